#include <qcat/log_files/log_query.h>

namespace qcat::log_files
{

bool LogQuery::wants(const LineHeader &header) const
{
    return (levels.none() || levels[std::size_t(header.level)]) && (!from || header.time >= *from) &&
           (!to || header.time < *to);
}

} // namespace qcat::log_files
