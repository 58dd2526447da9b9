#pragma once

#include <qcat/base/time.h>

#include <algorithm>
#include <mutex>
#include <vector>

// Times that one thread adds and another takes; all of them, so that a quantile is exact.
class OrderLatency
{
public:
    struct Figures {
        std::size_t count = 0;
        double p50 = 0, p99 = 0, p999 = 0; // us
    };

    OrderLatency() { m_times.reserve(1 << 20); }
    void add(qcat::base::Duration took)
    {
        std::lock_guard lock(m_mutex);
        m_times.push_back(double(took.count()) / 1e3);
    }
    // Of those since the last call.
    Figures take()
    {
        std::vector<double> times;
        times.reserve(1 << 20);
        {
            std::lock_guard lock(m_mutex);
            times.swap(m_times);
        }
        std::sort(times.begin(), times.end());
        const auto at = [&](double share) { return times.empty() ? 0 : times[std::size_t(share * double(times.size() - 1))]; };
        return {times.size(), at(0.5), at(0.99), at(0.999)};
    }

private:
    std::mutex m_mutex;
    std::vector<double> m_times;
};
