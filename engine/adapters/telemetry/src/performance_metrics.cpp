#include "performance_metrics.h"

#include "wait_histogram_metric.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::telemetry
{

void addBaselineMetrics(const domain::PerformanceStatus &status, base::SteadyTime now, Families &families)
{
    auto level = gauge("qcat_baseline_level_ratio", "A figure against the limit of what is usual: 0 as usual, 1 at the limit");
    auto deviates = gauge("qcat_baseline_deviates", "1 while a figure was above the limit for two intervals");
    for (const auto &baseline : status.baselines) {
        if (baseline.state == domain::BaselineState::Learning)
            continue; // what is usual is not known
        const double allowance = baseline.limit - baseline.usual;
        level.add(allowance > 0 ? (baseline.value - baseline.usual) / allowance : 0, {{"metric", baseline.metric}});
        deviates.add(baseline.state == domain::BaselineState::Deviating ? 1 : 0, {{"metric", baseline.metric}});
    }
    level.into(families);
    deviates.into(families);
    gauge("qcat_baselines", "Figures whose usual level is known or learned").add(double(status.baselines.size())).into(families);
    if (status.at.ns != 0)
        gauge("qcat_baseline_age_seconds", "Age of the newest look at them").add(seconds(now - status.at)).into(families);
}

void addOrderLatency(const domain::OrderLatency &latency, Families &families)
{
    auto whole = histogramFamily("qcat_order_latency_seconds", "From when a market event was due to the orders that answer it, durable and with the venue");
    whole.metric.push_back(histogramOf(latency.whole, {}));
    families.push_back(std::move(whole));
    auto stages = histogramFamily("qcat_order_stage_seconds", "The parts of that way");
    for (std::size_t i = 0; i < domain::kOrderStages; ++i)
        stages.metric.push_back(histogramOf(latency.stages[i], {{"stage", word(domain::name(domain::OrderStage(i)))}}));
    families.push_back(std::move(stages));
    auto venue = histogramFamily("qcat_venue_round_trip_seconds", "From an order's way out until the venue has taken or refused it");
    venue.metric.push_back(histogramOf(latency.venue, {}));
    families.push_back(std::move(venue));
}

} // namespace qcat::telemetry
