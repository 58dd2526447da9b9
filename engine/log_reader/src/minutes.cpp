#include "minutes.h"

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

constexpr std::int64_t kMinute = 60'000'000;

} // namespace

void Minutes::change(CivilTime time, Level level, std::uint64_t by)
{
    const auto minute = time.us - (time.us % kMinute + kMinute) % kMinute;
    m_counts[minute][std::size_t(level)] += by;
    m_all.reset();
}

void Minutes::add(const LogIndex &index, api::LogLevels levels)
{
    for (const auto &[minute, counts] : index.histogram())
        for (std::size_t level = 0; level < kLevels; ++level)
            if (counts[level] > 0 && (levels.none() || levels.test(level)))
                m_counts[minute.us][level] += counts[level];
    m_all.reset();
}

std::shared_ptr<const std::vector<api::LogMinute>> Minutes::all() const
{
    if (m_all)
        return m_all;
    auto all = std::make_shared<std::vector<api::LogMinute>>();
    all->reserve(m_counts.size());
    for (const auto &[minute, counts] : m_counts)
        all->push_back({minute, counts});
    return m_all = std::move(all);
}

} // namespace qcat::log_reader
