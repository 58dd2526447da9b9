#pragma once

#include "shed_policy.h"

#include "memory_view.h"
#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/base/memory_ledger.h>
#include <qcat/domain/process_config.h>
#include <qcat/surroundings/memory_reading.h>

#include <functional>
#include <mutex>
#include <optional>

namespace qcat::runtime
{

// Looks every second at what this process takes, and has holders give up memory in their order before somebody is killed for it. A thread
// of its own: it must come by when others wait.
class MemoryKeeper
{
public:
    using Read = std::function<std::optional<surroundings::MemoryReading>(std::int64_t ownLimit)>;

    // `ledger` outlives it.
    MemoryKeeper(const domain::MemoryConfig &config, base::MemoryLedger &ledger, const base::Clock &clock, Read read = nullptr);
    ~MemoryKeeper(); // stop()

    void start();
    void stop();
    MemoryView view() const; // any thread
    // What it does every second: on its thread once it has started.
    void look();

private:
    void beat();
    void shedTo(std::size_t rungs);
    MemoryView viewOf(const std::optional<surroundings::MemoryReading> &reading) const;
    domain::Finding standingOf(const surroundings::MemoryReading &reading) const;
    std::string shedNames() const;

    const domain::MemoryConfig m_config;
    base::MemoryLedger &m_ledger;
    const base::Clock &m_clock;
    const Read m_read;
    ShedPolicy m_policy;
    bool m_gaveUp = false; // since the last look: what was freed goes back to the system then
    mutable std::mutex m_mutex;
    MemoryView m_view;
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
