#pragma once

#include <qcat/domain/redis_status.h>

#include <vector>

namespace qcat::redis_diagnostics
{

// What should be looked at, worst first, each with the number that it was computed from. Only sections that are Shown
// count.
std::vector<domain::Finding> adviceOn(const domain::RedisStatus &status);

} // namespace qcat::redis_diagnostics
