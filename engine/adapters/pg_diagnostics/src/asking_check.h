#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

#include <functional>

namespace pqxx
{
class transaction_base;
}

namespace qcat::pg_diagnostics
{

// A check that asks once, over a connection of its own. Unknown, code::kNotConnected, where nobody answers.
ops::Check asking(domain::DatabaseConfig config, std::function<domain::Finding(pqxx::transaction_base &, int serverVersion)> ask);

} // namespace qcat::pg_diagnostics
