#include <qcat/telemetry/telemetry.h>

#include <qcat/base/manual_executor.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

base::Decimal decimal(const char *text)
{
    return *base::Decimal::parse(text);
}

std::shared_ptr<const api::Snapshot> sample(const base::Clock &clock)
{
    auto trading = std::make_shared<api::TradingSnapshot>();
    trading->state = domain::TradingState::Reducing;
    trading->at = clock.steadyNow();
    trading->accounts = {{"paper", "main", decimal("99000"), decimal("100250.5"), {}, {}, decimal("250.5"), decimal("5000")}};
    trading->ordersTotal = 120;
    trading->fillsTotal = 30;
    trading->denialsTotal = 4;
    trading->marketEvents = 98765;
    trading->workingOrders.resize(2);
    trading->workingOrders[1].order.state = domain::OrderState::Unknown;
    trading->strategies.resize(1);
    trading->strategies[0].id = {"mm-\"btc\"\n"};
    trading->books.resize(1);
    trading->books[0].symbol = "BTCUSDT";
    trading->books[0].state = api::BookState::Live;
    trading->books[0].at = clock.steadyNow() + -1500ms;
    auto ops = std::make_shared<api::OpsSnapshot>();
    ops->at = clock.steadyNow() + -250ms;
    ops->components.resize(1);
    ops->components[0].id = {"postgresql"};
    ops->components[0].health = domain::Health::Crit;
    ops->components[0].at = clock.steadyNow() + -2s;
    ops->incidents.resize(2);
    ops->incidents[0].severity = domain::Severity::P0;
    ops->incidents[0].state = domain::IncidentState::Open;
    ops->incidents[1].severity = domain::Severity::P2;
    ops->spool = {7, 700, 1000, 55, {}, "postgresql", false};
    auto data = std::make_shared<api::DataPlaneSnapshot>();
    domain::PoolStatus pool;
    pool.name = "postgresql";
    pool.settings.maxOpenConns = 10;
    pool.open = 4;
    pool.inUse = 3;
    pool.idle = 1;
    pool.waiting = 2;
    pool.acquired = 3;
    pool.totalWait = 1500ms;
    pool.timedOut = 1;
    for (const base::Duration took : {base::Duration(500ns), base::Duration(900ns), base::Duration(20ms)})
        pool.acquireTimes.add(took);
    pool.closed[std::size_t(domain::PoolCloseCause::Broken)] = 5;
    pool.dials.attempts = 9;
    pool.dials.failures = 6;
    pool.breaker = domain::PoolBreaker::SlowStart;
    pool.holders.rows.resize(2);
    pool.holders.rows[0].isLeaked = true;
    data->pools = {pool};
    auto performance = std::make_shared<domain::PerformanceStatus>();
    performance->at = clock.steadyNow() + -30s;
    performance->baselines.resize(2);
    performance->baselines[0] = {"order.durable", "s", domain::PerformanceArea::Disk, domain::BaselineState::Deviating, 0.03, 0.01, 0.002, 0.02, 0.01, 40, true, {}};
    performance->baselines[1].metric = "api.answer"; // still learning
    data->performance = performance;
    ops->channels.resize(1);
    ops->channels[0].name = "mail";
    ops->channels[0].health = domain::Health::Ok;
    ops->channels[0].waiting = 3;
    ops->channels[0].lastAccepted = {1'700'000'000'000'000'000};
    ops->deliveries.resize(2);
    ops->backups.backups.resize(2);
    ops->backups.backups[1].takenAt = {1'700'000'100'000'000'000};
    auto snapshot = std::make_shared<api::Snapshot>();
    snapshot->data = data;
    snapshot->trading = trading;
    snapshot->ops = ops;
    return snapshot;
}

} // namespace

class TestTelemetry : public QObject
{
    Q_OBJECT

    base::ManualClock m_clock;
    telemetry::Telemetry m_full{"1.2.3", m_clock, sources()};

    static telemetry::TelemetrySources sources()
    {
        telemetry::TelemetrySources all;
        all.queues = [] { return std::vector<telemetry::QueueReading>{{"engine", 3, 100}}; };
        all.droppedLogLines = [] { return std::uint64_t(9); };
        all.orderLatency = [] {
            domain::OrderLatency latency;
            latency.whole.add(1ms);
            latency.stages[std::size_t(domain::OrderStage::Durable)].add(900us);
            latency.venue.add(20ms);
            return latency;
        };
        all.figures = [](const api::Snapshot &) {
            return std::vector<domain::Measured>{{"component.disk.disk_free_bytes", 1e9, "bytes"},
                                                 {"component.postgresql.answer_ms", 12.5, "ms"},
                                                 {"component.certificates.certificate_left", 2, "d"},
                                                 {"component.postgresql_inside.connections_used", 40, "%"},
                                                 {"component.process.open_files", 77, "1"},
                                                 {"component.urls.answer_ms", 4, "ms"},
                                                 {"component.urls.answer_ms", 5, "ms"},
                                                 {"postgresql.commits", 7.5, "1/s"},
                                                 {"postgresql.size.orders-eu", 4096, "bytes"},
                                                 {"redis.ping", 0.25, "s"},
                                                 {"account.main.equity", 5, "quote"},
                                                 {"pool.redis.open", 5, "1"}};
        };
        all.dataFolder = "/tmp";
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_full.update(sample(m_clock));
        m_full.observeRequest("/health", 200, 3ms);
        m_full.observeRequest("/health", 200, 7ms);
    }

