#include "line_order.h"

#include <algorithm>

namespace qcat::log_reader
{

void LineOrder::append(std::size_t file, std::uint64_t firstLine, std::uint64_t count)
{
    if (count == 0)
        return;
    if (m_ofFile.size() <= file)
        m_ofFile.resize(file + 1);
    const bool goesOn = !m_runs.empty() && m_runs.back().file == file && m_runs.back().line + (m_size - m_runs.back().first) == firstLine;
    if (!goesOn) {
        m_ofFile[file].push_back(std::uint32_t(m_runs.size()));
        m_runs.push_back({m_size, firstLine, std::uint32_t(file)});
    }
    m_size += count;
}

std::uint64_t LineOrder::lengthOf(std::size_t run) const
{
    return (run + 1 < m_runs.size() ? m_runs[run + 1].first : m_size) - m_runs[run].first;
}

LineOrder::Place LineOrder::at(std::uint64_t number) const
{
    const auto run = std::size_t(std::ranges::upper_bound(m_runs, number, {}, &Run::first) - m_runs.begin()) - 1;
    const auto into = number - m_runs[run].first;
    return {m_runs[run].file, m_runs[run].line + into, lengthOf(run) - into};
}

void LineOrder::eachRun(std::size_t file, std::uint64_t from, std::uint64_t to, const GiveRun &give) const
{
    if (file >= m_ofFile.size())
        return;
    const auto &mine = m_ofFile[file];
    auto run = std::ranges::upper_bound(mine, from, {}, [&](std::uint32_t index) { return m_runs[index].line; });
    if (run != mine.begin())
        --run;
    for (; run != mine.end() && from < to && m_runs[*run].line < to; ++run) {
        const auto end = std::min(to, m_runs[*run].line + lengthOf(*run));
        if (from >= end)
            continue;
        give(m_runs[*run].first + (from - m_runs[*run].line), end - from);
        from = end;
    }
}

} // namespace qcat::log_reader
