#pragma once

#include <qcat/api/history_promise.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/base/memory_ledger.h>
#include <qcat/history/history_book.h>

#include <filesystem>
#include <functional>
#include <memory>

namespace qcat::runtime
{

// The thread that remembers figures and answers what they were. A store that cannot be had costs the days before, not the hours in memory.
class HistoryKeeper
{
public:
    using Newest = std::function<std::shared_ptr<const api::Snapshot>()>; // any thread

    // What it holds, and whether it may, stands in the ledger as "charts".
    HistoryKeeper(std::filesystem::path file, Newest newest, std::shared_ptr<base::MemoryLedger> ledger, const base::Clock &clock);
    ~HistoryKeeper(); // stop()

    void start();
    void stop();
    void answer(api::HistoryQuery query, api::HistoryPromise promise);

private:
    void open();
    void beat();
    void fitIntoMemory();

    const std::filesystem::path m_file;
    const Newest m_newest;
    const std::shared_ptr<base::MemoryLedger> m_ledger;
    base::MemoryHolder &m_memory; // of it
    const base::Clock &m_clock;
    std::unique_ptr<ops::HistoryStore> m_store; // this thread's; may be null
    std::unique_ptr<history::HistoryBook> m_book;
    bool m_storeFails = false; // said once, not every few seconds
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
