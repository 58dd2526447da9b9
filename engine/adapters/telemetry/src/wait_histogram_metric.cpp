#include "wait_histogram_metric.h"

#include <limits>

namespace qcat::telemetry
{

using domain::WaitHistogram;

namespace
{

constexpr std::size_t kBucketStep = 4;

} // namespace

prometheus::MetricFamily histogramFamily(std::string name, std::string help)
{
    prometheus::MetricFamily family;
    family.name = std::move(name);
    family.help = std::move(help);
    family.type = prometheus::MetricType::Histogram;
    return family;
}

prometheus::ClientMetric histogramOf(const WaitHistogram &times, const Labels &labels)
{
    prometheus::ClientMetric metric;
    for (const auto &[name, text] : labels)
        metric.label.push_back({name, text});
    std::uint64_t below = 0;
    for (std::size_t i = 0; i + 1 < WaitHistogram::kBuckets; ++i) {
        below += times.buckets[i];
        if (i % kBucketStep == 0)
            metric.histogram.bucket.push_back({below, seconds(WaitHistogram::upperBound(i))});
    }
    metric.histogram.sample_count = times.count();
    metric.histogram.sample_sum = seconds(times.sum);
    metric.histogram.bucket.push_back({metric.histogram.sample_count, std::numeric_limits<double>::infinity()});
    return metric;
}

} // namespace qcat::telemetry
