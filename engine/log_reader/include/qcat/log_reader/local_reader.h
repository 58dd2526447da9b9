#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/base/clock.h>
#include <qcat/base/memory_ledger.h>

#include <memory>
#include <string>

namespace qcat::log_reader
{

// Opens log files of this machine. Views may go in any order and after one another; the destructor waits for the threads of those that are
// gone, and no view may outlive it.
class LocalReader final : public api::LogReader
{
public:
    // `ownLog`: empty where the engine's log lies elsewhere. `sidecars`: the folder in which what was found out about compressed files is
    // kept; empty: nowhere. `ledger`: where it says what its indexes hold, as "log_index"; null: nowhere.
    LocalReader(std::string ownLog, const base::Clock &clock, std::string sidecars = {}, std::shared_ptr<base::MemoryLedger> ledger = nullptr);
    ~LocalReader() override;

    std::string ownLog() const override { return m_ownLog; }
    bool isMemoryScarce() const override { return m_memory && m_memory->isShed(); }
    std::unique_ptr<api::LogView> open(api::LogSource source, Changed changed, std::shared_ptr<base::Executor> executor) override;

private:
    struct Threads;
    const std::string m_ownLog;
    const base::Clock &m_clock;
    const std::shared_ptr<base::MemoryLedger> m_ledger;
    base::MemoryHolder *const m_memory; // of it; may be null
    const std::unique_ptr<Threads> m_threads;
};

} // namespace qcat::log_reader
