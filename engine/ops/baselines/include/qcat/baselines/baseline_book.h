#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/performance.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::baselines
{

class MetricMemory;

// A figure of one interval. More of it is worse.
struct Reading
{
    std::string metric;
    std::string unit;
    domain::PerformanceArea area = domain::PerformanceArea::Process;
    double value = 0;
    double grain = 0; // differences below it mean nothing: the least spread that is taken for granted
};

// Knows what each figure usually is in each hour of the week (UTC), and says which are far above it. What is far above, or drifts, is not
// learned from: a slowdown does not become usual by lasting, only by forget(). Values in, values out: time comes with the readings. Bounded.
class BaselineBook
{
public:
    struct Settings
    {
        int deviation = 6;       // spreads above the median
        int learnIntervals = 30; // before anything is called unusual
    };
    static constexpr std::size_t kMostMetrics = 96; // further names are not taken

    explicit BaselineBook(Settings settings, base::WallTime learnsSince = {});
    ~BaselineBook();
    BaselineBook(BaselineBook &&) noexcept;
    BaselineBook &operator=(BaselineBook &&) noexcept;

    // One interval that ended at `end`. A figure that is not there was not measured: its state is not known and not told.
    std::vector<domain::Baseline> add(const std::vector<Reading> &readings, base::WallTime end);
    void forget(base::WallTime now);
    bool isEmpty() const { return m_metrics.empty(); } // nothing was learned
    base::WallTime learnsSince() const { return m_learnsSince; }

    // What was learned, as lines of text; read() refuses what is not whole ("baselines.damaged").
    std::string text() const;
    static base::Result<BaselineBook> read(std::string_view text, Settings settings);

private:
    Settings m_settings;
    base::WallTime m_learnsSince;
    std::map<std::string, std::unique_ptr<MetricMemory>> m_metrics;
};

} // namespace qcat::baselines
