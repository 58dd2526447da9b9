#include "qcat_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>

// What `qcat drill` says and refuses; that each drill is mended by its runbook is shown by the tests named drill_….
class TestDrill : public QObject
{
    Q_OBJECT

private:
    struct Said {
        int code = -1;
        QString out;
        QString err;
    };
    static Said drill(const QStringList &arguments)
    {
        QProcess process;
        process.start(QcatProcess::program(), QStringList{QStringLiteral("drill")} << arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void every_drill_of_the_list_is_run_by_a_test_and_what_has_none_is_named_pending()
    {
        const auto said = drill({QStringLiteral("list")});
        QCOMPARE(said.code, 0);
        QStringList drills;
        const auto lines = said.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const auto &line : lines)
            if (!line.contains(QStringLiteral("pending: no drill yet")))
                drills << line.section(QLatin1Char(' '), 0, 0);
        QCOMPARE(drills.join(QLatin1Char(',')), QStringLiteral(QCAT_DRILLS));
    }

    void the_list_speaks_chinese()
    {
        QVERIFY(drill({QStringLiteral("list"), QStringLiteral("--language"), QStringLiteral("zh")}).out.contains(QStringLiteral("被强制终止")));
    }

    void a_drill_that_there_is_not_is_refused_with_the_way_to_the_names()
    {
        const auto said = drill({QStringLiteral("run"), QStringLiteral("no.such"), QStringLiteral("--unattended")});
        QCOMPARE(said.code, 2);
        QVERIFY2(said.err.contains(QStringLiteral("qcat drill list")), qPrintable(said.err));
    }

    void all_of_them_are_not_for_an_operator_at_once()
    {
        QCOMPARE(drill({QStringLiteral("run"), QStringLiteral("--all")}).code, 2);
    }

    void where_real_money_may_be_at_stake_it_is_refused()
    {
        QTemporaryDir folder;
        const auto config = folder.filePath(QStringLiteral("config.yaml"));
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("app:\n  environment: live\n");
        file.close();
        const auto said = drill({QStringLiteral("run"), QStringLiteral("redis.failed"), QStringLiteral("--unattended"), QStringLiteral("--config"), config,
                                 QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.contains(QStringLiteral("real money")), qPrintable(said.err + said.out));
    }

    // An operator's drill: it says where to attach, waits, and takes itself away when it is given up.
    void a_drill_that_is_given_up_is_not_passed_and_leaves_nothing_behind()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/redis-server")))
            QSKIP("Redis is not installed");
        QTemporaryDir folder;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TMPDIR"), folder.path());
        process.setProcessEnvironment(environment);
        process.start(QcatProcess::program(), {QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("redis.failed"), QStringLiteral("--reports"),
                                               folder.filePath(QStringLiteral("reports"))});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("--attach"), 60'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("reports")});
        const QDir reports(folder.filePath(QStringLiteral("reports")));
        QCOMPARE(reports.entryList({QStringLiteral("*.json")}).size(), 1);
        for (const auto &[ending, text] : {std::pair{QStringLiteral("*failed.md"), QStringLiteral("It ended early: given up")}, {QStringLiteral("*.zh.md"), QStringLiteral("提前结束")}}) {
            QFile report(reports.filePath(reports.entryList({ending}).value(0)));
            QVERIFY(report.open(QIODevice::ReadOnly));
            QVERIFY(QString::fromUtf8(report.readAll()).contains(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestDrill)
#include "tst_drill.moc"
