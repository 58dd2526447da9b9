#include <qcat/baselines/verdict.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace qcat::baselines
{

using domain::Baseline;
using domain::BaselineState;
using domain::PerformanceArea;

namespace
{

constexpr std::size_t kOthersNamed = 6;

bool isOut(const Baseline &baseline)
{
    return baseline.state == BaselineState::Deviating;
}

std::string_view codeOf(PerformanceArea area)
{
    switch (area) {
    case PerformanceArea::Process: return code::kProcessStalls;
    case PerformanceArea::Disk: return code::kDiskSlow;
    case PerformanceArea::Database: return code::kDatabaseSlow;
    case PerformanceArea::Redis: return code::kRedisSlow;
    case PerformanceArea::Venue: return code::kVenueSlow;
    case PerformanceArea::MarketData: return code::kMarketDataSlow;
    case PerformanceArea::Api: return code::kApiSlow;
    case PerformanceArea::Orders: break;
    }
    return code::kOrdersSlow;
}

// The farthest out of those that deviate, or null.
const Baseline *worst(const std::vector<Baseline> &baselines, auto &&counts)
{
    const Baseline *found = nullptr;
    for (const auto &baseline : baselines)
        if (isOut(baseline) && counts(baseline.area) && (!found || excess(baseline) > excess(*found)))
            found = &baseline;
    return found;
}

std::string othersThan(const Baseline &first, const std::vector<Baseline> &baselines)
{
    std::vector<const Baseline *> out;
    for (const auto &baseline : baselines)
        if (isOut(baseline) && baseline.metric != first.metric)
            out.push_back(&baseline);
    std::ranges::sort(out, [](const auto *a, const auto *b) { return excess(*a) > excess(*b); });
    std::string text;
    for (std::size_t i = 0; i < std::min(out.size(), kOthersNamed); ++i)
        text += fmt::format("{}{} {} ({})", i == 0 ? "" : ", ", out[i]->metric, valueText(out[i]->value, out[i]->unit), valueText(out[i]->usual, out[i]->unit));
    return text;
}

std::string count(const std::vector<Baseline> &baselines)
{
    return std::to_string(baselines.size());
}

domain::Finding quiet(const std::vector<Baseline> &baselines)
{
    const bool isLearning = std::ranges::all_of(baselines, [](const auto &b) { return b.state == BaselineState::Learning; });
    if (isLearning)
        return {std::string(code::kLearning), fmt::format("what is usual is being learned from {} figures", baselines.size()), {{"metrics", count(baselines)}}, domain::Health::Ok};
    return {std::string(code::kUsual), fmt::format("{} figures are as usual at this hour", baselines.size()), {{"metrics", count(baselines)}}, domain::Health::Ok};
}

} // namespace

double excess(const Baseline &baseline)
{
    const double allowance = baseline.limit - baseline.usual;
    return allowance > 0 ? (baseline.value - baseline.usual) / allowance : 0;
}

std::optional<PerformanceArea> culprit(const std::vector<Baseline> &baselines)
{
    for (const auto area : {PerformanceArea::Process, PerformanceArea::Disk})
        if (worst(baselines, [area](PerformanceArea a) { return a == area; }))
            return area;
    if (const auto *found = worst(baselines, [](PerformanceArea a) { return a != PerformanceArea::Orders; }))
        return found->area;
    if (const auto *found = worst(baselines, [](PerformanceArea) { return true; }))
        return found->area;
    return std::nullopt;
}

domain::Finding verdict(const std::vector<Baseline> &baselines)
{
    if (const auto area = culprit(baselines)) {
        const auto &first = *worst(baselines, [area](PerformanceArea a) { return a == *area; });
        const auto value = valueText(first.value, first.unit);
        const auto usual = valueText(first.usual, first.unit);
        const auto others = othersThan(first, baselines);
        return {std::string(codeOf(*area)), fmt::format("{} is {}, usual at this hour is {}{}", first.metric, value, usual, others.empty() ? "" : "; also: " + others),
                {{"metric", first.metric}, {"value", value}, {"usual", usual}, {"others", others.empty() ? "-" : others}}, domain::Health::Warn};
    }
    const auto drifting = std::ranges::find(baselines, BaselineState::Drifting, &Baseline::state);
    if (drifting == baselines.end())
        return quiet(baselines);
    const auto trend = valueText(drifting->trend, drifting->unit);
    const auto usual = valueText(drifting->usual, drifting->unit);
    return {std::string(code::kDrifting), fmt::format("{} was {} over the last hour, usual is {}", drifting->metric, trend, usual),
            {{"metric", drifting->metric}, {"trend", trend}, {"usual", usual}}, domain::Health::Warn};
}

std::string valueText(double value, const std::string &unit)
{
    if (unit != "s")
        return unit == "1" ? fmt::format("{:.3g}", value) : fmt::format("{:.3g} {}", value, unit);
    static constexpr std::array<std::pair<double, const char *>, 3> kUnits = {{{1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}}};
    for (const auto &[size, name] : kUnits)
        if (value >= size)
            return fmt::format("{:.3g} {}", value / size, name);
    return fmt::format("{:.0f} ns", value * 1e9);
}

} // namespace qcat::baselines
