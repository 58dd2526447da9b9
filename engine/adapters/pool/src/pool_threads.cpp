#include <qcat/pool/pool_threads.h>

#include <qcat/base/log.h>

#include <fmt/format.h>

#include <random>

namespace qcat::pool
{

namespace
{

constexpr std::size_t kQueue = 1024;

void logException(std::exception_ptr exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &error) {
        log::error("pool", "a worker threw: {}", error.what());
    }
}

} // namespace

PoolThreads::PoolThreads(const std::string &name, int workers) : m_timer(name + "-timer", kQueue, logException)
{
    for (int i = 0; i < workers; ++i)
        m_workers.emplace_back(fmt::format("{}-{}", name, i), kQueue, logException);
}

Environment PoolThreads::environment(const base::Clock &clock)
{
    std::vector<base::Executor *> workers;
    for (auto &worker : m_workers)
        workers.push_back(&worker);
    return {clock, m_timer, std::move(workers), std::random_device()()};
}

} // namespace qcat::pool
