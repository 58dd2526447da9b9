#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::pg_diagnostics
{

// Whether the database itself knows of damage to its data: pages whose checksum was wrong in the last day (where the cluster has
// checksums), and sequences that stand below the highest value of their column, as a restore leaves them: the next insert would collide.
// Looks at what the role may read, at most 200 sequences. "pg_data.…" of health_codes.h.
ops::Check dataIsWhole(domain::DatabaseConfig config);

} // namespace qcat::pg_diagnostics
