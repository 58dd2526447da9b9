#include <qcat/log_files/log_query.h>

#include <algorithm>

namespace qcat::log_files
{

bool LogQuery::wants(const LineHeader &header, std::string_view line) const
{
    return (levels.none() || levels[std::size_t(header.level)]) && (!from || header.time >= *from) && (!to || header.time < *to) &&
           (categories.empty() || std::ranges::find(categories, categoryOf(line)) != categories.end());
}

} // namespace qcat::log_files
