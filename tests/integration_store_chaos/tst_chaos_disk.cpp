#include "small_disk.h"
#include "store_chaos.h"

#include <qcat/base/log.h>

#include <pwd.h>
#include <unistd.h>

using namespace qcat;

// A disk that is full: the server's, and the one that the spool is on.
class TestChaosDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        if (::geteuid() != 0)
            QSKIP("only root may mount a small disk for this test");
        const QTemporaryDir probe;
        if (!SmallDisk(probe.path().toStdString()).isMounted())
            QSKIP("this machine does not let the test mount a small disk");
        log::installSink([](auto...) {});
    }

    void a_full_disk_of_the_server_is_told_and_nothing_is_lost()
    {
        QTemporaryDir temp;
        QVERIFY(QFile::setPermissions(temp.path(), QFile::Permissions(0x7755)));
        const SmallDisk disk(temp.filePath(QStringLiteral("tablespace")).toStdString());
        QVERIFY(disk.isMounted());
        const passwd *const owner = ::getpwnam("postgres");
        QVERIFY(owner && ::chown(disk.path().c_str(), owner->pw_uid, owner->pw_gid) == 0);
        StoreChaos chaos;
        QCOMPARE(chaos.start(), QString());
        const auto made = chaos.sql("CREATE TABLESPACE tiny LOCATION '" + disk.path() + "'", "postgres");
        QVERIFY2(made, messageOf(made));
        // two rows a page, so that the table wants another one soon
        const auto moved = chaos.sql("ALTER TABLE orders SET (fillfactor = 10); ALTER TABLE orders SET TABLESPACE tiny");
        QVERIFY2(moved, messageOf(moved));
        disk.fill();
        const auto ms = chaos.msUntilDeskSays({"store.busy"}, 15'000); // when the last page of the table is full
        QVERIFY2(ms >= 0, qPrintable(chaos.desk()));
        qInfo("full disk of the server: after %lld ms: %s", static_cast<long long>(ms), qPrintable(chaos.desk()));
        QVERIFY(chaos.isTrading());
        disk.empty();
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
        QVERIFY(chaos.sql("ALTER TABLE orders SET TABLESPACE pg_default"));
    }

    void a_full_disk_under_the_spool_halts_and_the_next_start_makes_up_from_the_journal()
    {
        StoreChaos chaos;
        const SmallDisk disk(chaos.folder().toStdString() + "/spool");
        QVERIFY(disk.isMounted());
        QCOMPARE(chaos.start(), QString());
        QVERIFY(chaos.server.stopImmediate());
        disk.fill();
        QElapsedTimer clock;
        clock.start();
        QTRY_COMPARE_WITH_TIMEOUT(chaos.host->state(), domain::TradingState::Halted, 15'000);
        qInfo("full disk under the spool: halted after %lld ms", static_cast<long long>(clock.elapsed()));
        QVERIFY2(chaos.host->now()->trading->stateWhy.code == "spool.write_failed", chaos.host->now()->trading->stateWhy.code.c_str());
        disk.empty();
        QVERIFY(chaos.server.start());
        chaos.host.reset();
        chaos.host = std::make_unique<RunningHost>(chaos.config(), chaos.folder());
        QVERIFY2(chaos.host->started(), chaos.host->started() ? "" : chaos.host->started().error().message.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(chaos.host->now()->ops->spool.storeReachable, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(chaos.host->state(), domain::TradingState::Halted, 20'000); // a human resumes it
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }
};

int main(int argc, char **argv)
{
    SmallDisk::leaveTheMachine(); // before there is a second thread
    const QCoreApplication app(argc, argv);
    TestChaosDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chaos_disk.moc"
