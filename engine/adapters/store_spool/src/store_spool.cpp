#include <qcat/store_spool/store_spool.h>

namespace qcat::store_spool
{

namespace
{

constexpr std::size_t kWorkerQueue = 64; // one chain of steps, and the few who ask for a retry

} // namespace

base::Result<std::unique_ptr<StoreSpool>> StoreSpool::open(const StoreSpoolOptions &options, domain::Epoch epoch,
                                                           StoreFactory makeStore, const base::Clock &clock,
                                                           base::LoopThread::ExceptionHandler onException)
{
    auto log = SpoolLog::open(options.log);
    if (!log)
        return log.error();
    return std::unique_ptr<StoreSpool>(
        new StoreSpool(std::move(*log), options, epoch, std::move(makeStore), clock, std::move(onException)));
}

StoreSpool::StoreSpool(std::unique_ptr<SpoolLog> log, const StoreSpoolOptions &options, domain::Epoch epoch,
                       StoreFactory makeStore, const base::Clock &clock, base::LoopThread::ExceptionHandler onException)
    : m_log(std::move(log)), m_worker("qcat-spool", kWorkerQueue, std::move(onException)),
      m_writer(*m_log, options.log.folder, options.writer, epoch, std::move(makeStore), clock, m_worker)
{
    m_writer.wake();
}

StoreSpool::~StoreSpool()
{
    stop();
}

base::Status StoreSpool::append(trading::StoreRecord record)
{
    auto appended = m_log->append(std::move(record));
    if (appended)
        m_writer.wake();
    return appended;
}

SpoolStatus StoreSpool::status() const
{
    return m_writer.status();
}

base::Status StoreSpool::flush(base::Duration timeout)
{
    m_writer.retryNow();
    return m_writer.waitUntilWritten(timeout);
}

void StoreSpool::release(base::Duration timeout)
{
    m_writer.stop();
    m_writer.waitUntilReleased(timeout);
}

void StoreSpool::stop()
{
    m_writer.stop();
    m_worker.stop();
}

} // namespace qcat::store_spool
