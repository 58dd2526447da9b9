#include "monitoring_servers.h"
#include "qcat_process.h"

#include <QJsonArray>

using Kind = MonitoringServer::Kind;

namespace
{

QByteArray curl(QStringList arguments)
{
    QProcess process;
    process.start(QStringLiteral("curl"), QStringList{QStringLiteral("-sS"), QStringLiteral("-m"), QStringLiteral("20")} + arguments);
    process.waitForFinished(30'000);
    return process.readAllStandardOutput();
}

QString amtool(const MonitoringServer &server, QStringList arguments)
{
    QProcess process;
    process.start(QStringLiteral("amtool"), QStringList{QStringLiteral("--alertmanager.url=") + QString::fromStdString(server.url())} + arguments);
    process.waitForFinished(30'000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

QJsonArray alertsOf(const QcatProcess &qcat)
{
    return QJsonDocument::fromJson(qcat.get(QStringLiteral("/api/v1/alerts")).body).array();
}

QJsonObject alertOf(const QcatProcess &qcat, const QString &fault)
{
    for (const auto &alert : alertsOf(qcat))
        if (alert[QLatin1String("fault")].toString() == fault)
            return alert.toObject();
    return {};
}

// Everything goes to qcat, with the token that is in its data folder.
QByteArray webhookTo(const QcatProcess &qcat)
{
    return "route: {receiver: qcat, group_wait: 1s, group_interval: 1s, repeat_interval: 1h}\n"
           "receivers:\n  - name: qcat\n    webhook_configs:\n      - url: 'http://127.0.0.1:" +
           QByteArray::number(qcat.port()) +
           "/api/v1/alerts/alertmanager'\n        http_config: {authorization: {credentials_file: " + qcat.dataDir().toUtf8() + "/token}}\n";
}

} // namespace

// Alerts of others come in, ours go out: the built program beside a real Alertmanager.
class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_manuals_curl_works_as_printed_and_is_a_test()
    {
        QcatProcess qcat;
        qcat.start({QStringLiteral("--headless")});
        QTRY_COMPARE_WITH_TIMEOUT(qcat.get(QStringLiteral("/health"), 500).status, 200, 30'000);
        const auto url = QStringLiteral("http://localhost:%1/api/v1/alerts").arg(qcat.port());
        const QStringList post = {QStringLiteral("-4"), QStringLiteral("-X"), QStringLiteral("POST"), url, QStringLiteral("-H"),
                                  QStringLiteral("Content-Type: application/json"), QStringLiteral("-d"),
                                  QStringLiteral("{\"level\":\"critical\",\"title\":\"Test\",\"message\":\"Test alert\"}")};
        QTRY_VERIFY_WITH_TIMEOUT(curl(post).contains("INC-"), 30'000); // incidents open once everything was looked at
        const auto alert = alertOf(qcat, QStringLiteral("external.test"));
        QCOMPARE(alert[QLatin1String("severity")].toString(), QStringLiteral("P3")); // whatever it claims
        QVERIFY(curl(post + QStringList{QStringLiteral("-H"), QStringLiteral("Origin: http://evil.example")}).contains("http.token_needed"));
        QVERIFY(curl(post + QStringList{QStringLiteral("-H"), QStringLiteral("X-Forwarded-For: 10.0.0.1")}).contains("http.token_needed"));
    }

    void an_alertmanager_opens_and_resolves_an_incident()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Alertmanager); !why.isEmpty())
            QSKIP(qPrintable(why));
        QcatProcess qcat;
        qcat.start({QStringLiteral("--headless")});
        QTRY_COMPARE_WITH_TIMEOUT(qcat.get(QStringLiteral("/health"), 500).status, 200, 30'000);
        MonitoringServer alertmanager(Kind::Alertmanager, webhookTo(qcat), freePort());
        alertmanager.start();
        QTRY_VERIFY_WITH_TIMEOUT(amtool(alertmanager, {QStringLiteral("config"), QStringLiteral("show")}).contains(QLatin1String("qcat")), 30'000);
        const QStringList add = {QStringLiteral("alert"), QStringLiteral("add"), QStringLiteral("alertname=HighLatency"),
                                 QStringLiteral("instance=db1"), QStringLiteral("severity=critical"), QStringLiteral("--annotation=summary=slow answers")};
        amtool(alertmanager, add);
        QTRY_COMPARE_WITH_TIMEOUT(alertOf(qcat, QStringLiteral("external.critical"))[QLatin1String("instance")].toString(),
                                  QStringLiteral("HighLatency @ db1"), 60'000);
        QCOMPARE(alertOf(qcat, QStringLiteral("external.critical"))[QLatin1String("severity")].toString(), QStringLiteral("P1"));
        amtool(alertmanager, add + QStringList{QStringLiteral("--end=%1").arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate))});
        QTRY_VERIFY_WITH_TIMEOUT(alertOf(qcat, QStringLiteral("external.critical")).isEmpty(), 60'000);
    }

    void incidents_of_qcat_are_listed_by_the_alertmanager()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Alertmanager); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer alertmanager(Kind::Alertmanager, "route: {receiver: none}\nreceivers: [{name: none}]\n", freePort());
        alertmanager.start();
        QcatProcess qcat;
        QFile config(qcat.file(QStringLiteral("config.yaml")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        // A port at which nobody listens is the incident.
        config.write("monitoring: {alertmanager: '" + QByteArray::fromStdString(alertmanager.url()) + "'}\nhealth: {ports: ['127.0.0.1:1'], watch_interval: 1s, watch_timeout: 1s}\n");
        config.close();
        qcat.start({QStringLiteral("--headless"), QStringLiteral("--config"), config.fileName()});
        const QStringList query = {QStringLiteral("alert"), QStringLiteral("query"), QStringLiteral("-o"), QStringLiteral("json"),
                                   QStringLiteral("source=qcat")};
        QTRY_VERIFY_WITH_TIMEOUT(amtool(alertmanager, query).contains(QLatin1String("endpoint.unreachable")), 90'000);
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
