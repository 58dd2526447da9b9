#include "size_history.h"

namespace qcat::pg_diagnostics
{

namespace
{

constexpr base::Duration kKept = std::chrono::hours(1);
constexpr std::size_t kMostSamples = 120; // should somebody read them each few seconds

std::optional<std::int64_t> growthOf(const std::map<std::string, std::int64_t> &before, const std::string &name,
                                     std::int64_t bytes)
{
    const auto found = before.find(name);
    return found == before.end() ? std::nullopt : std::optional(bytes - found->second);
}

} // namespace

void SizeHistory::addGrowth(domain::postgres::Sizes &sizes, base::SteadyTime now)
{
    if (sizes.areEstimates)
        return;
    if (!m_samples.empty() && !(m_samples.back().at < now))
        m_samples.clear();
    while (!m_samples.empty() && (now - m_samples.front().at > kKept || m_samples.size() >= kMostSamples))
        m_samples.pop_front();
    Sample sample{now, {}, {}};
    const Sample &oldest = m_samples.empty() ? sample : m_samples.front();
    sizes.growthWindow = now - oldest.at;
    for (auto &database : sizes.databases.rows) {
        if (!database.bytes)
            continue;
        database.growth = growthOf(oldest.databases, database.name, *database.bytes);
        sample.databases.emplace(database.name, *database.bytes);
    }
    for (auto &table : sizes.tables.rows) {
        table.growth = growthOf(oldest.tables, table.name, table.bytes());
        sample.tables.emplace(table.name, table.bytes());
    }
    m_samples.push_back(std::move(sample));
}

} // namespace qcat::pg_diagnostics
