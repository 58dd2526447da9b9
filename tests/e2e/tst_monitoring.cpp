#include "monitoring_servers.h"
#include "postgres_server.h"
#include "qcat_process.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

using Kind = MonitoringServer::Kind;

namespace
{

struct Said {
    int code = -1;
    QString text; // both streams
};

Said run(const QString &program, const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

bool isInstalled(const char *program)
{
    return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

// What a dashboard asks, with its variables filled in as Grafana would.
QStringList queriesOf(const QString &dashboard)
{
    QStringList all;
    const auto panels = QJsonDocument::fromJson(contentOf(dashboard)).object()[QLatin1String("panels")].toArray();
    for (const auto &panel : panels)
        for (const auto &target : panel[QLatin1String("targets")].toArray())
            all << target[QLatin1String("expr")].toString().replace(QLatin1String("$instance"), QLatin1String(".*")).replace(QLatin1String("$__rate_interval"), QLatin1String("30s"));
    return all;
}

QJsonArray ask(const MonitoringServer &prometheus, const QByteArray &path)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl::fromEncoded(QByteArray::fromStdString(prometheus.url()) + path));
    request.setTransferTimeout(10'000);
    QNetworkReply *reply = manager.get(request);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const auto data = QJsonDocument::fromJson(reply->readAll()).object()[QLatin1String("data")].toObject();
    delete reply;
    return data[QLatin1String("result")].toArray();
}

bool hasData(const MonitoringServer &prometheus, const QString &query)
{
    return !ask(prometheus, "/api/v1/query?query=" + QUrl::toPercentEncoding(query)).isEmpty();
}

bool hasExternal(const QcatProcess &qcat, const QString &name)
{
    for (const auto &alert : QJsonDocument::fromJson(qcat.get(QStringLiteral("/api/v1/alerts")).body).array())
        if (alert[QLatin1String("instance")].toString().startsWith(name))
            return true;
    return false;
}

} // namespace

// The kit of resources/monitoring beside the built program: real Prometheus, real Alertmanager.
class TestMonitoring : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temp;

    Said exported(const QcatProcess &qcat, const QString &config, const QString &folder, const QStringList &more = {}) const
    {
        return run(QcatProcess::program(), QStringList{QStringLiteral("monitoring"), QStringLiteral("export"), folder, QStringLiteral("--config"), config,
                                                       QStringLiteral("--data-dir"), qcat.dataDir(), QStringLiteral("--port"), QString::number(qcat.port())} +
                                               more);
    }

private Q_SLOTS:
    void the_kit_holds_the_addresses_of_this_configuration_and_is_not_written_over()
    {
        const auto config = m_temp.filePath(QStringLiteral("addresses.yaml"));
        write(config, "monitoring: {prometheus: 'http://127.0.0.1:9190', alertmanager: 'http://10.0.0.7:9093/', grafana: 'https://grafana.example:3000'}\n");
        QcatProcess qcat;
        const auto folder = m_temp.filePath(QStringLiteral("addresses"));
        const auto first = exported(qcat, config, folder);
        QVERIFY2(first.code == 0, qPrintable(first.text));
        const auto scrape = contentOf(folder + QStringLiteral("/prometheus.yml"));
        for (const auto &address : {QByteArray("\"127.0.0.1:" + QByteArray::number(qcat.port()) + "\""), QByteArray("\"127.0.0.1:9190\""), QByteArray("\"10.0.0.7:9093\""),
                                    QByteArray("\"grafana.example:3000\"")})
            QVERIFY2(scrape.contains(address), address + " in " + scrape);
        QVERIFY(contentOf(folder + QStringLiteral("/alertmanager.yml")).contains(qcat.dataDir().toUtf8() + "/token"));
        const auto second = exported(qcat, config, folder);
        QCOMPARE(second.code, 1);
        QVERIFY2(second.text.contains(QLatin1String("nothing was written")), qPrintable(second.text));
        QCOMPARE(exported(qcat, config, folder, {QStringLiteral("--force")}).code, 0);
        QCOMPARE(run(QcatProcess::program(), {QStringLiteral("monitoring"), QStringLiteral("import"), folder}).code, 2);
    }

