#pragma once

#include <atomic>

namespace qcat::pool
{

// A mutex for a critical section of some ten instructions: one instruction to take it, one to give it back. Who finds
// it taken looks again a few times, reading only, before the kernel puts the thread to sleep, which would cost a
// hundred times what it waits for. The three states are those of U. Drepper, "Futexes Are Tricky", mutex 3.
class SpinningMutex
{
public:
    void lock()
    {
        int expected = kFree;
        if (!m_state.compare_exchange_strong(expected, kHeld, std::memory_order_acquire, std::memory_order_relaxed))
            lockContended();
    }
    void unlock()
    {
        if (m_state.exchange(kFree, std::memory_order_release) == kWaitedFor)
            m_state.notify_one();
    }

private:
    static constexpr int kFree = 0, kHeld = 1, kWaitedFor = 2;
    static constexpr int kLooks = 40;

    void lockContended()
    {
        for (int i = 0; i < kLooks; ++i) {
            int expected = kFree;
            if (m_state.load(std::memory_order_relaxed) == kFree &&
                m_state.compare_exchange_strong(expected, kHeld, std::memory_order_acquire, std::memory_order_relaxed))
                return;
            pause();
        }
        while (m_state.exchange(kWaitedFor, std::memory_order_acquire) != kFree)
            m_state.wait(kWaitedFor, std::memory_order_relaxed);
    }
    static void pause()
    {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }

    std::atomic<int> m_state = kFree;
};

} // namespace qcat::pool
