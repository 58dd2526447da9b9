#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace
{

// systemd-analyze wants a program that is there; ours is installed by the package.
constexpr const char *kInstalledProgram = "/opt/qcat/bin/qcat";

// In tenths of what "systemd-analyze security" shows; 9.6 is an unhardened service.
constexpr int kWorstExposure = 20;

} // namespace

class TestSystemdUnit : public QObject
{
    Q_OBJECT

private:
    QString analyze(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("systemd-analyze"), arguments);
        if (!process.waitForFinished(30'000))
            return QStringLiteral("no answer");
        const QString output = QString::fromUtf8(process.readAll());
        return process.exitCode() == 0 ? QString() : output;
    }

    QTemporaryDir m_folder;
    QString m_unit;

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("systemd-analyze")).isEmpty())
            QSKIP("systemd-analyze is not installed (package systemd)");
        QFile shipped(QStringLiteral(QCAT_SOURCE_DIR "/packaging/systemd/qcat.service"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray text = shipped.readAll();
        QVERIFY(text.contains(kInstalledProgram));
        m_unit = m_folder.filePath(QStringLiteral("qcat.service"));
        QFile checked(m_unit);
        QVERIFY(checked.open(QIODevice::WriteOnly));
        checked.write(text.replace(kInstalledProgram, "/bin/true"));
    }

    void every_key_of_the_unit_is_known_to_systemd()
    {
        // with --recursive-errors an unknown key is an error; of this unit alone, not of what it names
        const QString complaints = analyze(
            {QStringLiteral("--man=no"), QStringLiteral("--recursive-errors=no"), QStringLiteral("verify"), m_unit});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void the_unit_exposes_little_of_the_system()
    {
        const QString complaints =
            analyze({QStringLiteral("security"), QStringLiteral("--offline=true"), QStringLiteral("--no-pager"),
                     QStringLiteral("--threshold=%1").arg(kWorstExposure), m_unit});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }
};

QTEST_GUILESS_MAIN(TestSystemdUnit)
#include "tst_systemd_unit.moc"