    void a_kit_follows_schemes_paths_and_the_running_engine_and_leaves_out_who_is_not_there_data()
    {
        QTest::addColumn<QByteArray>("monitoring");
        QTest::addColumn<QList<QByteArray>>("has");
        QTest::addColumn<QList<QByteArray>>("hasNot");
        using Parts = QList<QByteArray>;
        QTest::newRow("nobody") << QByteArray() << Parts{"job_name: prometheus\n    static_configs:\n      - targets: [\"127.0.0.1:9090\"]"}
                                << Parts{"job_name: alertmanager", "job_name: grafana", "scheme:", "metrics_path:"};
        QTest::newRow("a proxy") << QByteArray("monitoring: {prometheus: 'https://prom.example.org/prometheus', alertmanager: 'https://prom.example.org:8443/am/', grafana: 'http://10.0.0.7:3000/g'}\n")
                                 << Parts{"job_name: prometheus\n    scheme: https\n    metrics_path: \"/prometheus/metrics\"\n    static_configs:\n      - targets: [\"prom.example.org\"]",
                                          "job_name: alertmanager\n    scheme: https\n    metrics_path: \"/am/metrics\"\n    static_configs:\n      - targets: [\"prom.example.org:8443\"]",
                                          "job_name: grafana\n    metrics_path: \"/g/metrics\"\n    static_configs:\n      - targets: [\"10.0.0.7:3000\"]",
                                          "- scheme: https\n      path_prefix: \"/am\"\n      static_configs:\n        - targets: [\"prom.example.org:8443\"]"}
                                 << Parts{"127.0.0.1:9"};
        QTest::newRow("no Grafana") << QByteArray("monitoring: {alertmanager: 'http://10.0.0.7:9093'}\n") << Parts{"job_name: alertmanager\n    static_configs:\n      - targets: [\"10.0.0.7:9093\"]"}
                                    << Parts{"job_name: grafana", "127.0.0.1:9093"};
    }
    void a_kit_follows_schemes_paths_and_the_running_engine_and_leaves_out_who_is_not_there()
    {
        QFETCH(QByteArray, monitoring);
        QFETCH(QList<QByteArray>, has);
        QFETCH(QList<QByteArray>, hasNot);
        QTemporaryDir temp;
        const auto config = temp.filePath(QStringLiteral("config.yaml")), kit = temp.filePath(QStringLiteral("kit"));
        write(config, "app: {environment: paper}\n" + monitoring);
        write(temp.filePath(QStringLiteral("endpoint")), "http://127.0.0.1:18999\n"); // as an engine writes it
        const auto said = run(QcatProcess::program(), {QStringLiteral("monitoring"), QStringLiteral("export"), kit, QStringLiteral("--config"), config, QStringLiteral("--data-dir"), temp.path()});
        QVERIFY2(said.code == 0, qPrintable(said.text));
        const auto scrape = contentOf(kit + QStringLiteral("/prometheus.yml"));
        for (const auto &part : has + QList<QByteArray>{"job_name: qcat\n    static_configs:\n      - targets: [\"127.0.0.1:18999\"]"})
            QVERIFY2(scrape.contains(part), part + " in " + scrape);
        for (const auto &part : hasNot + QList<QByteArray>{":8082"})
            QVERIFY2(!scrape.contains(part), part + " in " + scrape);
        QVERIFY(contentOf(kit + QStringLiteral("/alertmanager.yml")).contains("http://127.0.0.1:18999/api/v1/alerts/alertmanager"));
        if (!isInstalled("promtool"))
            QSKIP("the tools of Prometheus are not installed");
        const auto checked = run(QStringLiteral("promtool"), {QStringLiteral("check"), QStringLiteral("config"), QStringLiteral("prometheus.yml")}, kit);
        QVERIFY2(checked.code == 0, qPrintable(checked.text));
    }

    void a_port_that_was_named_stands_over_what_the_folder_says()
    {
        QTemporaryDir temp;
        write(temp.filePath(QStringLiteral("endpoint")), "http://127.0.0.1:18999\n");
        const auto config = temp.filePath(QStringLiteral("config.yaml"));
        const auto scrapeOf = [&](const QByteArray &text, const QString &kit, const QStringList &more) {
            write(config, text);
            run(QcatProcess::program(),
                QStringList{QStringLiteral("monitoring"), QStringLiteral("export"), temp.filePath(kit), QStringLiteral("--config"), config, QStringLiteral("--data-dir"), temp.path()} + more);
            return contentOf(temp.filePath(kit) + QStringLiteral("/prometheus.yml"));
        };
        QVERIFY(scrapeOf("server: {port: 18111}\n", QStringLiteral("file"), {}).contains("\"127.0.0.1:18111\""));
        QVERIFY(scrapeOf("app: {environment: paper}\n", QStringLiteral("line"), {QStringLiteral("--port"), QStringLiteral("8082")}).contains("\"127.0.0.1:8082\""));
    }

