#pragma once

#include <mutex>

namespace qcat::pool
{

// A mutex for a critical section of some ten instructions: looks again a few times before it lets the kernel put the
// thread to sleep, which would cost a hundred times what it waits for.
class SpinningMutex
{
public:
    void lock()
    {
        for (int i = 0; i < kLooks; ++i) {
            if (m_mutex.try_lock())
                return;
            pause();
        }
        m_mutex.lock();
    }
    void unlock() { m_mutex.unlock(); }

private:
    static constexpr int kLooks = 40;

    static void pause()
    {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }

    std::mutex m_mutex;
};

} // namespace qcat::pool
