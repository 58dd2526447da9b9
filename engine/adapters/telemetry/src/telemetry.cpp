#include <qcat/telemetry/telemetry.h>

#include "engine_metrics.h"
#include "figure_metrics.h"
#include "host_metrics.h"
#include "performance_metrics.h"
#include "process_metrics.h"

#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <iterator>
#include <mutex>

namespace qcat::telemetry
{

namespace
{

const prometheus::Histogram::BucketBoundaries kRequestSeconds = {0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};

void addQueues(const std::vector<QueueReading> &queues, Families &families)
{
    auto depth = gauge("qcat_queue_depth", "Pieces of work that wait");
    auto capacity = gauge("qcat_queue_capacity", "Pieces of work that may wait, 0 without a bound");
    for (const auto &queue : queues) {
        depth.add(double(queue.depth), {{"queue", queue.name}});
        capacity.add(double(queue.capacity), {{"queue", queue.name}});
    }
    depth.into(families);
    capacity.into(families);
}

// Who sends names to us must not be able to fill a Prometheus with them.
void bound(Families &families)
{
    std::size_t leftOut = 0;
    for (auto &family : families)
        if (family.metric.size() > kMostSeries) {
            leftOut += family.metric.size() - kMostSeries;
            family.metric.resize(kMostSeries);
        }
    gauge("qcat_metrics_left_out_series", "Series that are not told because one name has too many").add(double(leftOut)).into(families);
}

} // namespace

struct Telemetry::Parts {
    Parts(std::string versionText, const base::Clock &clockGiven, TelemetrySources given)
        : version(std::move(versionText)), clock(clockGiven), sources(std::move(given)),
          startSeconds(double(clock.wallNow().ns) / 1e9), requests(prometheus::BuildHistogram()
                                                                       .Name("qcat_http_request_duration_seconds")
                                                                       .Help("From the complete request to its answer")
                                                                       .Register(registry))
    {
    }

    const std::string version;
    const base::Clock &clock;
    const TelemetrySources sources;
    const double startSeconds;
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram> &requests;
    mutable std::mutex mutex;
    std::shared_ptr<const api::Snapshot> snapshot;
};

Telemetry::Telemetry(std::string version, const base::Clock &clock, TelemetrySources sources)
    : m_parts(std::make_unique<Parts>(std::move(version), clock, std::move(sources)))
{
}

Telemetry::~Telemetry() = default;

void Telemetry::update(std::shared_ptr<const api::Snapshot> snapshot)
{
    std::lock_guard lock(m_parts->mutex);
    m_parts->snapshot = std::move(snapshot);
}

void Telemetry::observeRequest(std::string_view route, int status, base::Duration took)
{
    m_parts->requests.Add({{"route", std::string(route)}, {"status", std::to_string(status)}}, kRequestSeconds)
        .Observe(double(took.count()) / 1e9);
}

std::string Telemetry::text() const
{
    std::shared_ptr<const api::Snapshot> snapshot;
    {
        std::lock_guard lock(m_parts->mutex);
        snapshot = m_parts->snapshot;
    }
    Families families = m_parts->registry.Collect();
    gauge("qcat_build_info", "1, with the version as a label").add(1, {{"version", m_parts->version}}).into(families);
    addProcessMetrics(m_parts->startSeconds, families);
    addHostMetrics(m_parts->sources.dataFolder, families);
    addControlGroupMetrics(families);
    if (snapshot)
        addEngineMetrics(*snapshot, m_parts->clock.steadyNow(), families);
    if (snapshot && m_parts->sources.figures)
        addFigureMetrics(m_parts->sources.figures(*snapshot), families);
    if (m_parts->sources.orderLatency)
        addOrderLatency(m_parts->sources.orderLatency(), families);
    if (m_parts->sources.queues)
        addQueues(m_parts->sources.queues(), families);
    if (m_parts->sources.droppedLogLines)
        counter("qcat_log_dropped_lines_total", "Log lines dropped because the disk did not keep up")
            .add(double(m_parts->sources.droppedLogLines()))
            .into(families);
    bound(families);
    std::erase_if(families, [](const auto &family) { return family.metric.empty(); });
    return prometheus::TextSerializer().Serialize(families);
}

} // namespace qcat::telemetry
