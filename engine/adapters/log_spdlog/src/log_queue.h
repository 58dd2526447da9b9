#pragma once

#include <qcat/base/log.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace qcat::log_spdlog
{

struct LogLine {
    std::chrono::system_clock::time_point time;
    log::Level level;
    std::string category;
    std::string text;
};

// Lines on their way to the disk; see LogWriter for what happens when it is full.
class LogQueue
{
public:
    explicit LogQueue(std::size_t capacity) : m_capacity(capacity) {}

    void push(LogLine line);
    // Waits for lines; empty: closed and nothing left.
    std::vector<LogLine> takeAll();
    // The lines taken last are written.
    void noteWritten();
    void waitUntilWritten();
    void close();
    std::uint64_t dropped() const;

private:
    bool makeRoom(log::Level level);

    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::condition_variable m_written;
    std::deque<LogLine> m_lines;
    std::uint64_t m_dropped = 0;
    bool m_isWriting = false;
    bool m_isClosed = false;
};

} // namespace qcat::log_spdlog
