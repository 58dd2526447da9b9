#include "incident_statistics.h"

#include <algorithm>
#include <cmath>

namespace qcat::ops_store
{

namespace
{

// A time that is not there or before the one it is counted from (the incident was opened again) says nothing.
void addSeconds(std::vector<double> &into, base::WallTime from, base::WallTime to)
{
    if (from.isValid() && to.isValid() && to >= from)
        into.push_back(double((to - from).count()) / 1e9);
}

// Nearest rank: always a duration that has been.
double percentile(std::vector<double> &values, double share)
{
    const auto rank = std::max<std::size_t>(1, std::size_t(std::ceil(share * double(values.size()))));
    const auto at = values.begin() + std::ptrdiff_t(rank - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

domain::DurationFigures durations(std::vector<double> &values)
{
    if (values.empty())
        return {};
    return {percentile(values, 0.5), percentile(values, 0.9)};
}

std::string monthOf(base::WallTime time)
{
    return base::toIso(time).substr(0, 7);
}

} // namespace

StatisticsSum::StatisticsSum(base::WallTime from, base::WallTime to)
{
    m_result.from = from;
    m_result.to = to;
}

void StatisticsSum::add(const Row &row)
{
    count(m_all, row);
    count(m_bySeverity[row.severity], row);
    count(m_byComponent[row.component], row);
    count(m_byMonth[monthOf(row.openedAt)], row);
}

domain::IncidentStatistics StatisticsSum::result()
{
    m_result.all = figures(std::string(), m_all);
    m_result.bySeverity = figures(m_bySeverity);
    m_result.byComponent = figures(m_byComponent);
    std::ranges::stable_sort(m_result.byComponent, std::greater<>(), &domain::StatisticsGroup::count);
    m_result.byMonth = figures(m_byMonth);
    return m_result;
}

void StatisticsSum::count(Group &group, const Row &row)
{
    ++group.count;
    addSeconds(group.detect, row.since, row.openedAt);
    addSeconds(group.acknowledge, row.openedAt, row.acknowledgedAt);
    addSeconds(group.resolve, row.openedAt, row.resolvedAt);
}

domain::StatisticsGroup StatisticsSum::figures(const std::string &key, Group &group)
{
    return {key, group.count, durations(group.detect), durations(group.acknowledge), durations(group.resolve)};
}

std::vector<domain::StatisticsGroup> StatisticsSum::figures(Groups &groups)
{
    std::vector<domain::StatisticsGroup> all;
    for (auto &[key, group] : groups)
        all.push_back(figures(key, group));
    return all;
}

} // namespace qcat::ops_store
