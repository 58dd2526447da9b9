#pragma once

#include <qcat/domain/incident_query.h>

#include <map>
#include <string>
#include <vector>

namespace qcat::ops_store
{

// Gathers how long incidents took, and says it by severity, component and month.
class StatisticsSum
{
public:
    struct Row {
        std::string severity;
        std::string component;
        base::WallTime openedAt;
        base::WallTime since;
        base::WallTime acknowledgedAt;
        base::WallTime resolvedAt;
    };

    StatisticsSum(base::WallTime from, base::WallTime to);
    void add(const Row &row);
    domain::IncidentStatistics result();

private:
    struct Group {
        std::int64_t count = 0;
        std::vector<double> detect;
        std::vector<double> acknowledge;
        std::vector<double> resolve;
    };
    using Groups = std::map<std::string, Group>;

    static void count(Group &group, const Row &row);
    static domain::StatisticsGroup figures(const std::string &key, Group &group);
    static std::vector<domain::StatisticsGroup> figures(Groups &groups);

    domain::IncidentStatistics m_result;
    Group m_all;
    Groups m_bySeverity;
    Groups m_byComponent;
    Groups m_byMonth;
};

} // namespace qcat::ops_store
