#pragma once

#include <qcat/pool/connection.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

// The yardstick: what one writes in ten minutes. No deadline, no figures, and whoever comes at the right moment goes
// first.
class PlainPool
{
public:
    explicit PlainPool(int size)
    {
        for (int i = 0; i < size; ++i)
            m_idle.push_back(std::make_unique<Nothing>());
    }

    template <typename Use>
    void with(Use &&use)
    {
        std::unique_ptr<Nothing> connection;
        {
            std::unique_lock lock(m_mutex);
            m_returned.wait(lock, [this] { return !m_idle.empty(); });
            connection = std::move(m_idle.back());
            m_idle.pop_back();
        }
        use();
        {
            std::lock_guard lock(m_mutex);
            m_idle.push_back(std::move(connection));
        }
        m_returned.notify_one();
    }

private:
    struct Nothing {
    };

    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Nothing>> m_idle;
};