    void snapshot_is_told_in_figures_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"qcat_build_info{version=\"1.2.3\"} 1",
                                 "qcat_trading_state{state=\"reducing\"} 1",
                                 "qcat_trading_state{state=\"active\"} 0",
                                 "qcat_account_equity{venue=\"paper\",account=\"main\"} 100250.5",
                                 "qcat_account_day_pnl{venue=\"paper\",account=\"main\"} 250.5",
                                 "qcat_orders_total 120",
                                 "qcat_fills_total 30",
                                 "qcat_order_denials_total 4",
                                 "qcat_market_events_total 98765",
                                 "qcat_orders_working 2",
                                 "qcat_pool_max_open_connections{pool=\"postgresql\"} 10",
                                 "qcat_pool_connections{pool=\"postgresql\",state=\"in_use\"} 3",
                                 "qcat_pool_waiting{pool=\"postgresql\"} 2",
                                 "qcat_pool_held_too_long{pool=\"postgresql\"} 1",
                                 "qcat_pool_wait_seconds_total{pool=\"postgresql\"} 1.5",
                                 "qcat_pool_acquire_failures_total{pool=\"postgresql\",reason=\"timeout\"} 1",
                                 "qcat_pool_closed_total{pool=\"postgresql\",cause=\"broken\"} 5",
                                 "qcat_pool_dial_failures_total{pool=\"postgresql\"} 6",
                                 "qcat_pool_breaker{pool=\"postgresql\",state=\"slow_start\"} 1",
                                 "qcat_pool_acquire_seconds_bucket{pool=\"postgresql\",le=\"1.024e-06\"} 2",
                                 "qcat_pool_acquire_seconds_bucket{pool=\"postgresql\",le=\"+Inf\"} 3",
                                 "qcat_pool_acquire_seconds_count{pool=\"postgresql\"} 3",
                                 "qcat_orders_unknown 1",
                                 "qcat_strategy_enabled{strategy=\"mm-\\\"btc\\\"\\n\"} 1",
                                 "qcat_book_live{symbol=\"BTCUSDT\"} 1",
                                 "qcat_book_age_seconds{symbol=\"BTCUSDT\"} 1.5",
                                 "qcat_component_health{component=\"postgresql\",health=\"crit\"} 1",
                                 "qcat_component_health{component=\"postgresql\",health=\"ok\"} 0",
                                 "qcat_component_age_seconds{component=\"postgresql\"} 2",
                                 "qcat_incidents_open{severity=\"P0\"} 1",
                                 "qcat_incidents_open{severity=\"P2\"} 0",
                                 "qcat_incidents_suspected{severity=\"P2\"} 1",
                                 "qcat_spool_pending_records 7",
                                 "qcat_store_written_records_total 55",
                                 "qcat_store_reachable 0",
                                 "qcat_snapshot_age_seconds{thread=\"ops\"} 0.25",
                                 "qcat_queue_depth{queue=\"engine\"} 3",
                                 "qcat_log_dropped_lines_total 9",
                                 "qcat_http_request_duration_seconds_count{route=\"/health\",status=\"200\"} 2",
                                 "qcat_order_latency_seconds_count 1",
                                 "qcat_order_latency_seconds_sum 0.001",
                                 "qcat_order_stage_seconds_count{stage=\"durable\"} 1",
                                 "qcat_venue_round_trip_seconds_sum 0.02",
                                 "qcat_baseline_level_ratio{metric=\"order.durable\"} 2",
                                 "qcat_baseline_deviates{metric=\"order.durable\"} 1",
                                 "qcat_baselines 2",
                                 "qcat_baseline_age_seconds 30",
                                 "qcat_channel_healthy{channel=\"mail\",kind=\"email\"} 1",
                                 "qcat_channel_waiting_messages{channel=\"mail\",kind=\"email\"} 3",
                                 "qcat_backup_last_taken_timestamp_seconds 1700000100",
                                 "qcat_probe_disk_free_bytes 1000000000",
                                 "qcat_probe_postgresql_answer_seconds 0.0125",
                                 "qcat_probe_certificates_certificate_left_seconds 172800",
                                 "qcat_probe_postgresql_inside_connections_used_ratio 0.4",
                                 "qcat_probe_process_open_files 77",
                                 "qcat_probe_urls_answer_seconds 0.004",
                                 "qcat_postgresql_commits_per_second 7.5",
                                 "qcat_postgresql_size_bytes{database=\"orders-eu\"} 4096",
                                 "qcat_redis_ping_seconds 0.25",
                                 "qcat_metrics_left_out_series 0",
                                 "process_start_time_seconds 1700000000"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void snapshot_is_told_in_figures()
    {
        QFETCH(QString, line);
        const auto text = QString::fromStdString(m_full.text());
        QVERIFY2(text.split(QLatin1Char('\n')).contains(line), qPrintable(text));
    }

