#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/performance.h>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace qcat::baselines
{

inline constexpr std::size_t kHoursOfWeek = 168;

// The last so many values, in no order that matters.
class Ring
{
public:
    explicit Ring(std::size_t most) : m_most(most) {}
    void add(double value);
    const std::vector<float> &values() const { return m_values; }

private:
    std::size_t m_most;
    std::size_t m_next = 0;
    std::vector<float> m_values;
};

struct Usual
{
    double median = 0;
    double spread = 0;
};
// The median, and the median of absolute deviations as a standard deviation. Not of an empty list.
Usual usualOf(const std::vector<float> &values);

// 0: Monday, from 00:00 UTC.
std::size_t hourOfWeek(base::WallTime time);

// What one figure was: by hour of the week, and lately.
class MetricMemory
{
public:
    MetricMemory();

    struct Reference
    {
        Usual usual;
        int intervals = 0;
        bool isOfThisHour = false;
    };
    // Of the hour in earlier weeks when that is known from `enough` intervals, else of the last hours; empty: neither. What the running
    // hour says is no measure of itself.
    std::optional<Reference> reference(std::size_t hour, int enough) const;
    int known(std::size_t hour) const;
    void learn(std::size_t hour, double value);
    void smooth(double level);

    double trend = 0; // level between usual (0) and limit (1), smoothed
    int smoothed = 0; // intervals in the trend
    int outside = 0;  // intervals in a row above the limit
    int inside = 0;   // intervals in a row below it, since it deviated
    bool isDeviating = false;
    base::WallTime since;

    // All that is known of an hour, its running one too.
    Ring ofHour(std::size_t hour) const;

    std::array<Ring, kHoursOfWeek> hours;
    Ring recent;

private:
    std::size_t m_runningHour = 0;
    std::vector<float> m_running; // what was learned in it
};

} // namespace qcat::baselines
