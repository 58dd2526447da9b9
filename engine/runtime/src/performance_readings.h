#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/baselines/baseline_book.h>
#include <qcat/domain/performance.h>

#include <map>
#include <string>
#include <vector>

namespace qcat::runtime
{

using RequestTimes = std::map<std::string, domain::WaitHistogram>; // by path

// The figures of one interval, put together from what is seen several times in it and from what is counted over it.
class IntervalReadings
{
public:
    // What probes and pools measured lately; the interval's figure is their mean.
    void see(const api::Snapshot &snapshot);
    // This process was to run then, and ran so much later: the interval's figure is the worst.
    void seeLateness(base::Duration late);
    // Ends the interval. Means of what came in it; what did not happen has no figure.
    std::vector<baselines::Reading> take(const domain::OrderLatency &orders, const RequestTimes &requests, base::Duration cpu, base::Duration interval);

private:
    struct Sum
    {
        baselines::Reading reading;
        int count = 0;
    };
    void add(const std::string &metric, domain::PerformanceArea area, double value, double grain, const std::string &unit = "s");

    std::map<std::string, Sum> m_sums;
    base::Duration m_late{};
};

// The stages with their share of the whole; those that never took time too. Empty without orders.
std::vector<domain::StageTime> stageTimes(const domain::OrderLatency &orders);
domain::StageTime stageTime(std::string name, const domain::WaitHistogram &times);
// The paths that took most time, with their share of the time of all.
std::vector<domain::StageTime> slowRequests(const RequestTimes &requests);

} // namespace qcat::runtime
