#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/store_spool/spool_log.h>
#include <qcat/store_spool/spool_status.h>
#include <qcat/trading_ports/trading_store.h>

#include <functional>
#include <memory>

namespace qcat::store_spool
{

using namespace std::chrono_literals;

struct SpoolWriterOptions {
    std::size_t batchRecords = 10'000; // at most: then the fixed cost of a batch no longer shows
    base::Duration openTimeout = 5s;     // login, schema, ownership
    base::Duration writeTimeout = 900ms; // of a batch: a store that hangs is told of within two seconds, an order a second provided
    base::Duration shortestWait = 200ms; // between tries while the store is away
    base::Duration longestWait = 3s;
    base::Duration claimLookEvery = 1s; // while another engine may command the account
    base::Duration releaseTimeout = 1s; // of the claim, at the stop
    base::Duration waitAfterRefusedLogin = 30s; // servers lock out who knocks with a wrong password
    int rejectedTries = 3;                      // before a record that the store refuses is put aside
};

// Called on the executor's thread, where the store then lives and dies.
using StoreFactory = std::function<std::unique_ptr<trading::TradingStore>()>;

// Moves records from the log into the store: in order, in batches, each batch until the store has it. Everything but
// the calls marked "any thread" runs on the executor.
class SpoolWriter
{
public:
    // All references must outlive it.
    SpoolWriter(SpoolLog &log, const std::filesystem::path &folder, const SpoolWriterOptions &options,
                domain::Epoch epoch, StoreFactory makeStore, const base::Clock &clock, base::Executor &executor);
    ~SpoolWriter();

    // Any thread. There may be something to write; does nothing while a step or a wait is under way.
    void wake();
    // Any thread. Cuts a wait short.
    void retryNow();
    // Any thread. Ends the work between two batches, gives the account back and drops the store, on the executor.
    void stop();
    // Any thread but the executor's. After stop().
    void waitUntilReleased(base::Duration timeout) const;
    // Any thread.
    SpoolStatus status() const;
    // Any thread but the executor's. Until nothing is pending, the account is lost to another engine, or the time is
    // over.
    base::Status waitUntilWritten(base::Duration timeout) const;

private:
    class Impl;
    std::shared_ptr<Impl> m_impl; // shared with posted work, which may run after this is gone
};

} // namespace qcat::store_spool
