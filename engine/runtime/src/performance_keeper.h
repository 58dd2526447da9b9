#pragma once

#include "performance_readings.h"

#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/base/result.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

namespace qcat::runtime
{

// The thread that learns how quick things usually are and says when they are not. What it knows is kept in DATA/baselines: written every
// hour and at the end, so that a crash loses an hour of learning at most. A damaged one is put aside.
class PerformanceKeeper
{
public:
    struct Sources
    {
        std::function<std::shared_ptr<const api::Snapshot>()> snapshot; // any thread
        std::function<domain::OrderLatency()> orders;                   // any thread
    };
    using Publish = std::function<void(domain::PerformanceStatus)>; // called on the thread

    PerformanceKeeper(std::filesystem::path data, domain::PerformanceConfig config, Publish publish, const base::Clock &clock);
    ~PerformanceKeeper(); // stop()

    void start(Sources sources);
    void stop();
    // Any thread.
    void observeRequest(std::string_view route, base::Duration took);
    domain::Finding verdict() const;
    // Keeps a copy, if anything was learned, then forgets. `done` on the thread: "performance.reset" with the last copy's name,
    // "performance.learning" where there is none, or why nothing was forgotten.
    void reset(std::function<void(base::Result<domain::Finding>)> done);

private:
    void open();
    void beat();
    void endInterval();
    void say(const domain::Finding &verdict);
    base::Status keep();
    base::Result<std::filesystem::path> keepCopy() const;
    RequestTimes requestsSince(RequestTimes &last) const;

    const std::filesystem::path m_file;
    const domain::PerformanceConfig m_config;
    const Publish m_publish;
    const base::Clock &m_clock;
    mutable std::mutex m_mutex;
    RequestTimes m_requests;   // under the mutex; by route: as many as there are
    domain::Finding m_verdict; // under the mutex

    // of the thread
    Sources m_sources;
    baselines::BaselineBook m_book;
    IntervalReadings m_readings;
    domain::PerformanceStatus m_status;
    domain::OrderLatency m_lastOrders;
    RequestTimes m_lastRequests;
    base::Duration m_lastCpu{};
    base::SteadyTime m_due;
    base::SteadyTime m_intervalBegan;
    base::SteadyTime m_seen;
    base::SteadyTime m_kept;
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
