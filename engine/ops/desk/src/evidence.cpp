#include "evidence.h"

#include <algorithm>

namespace qcat::ops
{

namespace
{

constexpr std::size_t kMostReadings = 12;
constexpr std::size_t kMostLines = 40;
constexpr std::size_t kLongestLine = 500; // bytes

bool contains(std::string_view text, std::string_view words)
{
    return !words.empty() && text.find(words) != std::string_view::npos;
}

// Whatever went wrong just before, and what names the thing.
bool isRelated(std::string_view line, const domain::Incident &incident)
{
    return contains(line, "[ERROR]") || contains(line, "[WARN]") || contains(line, incident.component.value) || contains(line, incident.instance);
}

// Its finding was redacted when it came in.
domain::Reading readingOf(const api::ComponentView &view)
{
    return {view.id, view.health, view.finding, view.measured};
}

std::vector<domain::Reading> readings(const domain::ComponentId &own, const std::vector<api::ComponentView> &components)
{
    std::vector<domain::Reading> all;
    for (const auto &view : components)
        if (view.id == own)
            all.push_back(readingOf(view));
    for (const auto &view : components)
        if (view.id != own && view.health != domain::Health::Ok && all.size() < kMostReadings)
            all.push_back(readingOf(view));
    return all;
}

std::vector<std::string> related(const std::vector<std::string> &lines, const domain::Incident &incident, const Redactor &redact)
{
    std::vector<std::string> kept;
    for (auto line = lines.rbegin(); line != lines.rend() && kept.size() < kMostLines; ++line)
        if (isRelated(*line, incident))
            kept.push_back(bounded(redact(*line), kLongestLine).text);
    std::ranges::reverse(kept);
    return kept;
}

} // namespace

domain::Evidence evidenceFor(const domain::Incident &incident, domain::Evidence seen, const std::vector<api::ComponentView> &components,
                             const Redactor &redact)
{
    seen.at = incident.openedAt;
    seen.tradingWhy = redact(std::move(seen.tradingWhy));
    seen.readings = readings(incident.component, components);
    seen.logLines = related(seen.logLines, incident, redact);
    return seen;
}

} // namespace qcat::ops
