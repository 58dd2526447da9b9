#include <qcat/log_files/find_messages.h>

#include <qcat/log_files/file_parts.h>

#include <optional>
#include <utility>

namespace qcat::log_files
{

namespace
{

constexpr std::uint64_t kPart = 4 << 20;
constexpr unsigned kThreads = 2; // more wait for the memory

MessagePlace placeOf(const Found &found, std::uint64_t begin)
{
    if (!found.header)
        return {begin + found.offset, {}, Level::None};
    return {begin + found.offset, found.header->time, found.header->level};
}

struct Part {
    std::vector<MessagePlace> places;
    base::Result<SearchTotals> totals = SearchTotals();
};

Part findInPart(const std::string &file, ByteRange range, LogQuery query)
{
    Part part;
    std::optional<Pattern> own;
    if (query.pattern)
        query.pattern = &own.emplace(query.pattern->clone());
    auto source = ByteSource::openPart(file, range.begin, range.end);
    if (!source) {
        part.totals = source.error();
        return part;
    }
    part.totals = find(**source, query, [&](const Found &found) {
        part.places.push_back(placeOf(found, range.begin));
        return true;
    });
    return part;
}

// Ends where the range ends.
class Limited final : public ByteSource
{
public:
    Limited(ByteSource &source, std::uint64_t end) : m_source(source), m_left(end) {}
    base::Result<std::size_t> read(char *to, std::size_t size) override
    {
        const auto got = m_source.read(to, std::size_t(std::min<std::uint64_t>(size, m_left)));
        if (got)
            m_left -= *got;
        return got;
    }

private:
    ByteSource &m_source;
    std::uint64_t m_left;
};

base::Result<SearchTotals> findInPacked(const std::string &file, const LogQuery &query, std::uint64_t end, const GivePlaces &give)
{
    const auto source = ByteSource::open(file);
    if (!source)
        return source.error();
    Limited limited(**source, end);
    std::vector<MessagePlace> places;
    std::uint64_t next = kPart;
    bool goesOn = true;
    const auto totals = find(limited, query, [&](const Found &found) {
        places.push_back(placeOf(found, 0));
        if (found.offset >= next) {
            goesOn = give(places, found.offset);
            places.clear();
            next = found.offset + kPart;
        }
        return goesOn;
    });
    if (totals && goesOn)
        give(places, totals->bytes);
    return totals;
}

} // namespace

base::Result<SearchTotals> findMessages(const std::string &file, const LogQuery &query, ByteRange range, const GivePlaces &give)
{
    const auto parts = FileParts::open(file, range.begin, range.end, kPart);
    if (!parts && parts.error().code == "log.packed")
        return findInPacked(file, query, range.end, give);
    if (!parts)
        return parts.error();
    std::vector<Part> found(parts->count());
    SearchTotals totals;
    std::optional<base::Error> problem;
    inParts(
        parts->count(), kThreads, [&](std::size_t part) { found[part] = findInPart(file, parts->part(part), query); },
        [&](std::size_t part) {
            const auto mine = std::exchange(found[part], {});
            if (!mine.totals) {
                problem = mine.totals.error();
                return false;
            }
            totals.messages += mine.totals->messages;
            totals.lines += mine.totals->lines;
            totals.bytes += mine.totals->bytes;
            return give(mine.places, totals.bytes);
        });
    if (problem)
        return *problem;
    return totals;
}

} // namespace qcat::log_files
