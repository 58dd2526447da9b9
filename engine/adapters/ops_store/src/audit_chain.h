#pragma once

#include "connection.h"

#include <qcat/ops_ports/ops_store.h>

#include <string>

namespace qcat::ops_store
{

// The hash of a record: SHA-256 over the hash before it and every field with its length, so that no two records look
// alike. The payload goes in by its own SHA-256. "v1" leads, so that a later form does not make old records look false.
std::string chainHash(const std::string &previousHash, const ops::AuditRecord &record);
ops::AuditRecord auditRecordOf(const QSqlQuery &row);
base::Result<ops::AuditHead> headOfChain(Connection &connection);
base::Result<ops::AuditVerdict> verifyChain(Connection &connection, const std::optional<ops::AuditHead> &anchor);

} // namespace qcat::ops_store
