#include <qcat/log_files/search.h>

#include <qcat/log_files/file_parts.h>

#include <optional>
#include <vector>

namespace qcat::log_files
{

namespace
{

constexpr std::uint64_t kPart = 4 << 20;

// What one part has, until it is its turn.
struct PartFound {
    SearchTotals totals;
    std::string messages; // one behind the other
    std::vector<std::size_t> ends;
    std::optional<base::Error> problem;
};

PartFound searchPart(const std::string &file, ByteRange range, LogQuery query, bool isGiven)
{
    PartFound found;
    std::optional<Pattern> own;
    if (query.pattern)
        query.pattern = &own.emplace(query.pattern->clone());
    auto source = ByteSource::openPart(file, range.begin, range.end);
    if (!source) {
        found.problem = source.error();
        return found;
    }
    const GiveMessage keep = [&](std::string_view message) {
        found.messages += message;
        found.ends.push_back(found.messages.size());
        return true;
    };
    const auto totals = search(**source, query, isGiven ? keep : GiveMessage());
    if (totals)
        found.totals = *totals;
    else
        found.problem = totals.error();
    return found;
}

bool giveAll(const PartFound &found, const GiveMessage &give)
{
    std::size_t begin = 0;
    for (const auto end : found.ends) {
        if (!give(std::string_view(found.messages).substr(begin, end - begin)))
            return false;
        begin = end;
    }
    return true;
}

} // namespace

base::Result<SearchTotals> searchParts(const std::string &file, const LogQuery &query, const PartedSearch &how, const GiveMessage &give)
{
    const auto parts = FileParts::open(file, how.range.begin, how.range.end, kPart);
    if (!parts)
        return parts.error();
    std::vector<PartFound> found(parts->count());
    SearchTotals totals;
    std::optional<base::Error> problem;
    inParts(
        parts->count(), how.threads, [&](std::size_t part) { found[part] = searchPart(file, parts->part(part), query, bool(give)); },
        [&](std::size_t part) {
            const PartFound mine = std::exchange(found[part], {});
            totals.messages += mine.totals.messages;
            totals.lines += mine.totals.lines;
            totals.bytes += mine.totals.bytes;
            problem = mine.problem;
            return giveAll(mine, give) && !problem && (!how.goesOn || how.goesOn());
        });
    if (problem)
        return *problem;
    return totals;
}

} // namespace qcat::log_files
