#include "metric_family.h"

#include <algorithm>

namespace qcat::telemetry
{

FamilyBuilder::FamilyBuilder(std::string name, std::string help, prometheus::MetricType type)
{
    m_family.name = std::move(name);
    m_family.help = std::move(help);
    m_family.type = type;
}

FamilyBuilder &FamilyBuilder::add(double value, const Labels &labels)
{
    prometheus::ClientMetric metric;
    for (const auto &[name, text] : labels)
        metric.label.push_back({name, text});
    if (m_family.type == prometheus::MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    m_family.metric.push_back(std::move(metric));
    return *this;
}

double seconds(base::Duration duration)
{
    return std::max(0.0, double(duration.count()) / 1e9);
}

FamilyBuilder gauge(std::string name, std::string help)
{
    return {std::move(name), std::move(help), prometheus::MetricType::Gauge};
}

FamilyBuilder counter(std::string name, std::string help)
{
    return {std::move(name), std::move(help), prometheus::MetricType::Counter};
}

} // namespace qcat::telemetry
