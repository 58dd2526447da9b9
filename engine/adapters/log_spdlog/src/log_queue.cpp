#include "log_queue.h"

#include <algorithm>
#include <iterator>

namespace qcat::log_spdlog
{

void LogQueue::push(LogLine line)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_lines.size() >= m_capacity && !makeRoom(line.level)) {
            ++m_dropped;
            return;
        }
        m_lines.push_back(std::move(line));
    }
    m_arrived.notify_one();
}

// True: the new line may come in. The oldest line that is no error goes; errors among themselves exceed the bound.
bool LogQueue::makeRoom(log::Level level)
{
    const auto oldest =
        std::find_if(m_lines.begin(), m_lines.end(), [](const LogLine &l) { return l.level != log::Level::Error; });
    if (oldest == m_lines.end())
        return level == log::Level::Error;
    m_lines.erase(oldest);
    ++m_dropped;
    return true;
}

std::vector<LogLine> LogQueue::takeAll()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return !m_lines.empty() || m_isClosed; });
    std::vector<LogLine> lines(std::make_move_iterator(m_lines.begin()), std::make_move_iterator(m_lines.end()));
    m_lines.clear();
    m_isWriting = !lines.empty();
    return lines;
}

void LogQueue::noteWritten()
{
    {
        std::lock_guard lock(m_mutex);
        m_isWriting = false;
    }
    m_written.notify_all();
}

void LogQueue::waitUntilWritten()
{
    std::unique_lock lock(m_mutex);
    m_written.wait(lock, [this] { return m_lines.empty() && !m_isWriting; });
}

void LogQueue::close()
{
    {
        std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_arrived.notify_one();
}

std::uint64_t LogQueue::dropped() const
{
    std::lock_guard lock(m_mutex);
    return m_dropped;
}

} // namespace qcat::log_spdlog
