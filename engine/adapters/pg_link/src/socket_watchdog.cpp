#include "socket_watchdog.h"

#include <sys/socket.h>

namespace qcat::pg_link
{

SocketWatchdog::SocketWatchdog() : m_thread([this] { run(); }) {}

SocketWatchdog::~SocketWatchdog()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SocketWatchdog::arm(int socket, Deadline deadline)
{
    {
        std::lock_guard lock(m_mutex);
        m_socket = socket;
        m_deadline = deadline.at();
        m_fired = false;
    }
    m_wake.notify_one();
}

bool SocketWatchdog::disarm()
{
    std::lock_guard lock(m_mutex);
    m_socket = -1;
    return m_fired;
}

void SocketWatchdog::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_socket < 0) {
            m_wake.wait(lock);
        } else if (Deadline::Clock::now() < m_deadline) {
            m_wake.wait_until(lock, m_deadline);
        } else {
            ::shutdown(m_socket, SHUT_RDWR);
            m_socket = -1;
            m_fired = true;
        }
    }
}

} // namespace qcat::pg_link
