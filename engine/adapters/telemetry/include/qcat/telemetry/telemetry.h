#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::telemetry
{

// A count of something that the engine does not publish: a queue's depth, lines dropped by the log.
struct QueueReading {
    std::string name;
    std::size_t depth = 0;
    std::size_t capacity = 0; // 0: no bound
};

// Each may be empty.
struct TelemetrySources {
    std::function<std::vector<QueueReading>()> queues = {};
    std::function<std::uint64_t()> droppedLogLines = {};
    std::function<domain::OrderLatency()> orderLatency = {};
    // What probes and diagnostics measured, by the names that charts have: "component.disk.disk_free_bytes".
    std::function<std::vector<domain::Measured>(const api::Snapshot &)> figures = {};
    std::string dataFolder = {}; // whose disk is told of
};

// Series of one name, at most: what comes behind them is left out and counted in qcat_metrics_left_out_series.
inline constexpr std::size_t kMostSeries = 200;

// What GET /metrics answers: the newest snapshot, this process, its machine and the HTTP requests as Prometheus text. Thread-safe;
// the sources are asked on the thread that calls text().
class Telemetry
{
public:
    Telemetry(std::string version, const base::Clock &clock, TelemetrySources sources = {});
    ~Telemetry();

    void update(std::shared_ptr<const api::Snapshot> snapshot);
    // `route` is the path's pattern ("/api/v1/incidents/{id}"), so that clients cannot make up label values.
    void observeRequest(std::string_view route, int status, base::Duration took);
    std::string text() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::telemetry
