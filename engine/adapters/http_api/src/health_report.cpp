#include <qcat/http_api/health_report.h>

#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::http_api
{

namespace
{

using domain::Health;
using domain::TradingState;
using Component = wire::HealthReport::Component;

constexpr base::Duration kEngineSilence = std::chrono::seconds(5);

std::int64_t ageMs(base::SteadyTime at, base::SteadyTime now)
{
    return std::max<std::int64_t>(0, (now - at).count() / 1'000'000);
}

Health healthOf(const api::TradingSnapshot &trading, base::SteadyTime now)
{
    if (now - trading.at > kEngineSilence)
        return Health::Crit;
    switch (trading.state) {
    case TradingState::Active:
        return Health::Ok;
    case TradingState::Halted:
        return trading.stateWhy.health == Health::Crit ? Health::Crit : Health::Warn;
    default:
        return Health::Warn;
    }
}

// The engine itself, as the newest thing that it said.
Component tradingComponent(const api::TradingSnapshot &trading, base::SteadyTime now)
{
    const auto age = ageMs(trading.at, now);
    const std::string state(domain::name(trading.state));
    std::string message = trading.stateWhy.text.empty() ? state : state + ": " + trading.stateWhy.text;
    if (now - trading.at > kEngineSilence)
        message = fmt::format("the engine has said nothing for {}", base::toShortText(now - trading.at));
    return {"trading", std::string(domain::name(healthOf(trading, now))), age, message};
}

Health healthOf(const api::ComponentView &component, base::SteadyTime now)
{
    const bool isStale = component.interval.count() > 0 && now - component.at > 2 * component.interval;
    return isStale && component.health != Health::Crit ? Health::Unknown : component.health;
}

Component componentOf(const api::ComponentView &component, base::SteadyTime now)
{
    const Health health = healthOf(component, now);
    std::string message = component.finding.text;
    if (health != component.health)
        message = fmt::format("no news for {}; before: {}", base::toShortText(now - component.at), message);
    return {component.id.value, std::string(domain::name(health)), ageMs(component.at, now), message};
}

bool keepsTradingSafe(const api::ComponentView &component)
{
    return component.id.value == "journal" || component.id.value == "engine";
}

} // namespace

wire::HealthReport healthReport(const api::Snapshot &snapshot, base::WallTime now, base::SteadyTime steadyNow)
{
    const auto &trading = *snapshot.trading;
    if (trading.state == TradingState::Starting)
        return healthWithoutEngine("starting", snapshot.version, now);
    wire::HealthReport report{"healthy", snapshot.version, now, {tradingComponent(trading, steadyNow)}};
    Health worst = healthOf(trading, steadyNow);
    bool isSafe = worst != Health::Crit;
    for (const auto &component : snapshot.ops->components) {
        report.components.push_back(componentOf(component, steadyNow));
        const Health health = healthOf(component, steadyNow);
        worst = health == Health::Ok ? worst : std::max(worst, Health::Warn);
        isSafe = isSafe && !(keepsTradingSafe(component) && health == Health::Crit);
    }
    if (worst != Health::Ok)
        report.status = isSafe ? "degraded" : "unhealthy";
    return report;
}

wire::HealthReport healthWithoutEngine(std::string status, std::string version, base::WallTime now)
{
    return {std::move(status), std::move(version), now, {}};
}

int httpStatus(const wire::HealthReport &report)
{
    return report.status == "healthy" || report.status == "degraded" ? 200 : 503;
}

} // namespace qcat::http_api
