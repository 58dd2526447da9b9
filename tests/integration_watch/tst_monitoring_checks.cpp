#include "free_port.h"
#include "http_peer.h"
#include "monitoring_servers.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>
#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>
#include <qcat/surroundings/network_checks.h>

#include <QScopeGuard>
#include <QTcpServer>

using namespace qcat;
using namespace std::chrono_literals;
namespace code = surroundings::code;
using Kind = MonitoringServer::Kind;

namespace
{

QString codeOf(const ops::Check &check)
{
    return QString::fromStdString(check({2s}).finding.code);
}

QString text(std::string_view code)
{
    return QString::fromUtf8(code.data(), qsizetype(code.size()));
}

QByteArray scraping(int port)
{
    return "global: {scrape_interval: 1s}\nscrape_configs:\n  - job_name: qcat\n    static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(port) + "']}]\n";
}

// Sends everything to a webhook that nobody listens at.
const QByteArray kIntoTheVoid = "route: {receiver: void, group_wait: 1s, group_interval: 1s, repeat_interval: 1s}\n"
                                "receivers: [{name: void, webhook_configs: [{url: 'http://127.0.0.1:1/'}]}]\n";

} // namespace

// The checks of monitoring against the real servers.
class TestMonitoringChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prometheus_is_healthy_hangs_and_is_down()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Prometheus); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer server(Kind::Prometheus, scraping(1), freePort(21'000));
        const auto check = surroundings::prometheus(server.url());
        QCOMPARE(codeOf(check), text(code::kPrometheusDown));
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(check), text(code::kPrometheusOk), 30'000);
        server.pause();
        QCOMPARE(codeOf(check), text(code::kPrometheusDown)); // accepts and says nothing
        server.resume();
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(check), text(code::kPrometheusOk), 30'000);
    }

    void whether_our_metrics_are_collected_is_told_by_prometheus()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Prometheus); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer server(Kind::Prometheus, scraping(1), freePort(21'000)); // nobody listens at port 1
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(surroundings::scrape(server.url(), 1)), text(code::kScrapeFailing), 30'000);
        QCOMPARE(codeOf(surroundings::scrape(server.url(), 8082)), text(code::kScrapeMissing));
        server.kill();
        QCOMPARE(codeOf(surroundings::scrape(server.url(), 1)), text(code::kScrapeUnknown));
    }

    void notifications_of_the_alertmanager_that_fail_are_told()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Alertmanager); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer server(Kind::Alertmanager, kIntoTheVoid, freePort(21'000));
        const auto ready = surroundings::alertmanager(server.url());
        const auto delivery = surroundings::alertDelivery(server.url());
        QCOMPARE(codeOf(ready), text(code::kAlertmanagerDown));
        QCOMPARE(codeOf(delivery), text(code::kDeliveryUnknown));
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(ready), text(code::kAlertmanagerOk), 30'000);
        QCOMPARE(codeOf(delivery), text(code::kDeliveryOk));
        const int posted = QProcess::execute(QStringLiteral("amtool"), {QStringLiteral("--alertmanager.url=") + QString::fromStdString(server.url()),
                                                                        QStringLiteral("alert"), QStringLiteral("add"), QStringLiteral("alertname=Trial")});
        QCOMPARE(posted, 0);
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(delivery), text(code::kDeliveryFails), 60'000);
    }

    void grafana_is_told_from_something_else_at_its_port()
    {
        QTcpServer something;
        QVERIFY(something.listen(QHostAddress::LocalHost));
        const auto url = "http://127.0.0.1:" + std::to_string(something.serverPort());
        QCOMPARE(codeOf(surroundings::grafana(url)), text(code::kGrafanaDown));
    }

    void the_certificate_of_a_tls_server_is_looked_at_whoever_signed_it()
    {
        QTemporaryDir folder;
        const auto file = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        if (QProcess::execute(QStringLiteral("openssl"),
                              {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
                               QStringLiteral("-subj"), QStringLiteral("/CN=qcat.test"), QStringLiteral("-days"), QStringLiteral("20"), QStringLiteral("-keyout"),
                               file("key"), QStringLiteral("-out"), file("cert")}) != 0)
            QSKIP("openssl is not installed");
        const int port = freePort(22'000);
        QProcess server;
        server.start(QStringLiteral("openssl"), {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:%1").arg(port),
                                                 QStringLiteral("-cert"), file("cert"), QStringLiteral("-key"), file("key"), QStringLiteral("-quiet")});
        const auto check = surroundings::certificate("127.0.0.1:" + std::to_string(port), {720h, 168h});
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(check), text(code::kCertificateExpiring), 30'000);
        server.kill();
        server.waitForFinished(10'000);
        QCOMPARE(codeOf(check), text(code::kCertificateUnreadable));
    }

    void a_disk_that_fills_is_low_and_then_full()
    {
        QTemporaryDir folder;
        if (QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), QStringLiteral("size=4m"),
                                                        QStringLiteral("tmpfs"), folder.path()}) != 0)
            QSKIP("a disk of the test's own cannot be mounted here");
        const auto end = qScopeGuard([&] { QProcess::execute(QStringLiteral("umount"), {folder.path()}); });
        const auto check = checks::diskSpace({folder.path().toStdString()}, {0.15, 0.05, 0});
        const auto fill = [&](const char *name, int kilobytes) {
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::WriteOnly) && file.write(QByteArray(kilobytes << 10, 'x')) == kilobytes << 10;
        };
        QCOMPARE(codeOf(check), text(checks::code::kDiskOk));
        QVERIFY(fill("most", 3700));
        QCOMPARE(codeOf(check), text(checks::code::kDiskLow));
        QVERIFY(fill("rest", 250));
        QCOMPARE(codeOf(check), text(checks::code::kDiskFull));
    }

    void urls_are_told_apart_by_how_they_fail()
    {
        QTcpServer silent; // accepts, and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QCOMPARE(codeOf(surroundings::url("http://127.0.0.1:" + std::to_string(silent.serverPort()))), text(code::kUrlTimeout));
        QCOMPARE(codeOf(surroundings::url("http://127.0.0.1:1/")), text(code::kUrlFailed));
        HttpPeer ill([](const auto &) { return HttpPeer::ok("fine", "503 Service Unavailable"); }); // it answers, and not well
        QCOMPARE(codeOf(surroundings::url(ill.url())), text(code::kUrlStatus));
        QCOMPARE(codeOf(surroundings::ownApi("http://127.0.0.1:1/health", 5s)), text(code::kApiSilent));
    }
};

QTEST_GUILESS_MAIN(TestMonitoringChecks)
#include "tst_monitoring_checks.moc"
