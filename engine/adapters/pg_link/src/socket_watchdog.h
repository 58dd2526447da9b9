#pragma once

#include "deadline.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace qcat::pg_link
{

// Shuts a socket down when its deadline passes, so that a thread that is blocked in it returns with an error.
class SocketWatchdog
{
public:
    SocketWatchdog();
    ~SocketWatchdog();
    SocketWatchdog(const SocketWatchdog &) = delete;
    SocketWatchdog &operator=(const SocketWatchdog &) = delete;

    void arm(int socket, Deadline deadline);
    // True when the deadline had passed and the socket is shut down. The socket is not touched after this returns.
    bool disarm();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_socket = -1; // armed while not negative
    Deadline::Clock::time_point m_deadline;
    bool m_fired = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qcat::pg_link
