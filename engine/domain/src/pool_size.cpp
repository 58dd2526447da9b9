#include <qcat/domain/pool_size.h>

#include <algorithm>

namespace qcat::domain
{

namespace
{

double seconds(base::Duration duration)
{
    return double(duration.count()) / 1e9;
}

// Erlang B, by its recurrence: the chance to find all of `size` taken where nobody waits. Stable for any size.
class ErlangB
{
public:
    explicit ErlangB(double busy) : m_busy(busy) {}
    void addConnection()
    {
        ++m_size;
        m_blocked = m_busy * m_blocked / (m_size + m_busy * m_blocked);
    }
    // Erlang C: the chance that a borrower must wait.
    double shareThatWaits() const { return m_size * m_blocked / (m_size - m_busy * (1 - m_blocked)); }

private:
    const double m_busy;
    double m_size = 0;
    double m_blocked = 1;
};

PoolForecast forecastOf(double busy, base::Duration meanHold, int size, const ErlangB &erlang)
{
    PoolForecast result{size, busy, busy / size};
    if (!result.isEnough()) {
        result.shareThatWaits = 1;
        result.meanWait = base::Duration::max();
        return result;
    }
    result.shareThatWaits = erlang.shareThatWaits();
    result.meanWait = base::Duration(std::int64_t(result.shareThatWaits * double(meanHold.count()) / (size - busy)));
    return result;
}

} // namespace

double busyConnections(double arrivalsPerSecond, base::Duration meanHold)
{
    return std::max(0.0, arrivalsPerSecond) * std::max(0.0, seconds(meanHold));
}

PoolForecast forecast(double arrivalsPerSecond, base::Duration meanHold, int size)
{
    const double busy = busyConnections(arrivalsPerSecond, meanHold);
    const int wanted = std::clamp(size, 1, kMaxPoolSize);
    ErlangB erlang(busy);
    for (int i = 0; i < wanted; ++i)
        erlang.addConnection();
    return forecastOf(busy, meanHold, wanted, erlang);
}

int neededSize(double arrivalsPerSecond, base::Duration meanHold, base::Duration acceptableWait)
{
    const double busy = busyConnections(arrivalsPerSecond, meanHold);
    ErlangB erlang(busy);
    for (int size = 1; size < kMaxPoolSize; ++size) {
        erlang.addConnection();
        if (forecastOf(busy, meanHold, size, erlang).meanWait <= acceptableWait)
            return size;
    }
    return kMaxPoolSize;
}

} // namespace qcat::domain
