#include "metric_memory.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qcat::baselines
{

namespace
{

constexpr std::size_t kOfAnHour = 120; // of one hour of the week: the last two weeks of it, by the minute
constexpr std::size_t kRecent = 360;   // six hours, by the minute
constexpr double kTrendIntervals = 60;
constexpr double kAsDeviation = 1.4826; // the median of absolute deviations of a normal distribution, as its standard deviation

double medianOf(std::vector<float> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return double(*middle);
    return (double(*middle) + double(*std::max_element(values.begin(), middle))) / 2;
}

template <std::size_t... I>
std::array<Ring, sizeof...(I)> rings(std::index_sequence<I...>)
{
    return {((void)I, Ring(kOfAnHour))...};
}

} // namespace

void Ring::add(double value)
{
    if (m_values.size() < m_most)
        m_values.push_back(float(value));
    else
        m_values[m_next] = float(value);
    m_next = (m_next + 1) % m_most;
}

Usual usualOf(const std::vector<float> &values)
{
    const double median = medianOf(values);
    auto deviations = values;
    for (auto &value : deviations)
        value = float(std::abs(double(value) - median));
    return {median, kAsDeviation * medianOf(std::move(deviations))};
}

std::size_t hourOfWeek(base::WallTime time)
{
    constexpr std::int64_t kHour = 3'600'000'000'000;
    constexpr std::int64_t kThursday = 3 * 24; // 1970-01-01
    return std::size_t((time.ns / kHour + kThursday) % std::int64_t(kHoursOfWeek));
}

MetricMemory::MetricMemory() : hours(rings(std::make_index_sequence<kHoursOfWeek>())), recent(kRecent) {}

std::optional<MetricMemory::Reference> MetricMemory::reference(std::size_t hour, int enough) const
{
    const auto &own = hours[hour].values();
    const bool isOfThisHour = int(own.size()) >= enough;
    const auto &values = isOfThisHour ? own : recent.values();
    if (int(values.size()) < enough)
        return std::nullopt;
    return Reference{usualOf(values), int(values.size()), isOfThisHour};
}

int MetricMemory::known(std::size_t hour) const
{
    return int(std::max(hours[hour].values().size(), recent.values().size()));
}

void MetricMemory::learn(std::size_t hour, double value)
{
    if (hour != m_runningHour) {
        hours[m_runningHour] = ofHour(m_runningHour);
        m_running.clear();
        m_runningHour = hour;
    }
    m_running.push_back(float(value));
    recent.add(value);
}

Ring MetricMemory::ofHour(std::size_t hour) const
{
    Ring all = hours[hour];
    if (hour == m_runningHour)
        for (const float value : m_running)
            all.add(double(value));
    return all;
}

void MetricMemory::smooth(double level)
{
    constexpr double kWeight = 2 / (kTrendIntervals + 1);
    trend += kWeight * (level - trend); // from nothing: it has to last to be one
    ++smoothed;
}

} // namespace qcat::baselines
