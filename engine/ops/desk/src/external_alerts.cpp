#include "external_alerts.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace qcat::ops
{

namespace
{

constexpr auto kFurther = "further alerts";
constexpr std::size_t kReservedForP0 = 200; // a flood of lesser alerts does not put a P0 among the rest
constexpr std::size_t kMostFiring = 10'000; // beyond it "further alerts" is open anyway

std::string keyOf(const domain::ExternalAlert &alert)
{
    return alert.instance.empty() ? alert.name : alert.name + " @ " + alert.instance;
}

std::string probeOf(const domain::ExternalAlert &alert)
{
    if (alert.test)
        return "external_test";
    switch (alert.severity) {
    case domain::Severity::P0:
        return "external_emergency";
    case domain::Severity::P1:
        return "external_critical";
    case domain::Severity::P2:
        return "external_warning";
    case domain::Severity::P3:
        return "external_info";
    }
    return "external_warning";
}

} // namespace

std::vector<domain::ProbeResult> ExternalAlerts::take(const domain::ExternalAlert &alert)
{
    std::vector<domain::ProbeResult> results;
    const auto key = keyOf(alert);
    const auto probe = probeOf(alert);
    const auto before = m_firing.find(key);
    const bool hasFired = before != m_firing.end();
    const auto reserve = alert.severity == domain::Severity::P0 && !alert.test ? kReservedForP0 : 0;
    const auto instance = instanceFor(key, kMostInstances + reserve);
    // Of another severity now: the earlier one is over.
    if (hasFired && (!alert.firing || before->second != probe)) {
        auto over = alert;
        over.firing = false;
        const auto earlier = std::exchange(before->second, std::string());
        m_firing.erase(before);
        const bool othersGoOn = instance == kFurther && std::any_of(m_firing.begin(), m_firing.end(), [&](const auto &entry) {
            return entry.second == earlier && !m_instances.contains(entry.first);
        });
        if (!othersGoOn)
            results.push_back(result(earlier, instance, over));
    }
    // After a restart only detection knows what was open; who says that it is over is believed.
    if (!alert.firing && !hasFired)
        results.push_back(result(probe, instance, alert));
    if (alert.firing && (hasFired || m_firing.size() < kMostFiring + reserve)) {
        m_firing[key] = probe;
        results.push_back(result(probe, instance, alert));
    }
    return results;
}

std::string ExternalAlerts::instanceOf(const domain::ExternalAlert &alert) const
{
    const auto key = keyOf(alert);
    return m_instances.contains(key) ? key : kFurther;
}

std::string ExternalAlerts::instanceFor(const Key &key, std::size_t most)
{
    if (m_instances.contains(key))
        return key;
    if (m_instances.size() >= most)
        return kFurther;
    m_instances.insert(key);
    return key;
}

domain::ProbeResult ExternalAlerts::result(const std::string &probe, const std::string &instance,
                                           const domain::ExternalAlert &alert) const
{
    domain::ProbeResult result;
    result.probe = {probe};
    result.component = {"external"};
    result.instance = instance;
    // Whoever only tries the way has broken nothing.
    result.health = alert.firing && !alert.test ? domain::Health::Crit : domain::Health::Ok;
    const auto code = !alert.firing ? code::kAlertOver : alert.test ? code::kAlertTest : code::kAlertExternal;
    result.finding = {std::string(code),
                      fmt::format("{}{}: {} ({})", alert.firing ? "" : "over: ", alert.name, alert.summary, alert.source),
                      {{"name", alert.name}, {"summary", alert.summary}, {"source", alert.source}},
                      result.health};
    result.wallTime = m_clock.wallNow();
    result.at = m_clock.steadyNow();
    return result;
}

} // namespace qcat::ops
