#include "planned_stop.h"

#include "wall_clock.h"

#include <qcat/ops_store/sqlite_ops_store.h>

#include <algorithm>

namespace qcat::qguard
{

std::optional<std::string> plannedStop(const std::string &opsStore)
{
    constexpr int kNewest = 300;
    auto store = ops_store::SqliteOpsStore::openToRead(opsStore);
    const auto silences = store ? (*store)->loadSilences(kNewest) : base::Result<std::vector<domain::Silence>>(store.error());
    if (!silences)
        return std::nullopt; // what cannot be read holds nothing back
    const auto announces = [now = wallNow()](const domain::Silence &silence) {
        return silence.isInForce(now) && !silence.approvedBy.empty() &&
               domain::mayMatch(silence.match, {"service.dead"}, {"engine"}, domain::Severity::P0);
    };
    const auto at = std::ranges::find_if(*silences, announces);
    if (at == silences->end())
        return std::nullopt;
    return fmt::format("{} of {} until {}: {}", at->id.value, at->owner, base::toIso(at->until), at->reason);
}

} // namespace qcat::qguard
