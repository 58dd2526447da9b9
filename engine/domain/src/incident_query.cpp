#include <qcat/domain/incident_query.h>

#include <algorithm>
#include <cctype>

namespace qcat::domain
{

namespace
{

bool contains(std::string_view text, std::string_view words)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return !std::ranges::search(text, words, same).empty();
}

} // namespace

std::vector<std::string_view> searchedTexts(const Incident &incident)
{
    std::vector<std::string_view> texts{incident.id.value,        incident.fault.value, incident.title.en, incident.title.zh,
                                        incident.component.value, incident.instance,    incident.owner};
    for (const auto &entry : incident.timeline)
        if (entry.kind == TimelineKind::Note)
            texts.emplace_back(entry.what.text);
    return texts;
}

bool matches(const IncidentQuery &query, const Incident &incident)
{
    const auto &opened = incident.openedAt.isValid() ? incident.openedAt : incident.since;
    if (!query.id.empty() && query.id != incident.id.value)
        return false;
    if (!query.states.empty() && std::ranges::find(query.states, incident.state) == query.states.end())
        return false;
    if ((query.severity && *query.severity != incident.severity) || (!query.component.empty() && query.component != incident.component.value))
        return false;
    if ((query.from.isValid() && opened < query.from) || (query.to.isValid() && !(opened < query.to)))
        return false;
    return query.text.empty() || std::ranges::any_of(searchedTexts(incident), [&](auto text) { return contains(text, query.text); });
}

} // namespace qcat::domain