    // The manual greps for these.
    void processor_memory_and_disk_of_process_and_machine_are_told()
    {
        const auto text = m_full.text();
        for (const char *name : {"process_cpu_seconds_total", "process_resident_memory_bytes", "qcat_host_cpu_seconds_total{mode=\"user\"}", "qcat_host_cpus",
                                 "qcat_host_memory_bytes{kind=\"available\"}", "qcat_disk_bytes{kind=\"available\"}", "qcat_process_threads",
                                 "qcat_http_request_duration_seconds_bucket"})
            QVERIFY2(text.find(std::string("\n") + name) != std::string::npos, name);
        QVERIFY(text.find("account_main") == std::string::npos); // has a family of its own
    }

    void every_name_has_its_help_once()
    {
        QSet<QString> described;
        for (const auto &line : QString::fromStdString(m_full.text()).split(QLatin1Char('\n')))
            if (line.startsWith(QLatin1String("# HELP "))) {
                const auto name = line.section(QLatin1Char(' '), 2, 2);
                QVERIFY2(!described.contains(name), qPrintable(name));
                QVERIFY2(!line.section(QLatin1Char(' '), 3).isEmpty(), qPrintable(name));
                described << name;
            }
        QVERIFY(described.size() > 60);
    }

    void who_has_many_names_fills_no_prometheus()
    {
        auto snapshot = std::make_shared<api::Snapshot>(*sample(m_clock));
        auto trading = std::make_shared<api::TradingSnapshot>(*snapshot->trading);
        trading->strategies.resize(10'000);
        trading->books.resize(10'000);
        for (std::size_t i = 0; i < 10'000; ++i) {
            trading->strategies[i].id = {"s" + std::to_string(i)};
            trading->books[i].symbol = "B" + std::to_string(i);
        }
        snapshot->trading = trading;
        auto many = sources();
        many.figures = [](const api::Snapshot &) {
            std::vector<domain::Measured> figures;
            for (int i = 0; i < 10'000; ++i)
                figures.push_back({"postgresql.size.db" + std::to_string(i), 1, "bytes"});
            return figures;
        };
        telemetry::Telemetry telemetry("1", m_clock, many);
        telemetry.update(snapshot);
        const auto text = QString::fromStdString(telemetry.text());
        QMap<QString, int> series;
        for (const auto &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            if (!line.startsWith(QLatin1Char('#')))
                ++series[line.section(QLatin1Char('{'), 0, 0).section(QLatin1Char(' '), 0, 0)];
        for (auto it = series.cbegin(); it != series.cend(); ++it)
            QVERIFY2(it.value() <= int(telemetry::kMostSeries), qPrintable(it.key()));
        QVERIFY(series[QStringLiteral("qcat_strategy_enabled")] == int(telemetry::kMostSeries));
        const auto leftOut = 9'800 * (4 + 2 + 1);
        QVERIFY2(text.contains(QStringLiteral("\nqcat_metrics_left_out_series %1\n").arg(leftOut)), "the count of what was left out");
    }

    void ages_grow_while_the_engine_is_silent()
    {
        base::ManualClock clock;
        telemetry::Telemetry telemetry("1", clock);
        telemetry.update(sample(clock));
        clock.advance(10s);
        QVERIFY(telemetry.text().find("qcat_snapshot_age_seconds{thread=\"engine\"} 10\n") != std::string::npos);
    }

    void without_a_snapshot_the_process_is_told_alone()
    {
        const auto text = telemetry::Telemetry("1", m_clock).text();
        QVERIFY(text.find("process_resident_memory_bytes ") != std::string::npos);
        QVERIFY(text.find("qcat_orders_total") == std::string::npos);
    }

    void prometheus_itself_finds_nothing_to_object_to_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("full") << QByteArray::fromStdString(m_full.text());
        QTest::newRow("without a snapshot") << QByteArray::fromStdString(telemetry::Telemetry("1", m_clock).text());
    }
    void prometheus_itself_finds_nothing_to_object_to()
    {
        QFETCH(QByteArray, text);
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not installed (package prometheus)");
        QProcess process;
        process.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        process.write(text);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(QString::fromUtf8(process.readAllStandardError() + process.readAllStandardOutput()), QString());
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTelemetry)
#include "tst_telemetry.moc"
