#pragma once

#include "log_queue.h"

namespace qcat::log_spdlog
{

// The newest lines in memory: what an incident keeps of the log must not wait for a disk that may be the trouble. Thread-safe.
class LogTail
{
public:
    void push(const LogLine &line);
    std::vector<LogLine> newest() const;

private:
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
};

} // namespace qcat::log_spdlog
