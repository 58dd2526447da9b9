#include "free_port.h"
#include "http_peer.h"
#include "monitoring_servers.h"
#include "runbook_cure.h"

#include <QProcess>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using Kind = MonitoringServer::Kind;

namespace
{

QByteArray collecting(int port)
{
    return "global: {scrape_interval: 1s}\nscrape_configs:\n  - job_name: qcat\n    static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(port) + "']}]\n";
}

std::optional<domain::Baseline> baseline(const api::Snapshot &snapshot, const std::string &metric)
{
    for (const auto &one : snapshot.data->performance->baselines)
        if (one.metric == metric)
            return one;
    return std::nullopt;
}

} // namespace

// Faults of those who watch, and of what they would see: how quick things are.
class TestMonitoringCures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prometheus_that_was_killed_is_started_again()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Prometheus); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer server(Kind::Prometheus, collecting(1), freePort());
        server.start();
        domain::Config config;
        config.monitoring.prometheus = server.url();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        server.kill();
        QVERIFY2(cure.isDetected("monitoring.down"), cure.said());
        QVERIFY2(cure.heal("monitoring.down", "monitoring.down", {}, {{"prometheus", [&] { server.start(); }}}), cure.said());
        QVERIFY2(cure.isOver("monitoring.down"), cure.said());
    }

    void prometheus_that_does_not_know_this_engine_is_given_its_target()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Prometheus); !why.isEmpty())
            QSKIP(qPrintable(why));
        HttpPeer figures([](const HttpPeer::Request &) { return HttpPeer::ok("qcat_build_info 1\n", "200 OK", "Content-Type: text/plain; version=0.0.4\r\n"); });
        const int port = freePort();
        auto prometheus = std::make_unique<MonitoringServer>(Kind::Prometheus, collecting(1), port);
        prometheus->start();
        domain::Config config;
        config.monitoring.prometheus = prometheus->url();
        RunbookCure cure(config, [&](runtime::HostOptions &options) { options.apiPort = [&] { return figures.port(); }; });
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY2(cure.isDetected("metrics.not_scraped"), cure.said());
        const auto mend = [&] {
            prometheus.reset(); // the port is free again
            prometheus = std::make_unique<MonitoringServer>(Kind::Prometheus, collecting(figures.port()), port);
            prometheus->start();
        };
        QVERIFY2(cure.heal("metrics.not_scraped", "metrics.not_scraped", {}, {{"scrape", mend}}), cure.said());
        QVERIFY2(cure.isOver("metrics.not_scraped"), cure.said());
    }

    // Stopped and let go on again by somebody else, as a garbage collector or a starved machine does it: nothing fails, only what is
    // usual tells it.
    void process_that_stands_still_again_and_again_is_named_and_as_usual_again()
    {
        domain::Config config;
        config.performance = {1s, 30, 8};  // so far out is nothing on a machine that is only busy
        config.strategy.instances.clear(); // nor are the times of orders looked at
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        const auto stall = [&] { return baseline(*cure.host().now(), "process.stall"); };
        QTRY_VERIFY_WITH_TIMEOUT(stall() && stall()->state == domain::BaselineState::Usual, 60'000);
        QProcess stopper;
        stopper.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("trap 'kill -CONT $PPID; exit' TERM\n"
                                                                                "while kill -STOP $PPID; do sleep 1.5; kill -CONT $PPID; sleep 0.4; done")});
        const auto mend = [&] {
            stopper.terminate();
            QVERIFY(stopper.waitForFinished(30'000));
        };
        QVERIFY2(cure.isDetected("performance.deviates"), cure.said());
        QVERIFY2(cure.heal("performance.deviates", "performance.deviates", {}, {{"performance", mend}}), cure.said());
        QCOMPARE(cure.found("performance"), std::string("performance.process_stalls"));
        QVERIFY2(cure.isOver("performance.deviates"), cure.said());
    }

    void what_is_usual_is_learned_anew_and_a_copy_is_kept()
    {
        domain::Config config;
        config.performance = {1s, 40, 8};
        QTemporaryDir folder;
        RunbookCure cure(config, {}, folder.filePath(QStringLiteral("data")));
        QVERIFY2(cure.isTrading(), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(!cure.host().now()->data->performance->baselines.empty(), 30'000);
        QVERIFY2(cure.heal({}, "performance.reset"), cure.said());
        QCOMPARE(cure.found("reset"), std::string("performance.reset"));
        QTRY_VERIFY_WITH_TIMEOUT(!cure.host().now()->data->performance->keptCopy.empty(), 30'000);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("data/")) + QString::fromStdString(cure.host().now()->data->performance->keptCopy)));
        const auto untyped = cure.host().run(api::ResetBaselines{"yes"});
        QVERIFY(untyped && untyped->error);
        QCOMPARE(untyped->error->code, std::string("command.confirm_missing"));
    }
};

QTEST_GUILESS_MAIN(TestMonitoringCures)
#include "tst_monitoring_cures.moc"
