#include <qcat/log_files/find_id.h>

namespace qcat::log_files
{

namespace
{

// Around a piece: where the message that an id in it belongs to begins and ends. Longer ones are given in part.
constexpr std::uint64_t kAround = 256 << 10;
constexpr base::Duration kAtRest = std::chrono::minutes(10); // since it was written: till then an index would be of no use a moment later
constexpr unsigned kThreads = 2;

} // namespace

base::Result<SearchTotals> findId(LogFile &file, std::string_view id, const FindIdOptions &options, const GiveMessage &give)
{
    const auto goOn = [&](std::string_view message) { return give(message) && !options.cancel.isCancelled(); };
    const auto pattern = Pattern::compile(id, {true, false, true, file.encoding() == TextEncoding::Utf8});
    if (!pattern)
        return pattern.error();
    LogQuery query;
    query.pattern = &*pattern;
    const bool isWritten = !file.isPacked() && options.now - base::WallTime{file.changedNs()} < kAtRest;
    if (!IdIndex::isId(id) || isWritten) {
        if (!file.isPacked())
            return searchParts(file.path(), query, {{0, file.sizeNow()}, kThreads, [&] { return !options.cancel.isCancelled(); }}, goOn);
        const auto source = ByteSource::open(file.path());
        return source ? search(**source, query, goOn) : base::Result<SearchTotals>(source.error());
    }
    const auto index = IdIndex::of(file, options.sidecars, options.cancel);
    if (!index)
        return index.error();
    SearchTotals totals;
    std::uint64_t given = 0; // up to here
    for (const auto &range : index->rangesOf(id)) {
        const auto begin = range.begin > kAround ? range.begin - kAround : 0;
        const auto text = file.read(begin, std::size_t(range.end - begin + kAround));
        if (!text)
            return text.error();
        const auto source = ByteSource::ofText(*text);
        bool goesOn = true;
        const auto found = find(*source, query, [&](const Found &message) {
            const auto at = begin + message.offset;
            if (at < given || at >= range.end) // of the piece before; or it begins in another, whose turn it is
                return true;
            given = at + message.message.size();
            ++totals.messages;
            goesOn = goOn(message.message);
            return goesOn;
        });
        if (!found)
            return found.error();
        totals.bytes += found->bytes;
        if (!goesOn)
            break;
    }
    return totals;
}

} // namespace qcat::log_files
