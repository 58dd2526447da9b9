#pragma once

#include <qcat/base/time.h>

#include <prometheus/metric_family.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::telemetry
{

using Families = std::vector<prometheus::MetricFamily>;
using Labels = std::vector<std::pair<std::string, std::string>>;

// One name with its samples, built from values that are known now.
class FamilyBuilder
{
public:
    FamilyBuilder(std::string name, std::string help, prometheus::MetricType type);

    FamilyBuilder &add(double value, const Labels &labels = {});
    void into(Families &families) { families.push_back(std::move(m_family)); }

private:
    prometheus::MetricFamily m_family;
};

double seconds(base::Duration duration); // never negative
inline std::string word(std::string_view text) { return std::string(text); }

FamilyBuilder gauge(std::string name, std::string help);
FamilyBuilder counter(std::string name, std::string help); // the name ends in _total

} // namespace qcat::telemetry
