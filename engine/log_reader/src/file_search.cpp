#include "file_search.h"

namespace qcat::log_reader
{

using namespace log_files;

void searchFiles(const std::vector<SearchedFile> &files, const Wanted &wanted, const base::CancelToken &cancel, const SearchTold &tell)
{
    for (const auto &one : files) {
        if (cancel.isCancelled())
            return;
        const auto query = wanted.queryFor(one.file->encoding());
        const auto totals = findMessages(one.file->path(), query->query, one.range, [&](const std::vector<MessagePlace> &places, std::uint64_t) {
            if (!places.empty() && !cancel.isCancelled())
                tell.found(one.number, places);
            return !cancel.isCancelled();
        });
        if (!totals)
            tell.problem(one.number, totals.error());
    }
}

std::vector<MessagePlace> searchText(std::string_view text, TextEncoding encoding, const Wanted &wanted)
{
    std::vector<MessagePlace> places;
    const auto query = wanted.queryFor(encoding);
    const auto source = ByteSource::ofText(text);
    const auto totals = find(*source, query->query, [&](const Found &found) {
        if (found.header)
            places.push_back({found.offset, found.header->time, found.header->level});
        else
            places.push_back({found.offset, {}, Level::None});
        return true;
    });
    if (!totals)
        places.clear();
    return places;
}

} // namespace qcat::log_reader
