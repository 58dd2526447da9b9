#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace
{

// systemd-analyze wants a program that is there; ours are installed by the package.
constexpr const char *kInstalledPrograms = "/opt/qcat/bin/";

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

    // The unit with a program that is there.
    QString checked(const QString &unit)
    {
        QFile shipped(QStringLiteral(QCAT_SOURCE_DIR "/packaging/systemd/") + unit);
        QFile copy(m_folder.filePath(unit));
        if (!shipped.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
            qFatal("cannot read a unit, or write its copy");
        static const QRegularExpression program(QLatin1String(kInstalledPrograms) + QStringLiteral("\\w+"));
        copy.write(QString::fromUtf8(shipped.readAll()).replace(program, QStringLiteral("/bin/true")).toUtf8());
        return copy.fileName();
    }
    static void units()
    {
        QTest::addColumn<QString>("unit");
        for (const char *unit : {"qcat.service", "qguard.service", "qcat-backup.service", "qcat-upkeep.service"})
            QTest::newRow(unit) << QString::fromLatin1(unit);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("systemd-analyze")).isEmpty())
            QSKIP("systemd-analyze is not installed (package systemd)");
    }

    void every_key_of_the_unit_is_known_to_systemd_data() { units(); }
    void every_key_of_the_unit_is_known_to_systemd()
    {
        QFETCH(QString, unit);
        // with --recursive-errors an unknown key is an error; of this unit alone, not of what it names
        const QString complaints = analyze(
            {QStringLiteral("--man=no"), QStringLiteral("--recursive-errors=no"), QStringLiteral("verify"), checked(unit)});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void the_unit_exposes_little_of_the_system_data() { units(); }
    void the_unit_exposes_little_of_the_system()
    {
        QFETCH(QString, unit);
        const QString complaints =
            analyze({QStringLiteral("security"), QStringLiteral("--offline=true"), QStringLiteral("--no-pager"),
                     QStringLiteral("--threshold=%1").arg(kWorstExposure), checked(unit)});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }
};

QTEST_GUILESS_MAIN(TestSystemdUnit)
#include "tst_systemd_unit.moc"
