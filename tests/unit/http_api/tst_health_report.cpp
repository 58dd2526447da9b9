#include <qcat/http_api/health_report.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Health;
using domain::TradingState;

namespace
{

constexpr base::SteadyTime kNow{1'000'000'000'000};

api::ComponentView component(const char *id, Health health, base::Duration age = 500ms)
{
    api::ComponentView view;
    view.id = {id};
    view.health = health;
    view.finding = {"x", "as it should be", {}, health};
    view.at = kNow + -age;
    view.interval = 1s;
    return view;
}

api::Snapshot snapshot(TradingState state, std::vector<api::ComponentView> components, Health why = Health::Ok,
                       base::Duration engineAge = 100ms)
{
    auto trading = std::make_shared<api::TradingSnapshot>();
    trading->state = state;
    trading->stateWhy.health = why;
    trading->at = kNow + -engineAge;
    auto ops = std::make_shared<api::OpsSnapshot>();
    ops->components = std::move(components);
    api::Snapshot made;
    made.version = "1.2.3";
    made.trading = trading;
    made.ops = ops;
    return made;
}

wire::HealthReport report(const api::Snapshot &snapshot)
{
    return http_api::healthReport(snapshot, {1}, kNow);
}

} // namespace

class TestHealthReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_follows_from_trading_and_components_data()
    {
        QTest::addColumn<api::Snapshot>("seen");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("http");
        const auto row = [](const char *name, api::Snapshot seen, const char *status, int http) {
            QTest::newRow(name) << std::move(seen) << QString::fromLatin1(status) << http;
        };
        row("all well", snapshot(TradingState::Active, {component("journal", Health::Ok)}), "healthy", 200);
        row("starting", snapshot(TradingState::Starting, {}), "starting", 503);
        row("database lost", snapshot(TradingState::Active, {component("postgresql", Health::Crit)}), "degraded", 200);
        row("warning", snapshot(TradingState::Active, {component("disk", Health::Warn)}), "degraded", 200);
        row("no data", snapshot(TradingState::Active, {component("redis", Health::Unknown)}), "degraded", 200);
        row("old news", snapshot(TradingState::Active, {component("redis", Health::Ok, 3s)}), "degraded", 200);
        row("reducing", snapshot(TradingState::Reducing, {}), "degraded", 200);
        row("halted by hand", snapshot(TradingState::Halted, {}), "degraded", 200);
        row("halted by a failure", snapshot(TradingState::Halted, {}, Health::Crit), "unhealthy", 503);
        row("journal failed", snapshot(TradingState::Active, {component("journal", Health::Crit)}), "unhealthy", 503);
        row("engine stalled", snapshot(TradingState::Active, {component("engine", Health::Crit)}), "unhealthy", 503);
        row("engine silent", snapshot(TradingState::Active, {}, Health::Ok, 6s), "unhealthy", 503);
    }
    void status_follows_from_trading_and_components()
    {
        QFETCH(api::Snapshot, seen);
        QFETCH(QString, status);
        QFETCH(int, http);
        QCOMPARE(QString::fromStdString(report(seen).status), status);
        QCOMPARE(http_api::httpStatus(report(seen)), http);
    }

    void every_component_has_its_age()
    {
        const auto made = report(snapshot(TradingState::Active, {component("journal", Health::Ok, 250ms)}));
        QCOMPARE(made.components.size(), std::size_t(2));
        QCOMPARE(made.components[0].name, std::string("trading"));
        QCOMPARE(made.components[0].ageMs, std::int64_t(100));
        QCOMPARE(made.components[1].ageMs, std::int64_t(250));
        QCOMPARE(made.components[1].state, std::string("ok"));
    }

    void old_news_are_never_shown_as_ok()
    {
        const auto made = report(snapshot(TradingState::Active, {component("redis", Health::Ok, 3s)}));
        QCOMPARE(made.components[1].state, std::string("unknown"));
        QCOMPARE(made.components[1].message, std::string("no news for 3.0 s; before: as it should be"));
    }
};

QTEST_GUILESS_MAIN(TestHealthReport)
#include "tst_health_report.moc"
