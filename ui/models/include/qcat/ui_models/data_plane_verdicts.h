#pragma once

#include <qcat/ui_models/engine_model.h>

#include <QString>

namespace qcat::ui
{

// The first line of a diagnostics page: the state in words with the number that it comes from, then a line of detail. The worst comes
// first; what is not known is said, and of when it is where that is not now.
struct Verdict
{
    QString title;
    QString detail;
};

Verdict databaseVerdict(const domain::PostgresStatus &status, const EngineModel &engine);
Verdict redisVerdict(const domain::RedisStatus &status, const EngineModel &engine);
Verdict poolsVerdict(const std::vector<domain::PoolStatus> &pools, const EngineModel &engine);
// Pools are looked at every second; what is older belongs to the past.
inline constexpr base::Duration kPoolsStaleAfter = std::chrono::seconds(3);

} // namespace qcat::ui
