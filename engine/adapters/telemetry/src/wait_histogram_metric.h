#pragma once

#include "metric_family.h"

#include <qcat/domain/wait_histogram.h>

namespace qcat::telemetry
{

prometheus::MetricFamily histogramFamily(std::string name, std::string help);
// A quarter of the histogram's own bounds: enough for a quantile to the power of 16.
prometheus::ClientMetric histogramOf(const domain::WaitHistogram &times, const Labels &labels);

} // namespace qcat::telemetry
