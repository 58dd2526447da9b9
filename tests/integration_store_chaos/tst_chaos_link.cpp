#include "network_namespace.h"
#include "store_chaos.h"

#include <qcat/base/log.h>

#include <fstream>

using namespace qcat;

// The link between the engine and its database: what is sent is lost without a word, and nobody hangs up.
class TestChaosLink : public QObject
{
    Q_OBJECT

public:
    explicit TestChaosLink(bool hasLeft) : m_hasLeft(hasLeft) {}

private:
    const bool m_hasLeft;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        if (!m_hasLeft)
            QSKIP("this machine does not let the test make a network namespace");
        log::installSink([](auto...) {});
    }

    void a_pulled_cable_is_told_and_nothing_is_lost_when_it_is_back()
    {
        NetworkNamespace network;
        QVERIFY(network.isReady());
        StoreChaos chaos;
        chaos.server.addSetting("listen_addresses = '127.0.0.1, " + std::string(NetworkNamespace::kThere) + "'");
        std::ofstream(chaos.server.dataDir() / "pg_hba.conf", std::ios::app) << "host all all " << NetworkNamespace::kHere << "/32 scram-sha-256\n";
        const auto up = network.inside([&] { return chaos.server.start(); });
        QVERIFY2(up, messageOf(up));
        const QString started = chaos.startEngine([&](domain::Config &config) {
            config.database.host = NetworkNamespace::kThere;
            config.database.port = chaos.server.port();
        });
        QCOMPARE(started, QString());

        QVERIFY(network.pullTheCable());
        const auto ms = chaos.msUntilDeskSays({"timeout", "unreachable", "no answer"}, 10'000);
        QVERIFY2(ms >= 0, qPrintable(chaos.desk()));
        qInfo("after %lld ms: %s", static_cast<long long>(ms), qPrintable(chaos.desk()));
        QVERIFY(chaos.isTrading());
        QVERIFY(network.plugItIn());
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QCOMPARE(chaos.faultsAtTheEnd(chaos.config().database), QString());
    }
};

int main(int argc, char **argv)
{
    const bool hasLeft = NetworkNamespace::leaveTheMachine(); // before there is a second thread
    const QCoreApplication app(argc, argv);
    TestChaosLink test(hasLeft);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chaos_link.moc"
