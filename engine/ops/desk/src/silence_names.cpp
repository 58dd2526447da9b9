#include "silence_names.h"

#include "findings.h"

#include <qcat/base/text.h>
#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace qcat::ops
{

namespace
{

constexpr std::size_t kMostNear = 5;
constexpr std::size_t kShownBytes = 80;

using Names = std::vector<std::string>;

std::string withoutStar(const std::string &pattern)
{
    return pattern.ends_with('*') ? pattern.substr(0, pattern.size() - 1) : pattern;
}

bool isKnown(const std::string &pattern, const Names &names)
{
    const auto begin = withoutStar(pattern);
    return std::ranges::any_of(names, [&](const auto &name) { return pattern == name || (pattern.ends_with('*') && name.starts_with(begin)); });
}

// The one that was probably meant first, then those of the same family ("memory." of "memory.ful").
std::string near(const std::string &pattern, const Names &names)
{
    const auto word = withoutStar(pattern);
    Names found;
    if (const auto nearest = base::nearestWord(word, names))
        found.push_back(*nearest);
    const auto family = word.substr(0, word.find('.') + 1); // empty without a dot
    for (const auto &name : names)
        if (!family.empty() && name.starts_with(family) && found.size() < kMostNear && std::ranges::find(found, name) == found.end())
            found.push_back(name);
    return found.empty() ? "-" : fmt::format("{}", fmt::join(found, ", "));
}

base::Status known(const std::string &pattern, const std::set<std::string> &all, std::string_view code, const char *what)
{
    const Names names(all.begin(), all.end());
    if (pattern.empty() || isKnown(pattern, names))
        return {};
    const auto shown = bounded(pattern, kShownBytes).text;
    const auto others = near(pattern, names);
    return refusal(code, fmt::format("no {} \"{}\" is watched here; near it: {}", what, shown, others), {{what, shown}, {"near", others}});
}

} // namespace

base::Status knownNames(const domain::SilenceMatch &match, const DeskConfig &config, const std::vector<domain::Incident> &open)
{
    std::set<std::string> faults, components;
    for (const auto *definitions : {&config.faults, &config.faultsOfOthers})
        for (const auto &fault : *definitions) {
            faults.insert(fault.id.value);
            components.insert(fault.component.value);
        }
    for (const auto &component : config.components)
        components.insert(component.id.value);
    for (const auto &incident : open) {
        faults.insert(incident.fault.value);
        components.insert(incident.component.value);
    }
    if (auto good = known(match.fault, faults, code::kSilenceFaultUnknown, "fault"); !good)
        return good;
    return known(match.component.value, components, code::kSilenceComponentUnknown, "component");
}

} // namespace qcat::ops
