#pragma once

#include "fields.h"

#include <qcat/domain/performance.h>

namespace qcat::wire
{

QCAT_WIRE_FIELDS(api::ResetBaselines)
{
    f("confirm", x.confirm);
}

QCAT_WIRE_FIELDS(domain::Baseline)
{
    f("metric", x.metric);
    f("unit", x.unit);
    f("area", x.area);
    f("state", x.state);
    f("value", x.value);
    f("usual", x.usual);
    f("spread", x.spread);
    f("limit", x.limit);
    f("trend", x.trend);
    f("intervals", x.intervals);
    f("is_of_this_hour", x.isOfThisHour);
    f("since_ns", x.since);
}

QCAT_WIRE_FIELDS(domain::StageTime)
{
    f("name", x.name);
    f("count", x.count);
    f("mean_ns", x.mean);
    f("p50_ns", x.p50);
    f("p99_ns", x.p99);
    f("share", x.share);
}

QCAT_WIRE_FIELDS(domain::PerformanceStatus)
{
    f("wall_time_ns", x.wallTime);
    f("age_ms", x.at);
    f("interval_ns", x.interval);
    f("learns_since_ns", x.learnsSince);
    f("kept_copy", x.keptCopy);
    f("verdict", x.verdict);
    f("baselines", x.baselines);
    f("stages", x.stages);
    f("whole", x.whole);
    f("requests", x.requests);
}

} // namespace qcat::wire
