#include "remarks.h"

#include <algorithm>

namespace qcat::config_yaml
{

namespace
{

// Every item was read, and each has a name of its own.
bool isListUnderstood(const std::string &list, const ReadContext &context)
{
    if (!context.places.contains(list))
        return !context.mistakes.mention(list); // left out, or no list at all
    for (int i = 0;; ++i) {
        const auto item = fmt::format("{}[{}]", list, i);
        if (!context.places.contains(item))
            return !context.mistakes.mention(item);
        if (!context.places.contains(item + ".name") || context.mistakes.mention(item + ".name"))
            return false;
    }
}

bool isUnderstood(const std::string &path, const ReadContext &context)
{
    const bool isListOfNames = path == "alerting.channels" || path == "alerting.contacts" || path == "alerting.schedules";
    return isListOfNames ? isListUnderstood(path, context) : !context.mistakes.mention(path);
}

} // namespace

std::vector<std::pair<Place, std::string>> told(const std::vector<Remark> &remarks, const ReadContext &context)
{
    std::vector<std::pair<Place, std::string>> all;
    for (const auto &remark : remarks)
        if (!context.mistakes.mention(remark.path) &&
            std::ranges::all_of(remark.needs, [&](const auto &path) { return isUnderstood(path, context); }))
            all.emplace_back(context.placeOf(remark.path), fmt::format("{}: {}", remark.path, remark.text));
    return all;
}

} // namespace qcat::config_yaml
