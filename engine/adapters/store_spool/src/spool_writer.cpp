#include <qcat/store_spool/spool_writer.h>

#include "backoff.h"
#include "dead_letters.h"

#include <qcat/base/log.h>
#include <qcat/trading_ports/account_owner.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <utility>

namespace qcat::store_spool
{

namespace codes = trading::store_codes;

namespace
{

// After an outage the first batch is small, and halved with every further failure: a store that is slow still makes some
// way in each timeout.
constexpr std::size_t kSlowStart = 500;

} // namespace

class SpoolWriter::Impl : public std::enable_shared_from_this<Impl>
{
public:
    Impl(SpoolLog &log, const std::filesystem::path &folder, const SpoolWriterOptions &options, domain::Epoch epoch,
         StoreFactory makeStore, const base::Clock &clock, base::Executor &executor)
        : m_log(log), m_options(options), m_epoch(epoch), m_makeStore(std::move(makeStore)), m_clock(clock),
          m_executor(executor), m_deadLetters(folder),
          m_backoff(options.shortestWait, options.longestWait, std::random_device()()),
          m_batchLimit(options.batchRecords)
    {
    }

    void wake();
    void retryNow();
    void stop();
    SpoolStatus status() const;
    base::Status waitUntilWritten(base::Duration timeout) const;
    void waitUntilReleased(base::Duration timeout) const;

private:
    void post(base::Duration delay);
    void step();
    void renewLater();
    void renew();
    void dropStore();
    base::Duration waitAfter(const base::Error &error);
    bool isOpen();
    void onWell();
    void write(const std::vector<trading::StoreRecord> &batch);
    void onWritten(std::size_t records, base::Duration took);
    void onError(const base::Error &error);
    void onRejected(const trading::StoreRecord &oldest, std::size_t batchSize, const base::Error &error);
    void putAside(const trading::StoreRecord &record, const base::Error &error);
    void rest();
    template <typename Change>
    void publish(Change change);

    SpoolLog &m_log;
    const SpoolWriterOptions m_options;
    const domain::Epoch m_epoch;
    const StoreFactory m_makeStore;
    const base::Clock &m_clock;
    base::Executor &m_executor;
    const DeadLetters m_deadLetters;

    // --- the executor's thread
    std::unique_ptr<trading::TradingStore> m_store;
    bool m_open = false;
    bool m_well = false; // open, and it took what there was
    bool m_fenced = false;
    bool m_renewScheduled = false;
    std::string m_lastError; // its code, so that an outage is one line in the log and not one for each try
    Backoff m_backoff;
    std::size_t m_batchLimit;  // halved while a batch is refused, to find the record; small after an outage
    int m_failures = 0;        // in a row
    int m_refusals = 0;        // of the record that stands alone in its batch
    std::uint64_t m_round = 0; // a posted step of an earlier round does nothing: only one chain of steps runs

    // --- any thread
    std::atomic_bool m_busy = false; // a step is posted or waits for its time
    std::atomic_bool m_stopping = false;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    SpoolStatus m_status;
    bool m_released = false; // under m_mutex
};

// --- any thread

void SpoolWriter::Impl::wake()
{
    if (!m_busy.exchange(true))
        m_executor.post([self = shared_from_this()] { self->step(); });
}

void SpoolWriter::Impl::retryNow()
{
    m_busy = true;
    m_executor.post([self = shared_from_this()] {
        ++self->m_round;
        self->step();
    });
}

void SpoolWriter::Impl::stop()
{
    m_stopping = true;
    m_executor.post([self = shared_from_this()] { self->dropStore(); });
}

SpoolStatus SpoolWriter::Impl::status() const
{
    const SpoolBacklog backlog = m_log.backlog();
    std::lock_guard lock(m_mutex);
    SpoolStatus now = m_status;
    now.pendingRecords = backlog.records;
    now.pendingBytes = backlog.bytes;
    now.capacityBytes = m_log.capacityBytes();
    return now;
}

base::Status SpoolWriter::Impl::waitUntilWritten(base::Duration timeout) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [&] { return m_log.backlog().records == 0 || m_status.fenced; });
    const std::int64_t waiting = m_log.backlog().records;
    if (waiting == 0)
        return {};
    const std::string reason = m_status.error ? m_status.error->message : "the time is over";
    return base::Error{std::string(codes::kSpoolDraining),
                       fmt::format("{} records are not in the store yet ({}); they stay in the spool", waiting, reason),
                       {{"records", std::to_string(waiting)}}};
}

