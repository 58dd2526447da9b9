#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// What "cmake --install" puts on a machine is whole: both programs, what they read, and their units.
class TestInstall : public QObject
{
    Q_OBJECT

    QTemporaryDir m_prefix;
    QString m_said;

    int run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(60'000);
        m_said = QString::fromUtf8(process.readAll());
        return ended ? process.exitCode() : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const int code = run(QStringLiteral("cmake"), {QStringLiteral("--install"), QStringLiteral(QCAT_BINARY_DIR "/.."), QStringLiteral("--prefix"), m_prefix.path()});
        QVERIFY2(code == 0, qPrintable(m_said));
    }

    void installed_program_reads_the_installed_faults()
    {
        QVERIFY2(QFile::exists(m_prefix.filePath(QStringLiteral("share/qcat/faults/service.dead.yaml"))), qPrintable(m_said));
        const int code = run(m_prefix.filePath(QStringLiteral("bin/qcat")), {QStringLiteral("fault"), QStringLiteral("lint")});
        QVERIFY2(code == 0, qPrintable(m_said));
    }

    void backups_have_a_timer_and_the_manuals_script()
    {
        QFile timer(m_prefix.filePath(QStringLiteral("lib/systemd/system/qcat-backup.timer")));
        QVERIFY(timer.open(QIODevice::ReadOnly) && timer.readAll().contains("OnCalendar="));
        QFile service(m_prefix.filePath(QStringLiteral("lib/systemd/system/qcat-backup.service")));
        QVERIFY(service.open(QIODevice::ReadOnly) && service.readAll().contains("qcat backup verify"));
        QTemporaryDir folder;
        QFile config(folder.filePath(QStringLiteral("config.yaml")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(QStringLiteral("app:\n  data_dir: %1/data\nbackup:\n  directory: %1/backups\n").arg(folder.path()).toUtf8());
        config.close();
        const int code = run(m_prefix.filePath(QStringLiteral("scripts/backup.sh")), {QStringLiteral("--config"), config.fileName()});
        QCOMPARE(code, 1); // there is no store yet; the first step says so and ends it
        QVERIFY2(m_said.count(QLatin1Char('\n')) == 1, qPrintable(m_said));
    }

    void watcher_and_its_unit_are_installed_beside_the_daemon()
    {
        const int code = run(m_prefix.filePath(QStringLiteral("bin/qguard")), {QStringLiteral("--help")});
        QVERIFY2(code == 0 && m_said.contains(QLatin1String("service.dead")), qPrintable(m_said));
        for (const char *name : {"qcat", "qguard"}) {
            QFile unit(m_prefix.filePath(QStringLiteral("lib/systemd/system/%1.service").arg(QLatin1String(name))));
            QVERIFY(unit.open(QIODevice::ReadOnly));
            QVERIFY(unit.readAll().contains(QByteArray("ExecStart=/opt/qcat/bin/") + name + ' '));
        }
    }
};

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
