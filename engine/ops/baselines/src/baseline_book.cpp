#include <qcat/baselines/baseline_book.h>

#include "metric_memory.h"

#include <algorithm>
#include <cmath>

namespace qcat::baselines
{

using domain::Baseline;
using domain::BaselineState;

namespace
{

constexpr int kBeforeItIsSaid = 2;    // intervals outside the band, and inside it before it is over
constexpr int kBeforeItDrifts = 60;   // intervals in the trend
constexpr double kDrift = 0.5;        // of the way from what is usual to the limit
constexpr double kLeastSpread = 0.10; // of the median: what hardly ever moves is not unusual at the first stir

// Where the value stands between what is usual (0) and the limit (1), smoothed: so that an hour with another level is no trend, and a
// spike no more than a value at the limit.
void smooth(Baseline &baseline, MetricMemory &memory)
{
    const double allowance = baseline.limit - baseline.usual;
    if (allowance > 0)
        memory.smooth(std::clamp((baseline.value - baseline.usual) / allowance, -1.0, 1.0));
    baseline.trend = baseline.usual + memory.trend * allowance;
}

void judge(Baseline &baseline, MetricMemory &memory, base::WallTime end)
{
    const bool isOutside = baseline.value > baseline.limit;
    memory.outside = isOutside ? memory.outside + 1 : 0;
    memory.inside = isOutside ? 0 : memory.inside + 1;
    if (memory.outside == 1 && !memory.isDeviating)
        memory.since = end;
    if (memory.outside >= kBeforeItIsSaid)
        memory.isDeviating = true;
    else if (memory.inside >= kBeforeItIsSaid)
        memory.isDeviating = false;
    const bool hasDrifted = memory.smoothed >= kBeforeItDrifts && memory.trend > kDrift;
    if (memory.isDeviating)
        baseline.state = BaselineState::Deviating;
    else if (isOutside)
        baseline.state = BaselineState::Suspected;
    else
        baseline.state = hasDrifted ? BaselineState::Drifting : BaselineState::Usual;
    baseline.since = memory.isDeviating || isOutside ? memory.since : base::WallTime{};
}

bool isNoticed(const Baseline &baseline)
{
    return baseline.state == BaselineState::Deviating || baseline.state == BaselineState::Drifting;
}

} // namespace

BaselineBook::BaselineBook(Settings settings, base::WallTime learnsSince) : m_settings(settings), m_learnsSince(learnsSince) {}
BaselineBook::~BaselineBook() = default;
BaselineBook::BaselineBook(BaselineBook &&) noexcept = default;
BaselineBook &BaselineBook::operator=(BaselineBook &&) noexcept = default;

std::vector<Baseline> BaselineBook::add(const std::vector<Reading> &readings, base::WallTime end)
{
    if (!m_learnsSince.isValid())
        m_learnsSince = end;
    const auto hour = hourOfWeek(end);
    std::vector<Baseline> all;
    for (const auto &reading : readings) {
        if (!std::isfinite(reading.value) || (!m_metrics.contains(reading.metric) && m_metrics.size() >= kMostMetrics))
            continue;
        auto &held = m_metrics[reading.metric];
        if (!held)
            held = std::make_unique<MetricMemory>();
        auto &memory = *held;
        Baseline baseline;
        baseline.metric = reading.metric;
        baseline.unit = reading.unit;
        baseline.area = reading.area;
        baseline.value = reading.value;
        baseline.trend = reading.value;
        baseline.intervals = memory.known(hour);
        if (const auto reference = memory.reference(hour, m_settings.learnIntervals)) {
            baseline.intervals = reference->intervals;
            baseline.isOfThisHour = reference->isOfThisHour;
            baseline.usual = reference->usual.median;
            baseline.spread = std::max({reference->usual.spread, kLeastSpread * std::abs(baseline.usual), reading.grain});
            baseline.limit = baseline.usual + m_settings.deviation * baseline.spread;
            smooth(baseline, memory);
            judge(baseline, memory, end);
        }
        if (baseline.state == BaselineState::Learning || baseline.state == BaselineState::Usual)
            memory.learn(hour, reading.value);
        all.push_back(std::move(baseline));
    }
    std::ranges::stable_sort(all, [](const Baseline &a, const Baseline &b) {
        return isNoticed(a) != isNoticed(b) ? isNoticed(a) : a.metric < b.metric;
    });
    return all;
}

void BaselineBook::forget(base::WallTime now)
{
    m_metrics.clear();
    m_learnsSince = now;
}

} // namespace qcat::baselines