void SpoolWriter::Impl::waitUntilReleased(base::Duration timeout) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [&] { return m_released; });
}

template <typename Change>
void SpoolWriter::Impl::publish(Change change)
{
    {
        std::lock_guard lock(m_mutex);
        change(m_status);
    }
    m_changed.notify_all();
}

// --- the executor's thread

void SpoolWriter::Impl::post(base::Duration delay)
{
    auto next = [self = shared_from_this(), round = m_round] {
        if (round == self->m_round)
            self->step();
    };
    if (delay == base::Duration::zero())
        m_executor.post(std::move(next));
    else
        m_executor.postAfter(delay, std::move(next));
}

void SpoolWriter::Impl::step()
{
    if (m_stopping || m_fenced || !isOpen())
        return;
    const auto batch = m_log.peek(m_batchLimit);
    if (!batch)
        onError(batch.error());
    else if (batch->empty())
        rest();
    else
        write(*batch);
}

bool SpoolWriter::Impl::isOpen()
{
    if (m_open)
        return true;
    if (!m_store) {
        m_store = m_makeStore();
        publish([&](SpoolStatus &s) { s.store = m_store->description(); });
    }
    if (auto opened = m_store->open(m_epoch, m_options.openTimeout); !opened) {
        onError(opened.error());
        return false;
    }
    m_open = true;
    publish([](SpoolStatus &s) { s.claimed = true; });
    renewLater();
    return true;
}

// A store that opens and then refuses every batch is no store yet: only what it took, or that there is nothing to take, ends
// an outage.
void SpoolWriter::Impl::onWell()
{
    m_lastError.clear();
    m_failures = 0;
    if (!std::exchange(m_well, true))
        log::info("spool", "{} takes records, {} wait", m_store->description(), m_log.backlog().records);
    publish([](SpoolStatus &s) {
        s.reachable = true;
        s.unreachableSince.reset();
        s.error.reset();
    });
}

void SpoolWriter::Impl::renewLater()
{
    if (!std::exchange(m_renewScheduled, true))
        m_executor.postAfter(trading::kRenewEvery, [self = shared_from_this()] { self->renew(); });
}

// Only while nothing else is under way: what writes renews as well, and what opens claims.
void SpoolWriter::Impl::renew()
{
    m_renewScheduled = false;
    if (m_stopping || m_fenced || !m_open)
        return;
    renewLater();
    if (m_busy.exchange(true))
        return;
    if (const auto renewed = m_store->renew(m_options.writeTimeout); !renewed)
        return onError(renewed.error());
    rest();
}

void SpoolWriter::Impl::dropStore()
{
    if (m_open && !m_fenced)
        if (const auto released = m_store->release(m_options.releaseTimeout); !released)
            log::warning("spool", "the account was not given back: {}", released.error().message);
    m_open = false;
    m_store.reset();
    {
        std::lock_guard lock(m_mutex);
        m_released = true;
    }
    m_changed.notify_all();
}

void SpoolWriter::Impl::write(const std::vector<trading::StoreRecord> &batch)
{
    const base::SteadyTime begin = m_clock.steadyNow();
    const auto written = m_store->write(batch, m_options.writeTimeout);
    if (written)
        onWritten(batch.size(), m_clock.steadyNow() - begin);
    else if (written.error().code == codes::kRejected)
        onRejected(batch.front(), batch.size(), written.error());
    else
        onError(written.error());
}