    void the_tools_of_prometheus_find_nothing_to_object_to_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *program, const char *arguments) {
            QTest::addRow("%s %s", program, arguments) << QString::fromLatin1(program) << QString::fromLatin1(arguments).split(QLatin1Char(' '));
        };
        row("promtool", "check config prometheus.yml");
        row("promtool", "check rules --lint-fatal qcat_recording.yml qcat_alerts.yml");
        row("promtool", "test rules qcat_rules_test.yml");
        row("amtool", "check-config alertmanager.yml");
    }
    void the_tools_of_prometheus_find_nothing_to_object_to()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (!isInstalled(qPrintable(program)))
            QSKIP("the tools of Prometheus are not installed");
        const auto said = run(program, arguments, QStringLiteral(QCAT_SOURCE_DIR "/resources/monitoring"));
        QVERIFY2(said.code == 0, qPrintable(said.text));
    }

    // The types were checked with Grafana's own schema package, which is in no package of Debian; this holds the rest.
    void dashboards_have_panels_with_units_beside_each_other_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"qcat_engine.json", "qcat_monitoring.json"})
            QTest::newRow(file) << QStringLiteral(QCAT_SOURCE_DIR "/resources/monitoring/grafana/") + QLatin1String(file);
    }
    void dashboards_have_panels_with_units_beside_each_other()
    {
        QFETCH(QString, file);
        const auto dashboard = QJsonDocument::fromJson(contentOf(file)).object();
        QVERIFY(dashboard[QLatin1String("schemaVersion")].toInt() >= 39);
        QSet<int> ids;
        QSet<QPair<int, int>> taken;
        for (const auto &panel : dashboard[QLatin1String("panels")].toArray()) {
            const auto title = panel[QLatin1String("title")].toString();
            QVERIFY2(!title.isEmpty() && !ids.contains(panel[QLatin1String("id")].toInt()), qPrintable(title));
            ids << panel[QLatin1String("id")].toInt();
            const auto place = panel[QLatin1String("gridPos")].toObject();
            const auto number = [&](const char *key) { return place[QLatin1String(key)].toInt(); };
            QVERIFY2(number("x") + number("w") <= 24, qPrintable(title));
            for (int x = number("x"); x < number("x") + number("w"); ++x)
                for (int y = number("y"); y < number("y") + number("h"); ++y) {
                    QVERIFY2(!taken.contains({x, y}), qPrintable(title));
                    taken.insert({x, y});
                }
            if (panel[QLatin1String("type")].toString() == QLatin1String("row"))
                continue;
            QVERIFY2(!panel[QLatin1String("fieldConfig")][QLatin1String("defaults")][QLatin1String("unit")].toString().isEmpty(), qPrintable(title));
            QVERIFY2(!panel[QLatin1String("targets")].toArray().isEmpty(), qPrintable(title));
        }
    }

    void an_alert_of_prometheus_becomes_an_incident_and_ends_and_the_dashboards_find_data_for_all_they_ask()
    {
        for (const auto kind : {Kind::Prometheus, Kind::Alertmanager})
            if (const auto why = MonitoringServer::unavailable(kind); !why.isEmpty())
                QSKIP(qPrintable(why));
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer database;
        const auto started = database.start();
        QVERIFY2(started, messageOf(started));
        QcatProcess qcat;
        const int prometheusPort = freePort(), alertmanagerPort = freePort();
        const auto config = qcat.file(QStringLiteral("config.yaml"));
        const auto target = database.config();
        write(config, QStringLiteral("database: {host: '%1', port: %2, user: '%3', name: '%4', password: '%5'}\nmonitoring: {prometheus: 'http://127.0.0.1:%6', alertmanager: 'http://127.0.0.1:%7', forward_incidents: false}\n"
                                     "health: {watch_interval: 1s, watch_timeout: 1s}\n")
                          .arg(QString::fromStdString(target.host))
                          .arg(target.port)
                          .arg(QString::fromStdString(target.user), QString::fromStdString(target.name), QString::fromStdString(target.password))
                          .arg(prometheusPort)
                          .arg(alertmanagerPort)
                          .toUtf8());
        const auto folder = m_temp.filePath(QStringLiteral("kit"));
        const auto kit = exported(qcat, config, folder);
        QVERIFY2(kit.code == 0, qPrintable(kit.text));
        // As it ships, but for the pace of a test.
        const auto scrape = contentOf(folder + QStringLiteral("/prometheus.yml")).replace("interval: 15s", "interval: 1s").replace("- qcat_", "- " + folder.toUtf8() + "/qcat_");
        auto rules = contentOf(folder + QStringLiteral("/qcat_alerts.yml"));
        write(folder + QStringLiteral("/qcat_alerts.yml"), rules.replace("for: 15m", "for: 1s"));
        const auto routes = contentOf(folder + QStringLiteral("/alertmanager.yml")).replace("group_wait: 10s", "group_wait: 1s").replace("group_interval: 1m", "group_interval: 1s");

        qcat.start({QStringLiteral("--headless"), QStringLiteral("--config"), config});
        QTRY_COMPARE_WITH_TIMEOUT(qcat.get(QStringLiteral("/health"), 500).status, 200, 60'000);
        MonitoringServer alertmanager(Kind::Alertmanager, routes, alertmanagerPort);
        alertmanager.start();
        MonitoringServer prometheus(Kind::Prometheus, scrape, prometheusPort);
        prometheus.start();

        const auto verb = [&](QStringList words) {
            return run(QcatProcess::program(), words + QStringList{QStringLiteral("--data-dir"), qcat.dataDir()});
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasData(prometheus, QStringLiteral("qcat_trading_state{state=\"active\"} == 1")), 60'000);
        const auto halted = verb({QStringLiteral("halt"), QStringLiteral("--reason"), QStringLiteral("to see an alert")});
        QVERIFY2(halted.code == 0, qPrintable(halted.text));
        QTRY_VERIFY_WITH_TIMEOUT(hasExternal(qcat, QStringLiteral("QcatTradingNotActive")), 90'000);

        const auto resumed = verb({QStringLiteral("resume"), QStringLiteral("--confirm"), QStringLiteral("RESUME")});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.text));
        QTRY_VERIFY_WITH_TIMEOUT(!hasExternal(qcat, QStringLiteral("QcatTradingNotActive")), 90'000);

        // Rates need some seconds of history.
        for (const char *name : {"qcat_engine.json", "qcat_monitoring.json"}) {
            const auto queries = queriesOf(folder + QStringLiteral("/grafana/") + QLatin1String(name));
            QVERIFY(queries.size() > 12);
            for (const auto &query : queries)
                QTRY_VERIFY2_WITH_TIMEOUT(hasData(prometheus, query), qPrintable(query), 30'000);
        }
    }

    void the_baselines_answer_as_the_manual_asks()
    {
        QcatProcess qcat;
        const auto config = qcat.file(QStringLiteral("config.yaml"));
        write(config, "performance: {interval: 1s, learn_intervals: 5}\n");
        qcat.start({QStringLiteral("--headless"), QStringLiteral("--config"), config});
        QTRY_COMPARE_WITH_TIMEOUT(qcat.get(QStringLiteral("/health"), 500).status, 200, 60'000);
        const auto url = QStringLiteral("http://localhost:%1/api/v1/performance/").arg(qcat.port());
        const auto baselines = [&] { return QJsonDocument::fromJson(run(QStringLiteral("curl"), {QStringLiteral("-s"), QStringLiteral("-4"), url + QStringLiteral("baselines")}).text.toUtf8()).object(); };
        QTRY_VERIFY_WITH_TIMEOUT(!baselines()[QLatin1String("baselines")].toArray().isEmpty(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!baselines()[QLatin1String("stages")].toArray().isEmpty(), 60'000); // orders came
        const auto reset = run(QStringLiteral("curl"), {QStringLiteral("-s"), QStringLiteral("-4"), QStringLiteral("-X"), QStringLiteral("POST"), url + QStringLiteral("reset")});
        QVERIFY2(reset.text.contains(QLatin1String("performance.reset")), qPrintable(reset.text));
        QTRY_VERIFY_WITH_TIMEOUT(baselines()[QLatin1String("kept_copy")].toString().startsWith(QLatin1String("baselines-")), 30'000);
        QVERIFY(QFile::exists(qcat.dataDir() + QLatin1Char('/') + baselines()[QLatin1String("kept_copy")].toString()));
        const auto foreign = run(QStringLiteral("curl"), {QStringLiteral("-s"), QStringLiteral("-4"), QStringLiteral("-X"), QStringLiteral("POST"), QStringLiteral("-H"), QStringLiteral("Origin: http://evil.example"), url + QStringLiteral("reset")});
        QVERIFY2(foreign.text.contains(QLatin1String("http.token_needed")), qPrintable(foreign.text));
        QVERIFY(contentOf(qcat.dataDir() + QStringLiteral("/qcat.log")).contains("[performance]")); // as the manual greps
    }
};

QTEST_GUILESS_MAIN(TestMonitoring)
#include "tst_monitoring.moc"
