#include "log_tail.h"

namespace qcat::log_spdlog
{

namespace
{

constexpr std::size_t kKept = 300;

} // namespace

void LogTail::push(const LogLine &line)
{
    std::lock_guard lock(m_mutex);
    m_lines.push_back(line);
    if (m_lines.size() > kKept)
        m_lines.pop_front();
}

std::vector<LogLine> LogTail::newest() const
{
    std::lock_guard lock(m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

} // namespace qcat::log_spdlog