void SpoolWriter::Impl::onWritten(std::size_t records, base::Duration took)
{
    if (auto taken = m_log.take(records); !taken) {
        onError(taken.error());
        return;
    }
    m_backoff.reset();
    m_refusals = 0;
    if (took < m_options.writeTimeout / 4)
        m_batchLimit = std::min(m_options.batchRecords, m_batchLimit * 2);
    publish([&](SpoolStatus &s) {
        s.writtenRecords += std::int64_t(records);
        s.lastWrite = m_clock.wallNow();
    });
    onWell();
    post(base::Duration::zero());
}

// Nothing is lost by waiting: whatever it was, the records stay and the store is opened anew.
void SpoolWriter::Impl::onError(const base::Error &error)
{
    m_open = m_well = false;
    m_batchLimit = ++m_failures == 1 ? std::min(m_batchLimit, kSlowStart) : std::max<std::size_t>(1, m_batchLimit / 2);
    m_fenced = error.code == codes::kStaleEpoch || error.code == codes::kCommandedElsewhere;
    const bool answers = error.code == codes::kClaimPending;
    if (std::exchange(m_lastError, error.code) != error.code)
        log::write(m_fenced ? log::Level::Error : log::Level::Warning, "spool", error.message);
    publish([&](SpoolStatus &s) {
        s.reachable = false;
        s.fenced = m_fenced;
        s.error = error;
        if (answers)
            s.unreachableSince.reset();
        else if (!s.unreachableSince)
            s.unreachableSince = m_clock.steadyNow();
    });
    if (!m_fenced)
        post(waitAfter(error));
}

base::Duration SpoolWriter::Impl::waitAfter(const base::Error &error)
{
    if (error.code == codes::kAuth)
        return m_options.waitAfterRefusedLogin;
    return error.code == codes::kClaimPending ? m_options.claimLookEvery : m_backoff.next();
}

void SpoolWriter::Impl::onRejected(const trading::StoreRecord &oldest, std::size_t batchSize, const base::Error &error)
{
    if (batchSize > 1) {
        m_batchLimit = batchSize / 2;
        post(base::Duration::zero());
        return;
    }
    if (++m_refusals < m_options.rejectedTries) {
        publish([&](SpoolStatus &s) { s.error = error; });
        post(m_backoff.next());
        return;
    }
    putAside(oldest, error);
}

void SpoolWriter::Impl::putAside(const trading::StoreRecord &record, const base::Error &error)
{
    auto done = m_deadLetters.add(record, error, m_clock.wallNow());
    if (done)
        done = m_log.take(1);
    if (!done) {
        onError(done.error());
        return;
    }
    log::error("spool", "{} was refused {} times and is put aside in {}: {}", describe(record), m_refusals,
               m_deadLetters.path().string(), error.message);
    m_refusals = 0;
    m_backoff.reset();
    publish([](SpoolStatus &s) {
        ++s.rejectedRecords;
        s.error.reset();
    });
    post(base::Duration::zero());
}

// Nothing to write; a record that came in the meantime is not forgotten.
void SpoolWriter::Impl::rest()
{
    onWell();
    m_busy = false;
    if (m_log.backlog().records > 0)
        wake();
}

// --- the public face

SpoolWriter::SpoolWriter(SpoolLog &log, const std::filesystem::path &folder, const SpoolWriterOptions &options,
                         domain::Epoch epoch, StoreFactory makeStore, const base::Clock &clock,
                         base::Executor &executor)
    : m_impl(std::make_shared<Impl>(log, folder, options, epoch, std::move(makeStore), clock, executor))
{
}

SpoolWriter::~SpoolWriter() = default;

void SpoolWriter::wake()
{
    m_impl->wake();
}

void SpoolWriter::retryNow()
{
    m_impl->retryNow();
}

void SpoolWriter::stop()
{
    m_impl->stop();
}

SpoolStatus SpoolWriter::status() const
{
    return m_impl->status();
}

base::Status SpoolWriter::waitUntilWritten(base::Duration timeout) const
{
    return m_impl->waitUntilWritten(timeout);
}

void SpoolWriter::waitUntilReleased(base::Duration timeout) const
{
    m_impl->waitUntilReleased(timeout);
}

} // namespace qcat::store_spool
