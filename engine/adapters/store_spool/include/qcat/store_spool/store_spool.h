#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/store_spool/spool_log.h>
#include <qcat/store_spool/spool_status.h>
#include <qcat/store_spool/spool_writer.h>

#include <memory>

namespace qcat::store_spool
{

struct StoreSpoolOptions {
    SpoolLogOptions log;
    SpoolWriterOptions writer;
};

// Write-behind to the SQL store: the engine appends to a bounded log on disk and never waits for a database; a worker
// thread brings the records into the store, through outages and restarts of either side, each exactly once in effect.
class StoreSpool
{
public:
    // Recovers what an earlier run left and begins to write it. `onException`: a bug in a store or in the writer;
    // called on the worker, which then writes nothing more.
    static base::Result<std::unique_ptr<StoreSpool>> open(const StoreSpoolOptions &options, domain::Epoch epoch,
                                                          StoreFactory makeStore, const base::Clock &clock,
                                                          base::LoopThread::ExceptionHandler onException);
    // stop()
    ~StoreSpool();

    // One thread, the engine's. SpoolLog::append().
    base::Status append(trading::StoreRecord record);
    // Any thread.
    SpoolStatus status() const;
    // Any thread but the worker's: for an orderly stop. "spool.draining": some stay on disk for the next start.
    base::Status flush(base::Duration timeout);
    // Any thread but the worker's: ends the work between two batches and gives the account back, if the store answers in
    // time. Then only stop().
    void release(base::Duration timeout);
    // Waits for the call to the store that is under way, SpoolWriterOptions::openTimeout at most. Nothing is lost. No
    // append after it.
    void stop();

private:
    StoreSpool(std::unique_ptr<SpoolLog> log, const StoreSpoolOptions &options, domain::Epoch epoch,
               StoreFactory makeStore, const base::Clock &clock, base::LoopThread::ExceptionHandler onException);

    std::unique_ptr<SpoolLog> m_log;
    base::LoopThread m_worker;
    SpoolWriter m_writer;
};

} // namespace qcat::store_spool
