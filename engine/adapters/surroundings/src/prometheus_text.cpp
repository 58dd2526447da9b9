#include "prometheus_text.h"

#include <cstdlib>

namespace qcat::surroundings
{

namespace
{

std::string labelIn(std::string_view labels, std::string_view label)
{
    const auto key = std::string(label) + "=\"";
    const auto at = labels.find(key);
    if (at == std::string_view::npos)
        return {};
    const auto value = labels.substr(at + key.size());
    return std::string(value.substr(0, value.find('"')));
}

} // namespace

std::map<std::string, double> samplesOf(std::string_view text, std::string_view metric, std::string_view label)
{
    std::map<std::string, double> samples;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.starts_with(metric) || line.size() == metric.size())
            continue;
        const char next = line[metric.size()];
        const auto close = next == '{' ? line.rfind('}') : metric.size() - 1;
        if ((next != '{' && next != ' ') || close == std::string_view::npos)
            continue; // a longer name
        samples[labelIn(line.substr(metric.size(), close + 1 - metric.size()), label)] +=
            std::strtod(std::string(line.substr(close + 1)).c_str(), nullptr);
    }
    return samples;
}

} // namespace qcat::surroundings
