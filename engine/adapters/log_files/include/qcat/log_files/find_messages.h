#pragma once

#include <qcat/log_files/log_query.h>
#include <qcat/log_files/search.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::log_files
{

// Where a wanted message begins in its file, unpacked.
struct MessagePlace {
    std::uint64_t offset = 0;
    CivilTime time; // 0: it has none
    Level level = Level::None;
};

// Goes through a file and gives the places of the wanted messages in their order, many at a time and also none, with how far it is, on
// the caller's thread. False from `give` ends it. Of a packed file the range counts unpacked bytes and must begin at 0.
using GivePlaces = std::function<bool(const std::vector<MessagePlace> &places, std::uint64_t bytes)>;
base::Result<SearchTotals> findMessages(const std::string &file, const LogQuery &query, ByteRange range, const GivePlaces &give);

} // namespace qcat::log_files
