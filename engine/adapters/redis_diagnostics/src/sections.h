#pragma once

#include <qcat/domain/redis_activity.h>
#include <qcat/domain/redis_storage.h>
#include <qcat/redis_diagnostics/info.h>

namespace qcat::redis_diagnostics
{

// One section of the page each, out of an answer to INFO.
domain::redis::Server serverOf(const Info &info);
domain::redis::Memory memoryOf(const Info &info);
domain::redis::Clients clientsOf(const Info &info);
domain::redis::Persistence persistenceOf(const Info &info);
domain::redis::Replication replicationOf(const Info &info);
domain::Bounded<domain::redis::Database> keyspaceOf(const Info &info);

} // namespace qcat::redis_diagnostics
