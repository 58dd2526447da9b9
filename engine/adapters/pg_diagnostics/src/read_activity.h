#pragma once

#include "reading.h"

namespace qcat::pg_diagnostics
{

domain::postgres::Server readServer(pqxx::transaction_base &transaction, int versionNumber);
domain::postgres::Headroom readHeadroom(const Reading &reading);
domain::postgres::Connections readConnections(const Reading &reading);
domain::Bounded<domain::postgres::LockSession> readLocks(const Reading &reading);
domain::postgres::Activity readActivity(const Reading &reading);

} // namespace qcat::pg_diagnostics
