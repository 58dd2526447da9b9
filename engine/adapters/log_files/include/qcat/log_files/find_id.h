#pragma once

#include <qcat/base/time.h>
#include <qcat/log_files/id_index.h>
#include <qcat/log_files/search.h>

namespace qcat::log_files
{

struct FindIdOptions {
    const Sidecars &sidecars;
    base::WallTime now;
    base::CancelToken cancel = {};
};
// Every message that has the id as a word of its own, whole, in order. Of a file at rest only the pieces are read that may have it, by an
// index that the first look makes and keeps; one that is still written, and a word that is no id (IdIndex::isId), take a look through
// all of it. Errors of IdIndex::of().
base::Result<SearchTotals> findId(LogFile &file, std::string_view id, const FindIdOptions &options, const GiveMessage &give);

} // namespace qcat::log_files
