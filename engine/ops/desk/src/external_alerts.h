#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/external_alert.h>
#include <qcat/domain/health.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace qcat::ops
{

// Turns alerts of others into probe results, one probe for each severity, so that detection treats them as what QCAT
// sees itself. However many come, and however they are called, they take a bounded number of instances: what is beyond
// joins one that is called "further alerts".
class ExternalAlerts
{
public:
    static constexpr std::size_t kMostInstances = 200;

    explicit ExternalAlerts(const base::Clock &clock) : m_clock(clock) {}

    std::vector<domain::ProbeResult> take(const domain::ExternalAlert &alert);
    // Under which instance an alert that was taken is known.
    std::string instanceOf(const domain::ExternalAlert &alert) const;

private:
    using Key = std::string; // name and what it is about
    domain::ProbeResult result(const std::string &probe, const std::string &instance, const domain::ExternalAlert &alert) const;
    std::string instanceFor(const Key &key, std::size_t most);

    const base::Clock &m_clock;
    std::map<Key, std::string> m_firing; // the probe that says so
    std::set<Key> m_instances;           // ever used: detection remembers each
};

} // namespace qcat::ops
