#pragma once

#include <qcat/api/snapshot.h>

#include <vector>

namespace qcat::trading
{

// Equity at the end of each minute of the day, event time; the newest point moves until its minute is over.
class EquityCurve
{
public:
    static constexpr std::size_t kKept = 1440;

    void startDay() { m_points.clear(); }
    void update(base::WallTime now, base::Decimal equity)
    {
        constexpr std::int64_t minute = 60'000'000'000;
        const base::WallTime bucket{now.ns - now.ns % minute};
        if (m_points.empty() || m_points.back().time < bucket) {
            if (m_points.size() == kKept)
                m_points.erase(m_points.begin());
            m_points.push_back({bucket, {}});
        }
        m_points.back().equity = equity;
    }
    const std::vector<api::EquityPoint> &points() const { return m_points; }

private:
    std::vector<api::EquityPoint> m_points;
};

} // namespace qcat::trading
