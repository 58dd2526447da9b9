#pragma once

#include "live_executor.h"

#include <qcat/base/clock.h>
#include <qcat/ops_ports/probe.h>

#include <functional>
#include <memory>
#include <vector>

namespace qcat::ops
{

// Runs the probes at once and at their intervals, never one of them twice at a time. A probe that does not answer by
// its deadline is reported as Unknown, again at every interval until it answers; a late answer is thrown away, for it
// is about the past.
class ProbeSchedule
{
public:
    using OnResult = std::function<void(domain::ProbeResult)>;

    ProbeSchedule(LiveExecutor &executor, const base::Clock &clock, OnResult onResult);

    void add(std::unique_ptr<Probe> probe, base::Duration interval, base::Duration timeout);
    void start();
    void stop();
    void runNow(const domain::ProbeId &probe);
    void runAllNow();
    // Until then nothing is known about some component, and a consequence could be taken for a root.
    bool allAnsweredOnce() const;
    // Zero for a probe that is not on the schedule.
    base::Duration interval(const domain::ProbeId &probe) const;
    std::vector<domain::ComponentId> components() const;

private:
    struct Entry {
        std::unique_ptr<Probe> probe;
        base::Duration interval{};
        base::Duration timeout{};
        std::uint64_t run = 0;
        bool inFlight = false;
        bool overdue = false;
        bool answered = false;
        base::CancelToken cancel;
    };

    void repeat(Entry &entry);
    void run(Entry &entry);
    void finish(Entry &entry, std::uint64_t run, domain::ProbeResult result);
    void missDeadline(Entry &entry, std::uint64_t run);
    void reportSilence(Entry &entry);

    LiveExecutor &m_executor;
    const base::Clock &m_clock;
    OnResult m_onResult;
    std::vector<std::unique_ptr<Entry>> m_entries;
    bool m_running = false;
};

} // namespace qcat::ops
