#include "order_budget.h"

#include <qcat/base/log.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kEvery = 50ms;
constexpr base::Duration kAnswerWithin = 250ms;
constexpr int kAhead = 5; // turns' worth of orders that a node may hold: the fewer, the more the others have
constexpr std::size_t kQueue = 16;

int aheadOf(int perSecond)
{
    return std::max(1, int(std::chrono::duration<double>(kEvery).count() * kAhead * perSecond));
}

} // namespace

OrderBudget::OrderBudget(ops::SharedCache &cache, int perSecond, int ownShare, const base::Clock &clock)
    : m_cache(cache), m_bucket{"orders", perSecond, perSecond}, m_ownShare(ownShare), m_clock(clock), m_shareAt(clock.steadyNow()),
      m_thread("order-budget", kQueue, [](const std::exception_ptr &) { log::error("cache", "a bug in the order budget"); })
{
    m_thread.post([this] { refill(); });
}

OrderBudget::~OrderBudget()
{
    m_thread.stop();
}

bool OrderBudget::take()
{
    int left = m_left.load();
    while (left > 0)
        if (m_left.compare_exchange_weak(left, left - 1)) {
            ++m_taken;
            return true;
        }
    ++m_refused;
    return false;
}

void OrderBudget::refill()
{
    m_thread.postAfter(kEvery, [this] { refill(); });
    const auto now = m_clock.steadyNow();
    const double elapsed = std::chrono::duration<double>(now - std::exchange(m_shareAt, now)).count();
    const int wanted = aheadOf(m_bucket.perSecond) - m_left.load();
    if (wanted <= 0)
        return;
    if (const auto given = m_cache.take(m_bucket, wanted, kAnswerWithin)) {
        m_isShared = true;
        m_shareLeft = 0;
        m_left += *given;
        return;
    }
    m_isShared = false;
    m_shareLeft = std::min(m_shareLeft + elapsed * m_ownShare, double(std::max(1, m_ownShare)));
    const int given = std::min(wanted, int(m_shareLeft));
    m_shareLeft -= given;
    m_left += given;
}

domain::SharedBudget OrderBudget::status() const
{
    return {m_bucket.perSecond, m_ownShare, m_isShared, m_taken, m_refused};
}

} // namespace qcat::runtime
