#include <qcat/store_schema/record_pruner.h>

namespace qcat::store_schema
{

const std::vector<PrunedTable> &prunedTables()
{
    static const std::vector<PrunedTable> all = {{"candles", "started_at"}, {"equity", "sampled_at"}};
    return all;
}

} // namespace qcat::store_schema
