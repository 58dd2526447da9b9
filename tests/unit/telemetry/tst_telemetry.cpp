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
    telemetry::Telemetry m_full{"1.2.3",
                                m_clock,
                                {[] {
                                     return std::vector<telemetry::QueueReading>{{"engine", 3, 100}};
                                 },
                                 [] { return std::uint64_t(9); }}};

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
                                 "process_start_time_seconds 1700000000"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void snapshot_is_told_in_figures()
    {
        QFETCH(QString, line);
        const auto text = QString::fromStdString(m_full.text());
        QVERIFY2(text.split(QLatin1Char('\n')).contains(line), qPrintable(text));
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
