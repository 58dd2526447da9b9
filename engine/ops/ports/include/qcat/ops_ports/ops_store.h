#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/runbook.h>

#include <vector>

namespace qcat::ops
{

// One link of the audit chain: written and durable before the action it announces.
struct AuditRecord
{
    std::uint64_t sequence = 0;
    base::WallTime time;
    std::string actor;
    std::string action;  // "runbook.step", "trading.halt"
    std::string target;
    std::string payload; // JSON, redacted
    std::string hash;    // hex SHA-256 over the previous hash and this record's fields; filled by the store
};

// The desk's own memory, local and durable (SQLite, WAL, synchronous=FULL). Used on the ops thread; calls are short. Incidents and runs
// are replaced as a whole by id; their timelines only grow, a shorter one is refused.
class OpsStore
{
public:
    virtual ~OpsStore() = default;
    virtual base::Status saveIncident(const domain::Incident &incident) = 0;
    virtual base::Status saveRun(const domain::RunbookRun &run) = 0;
    virtual base::Status appendAudit(const AuditRecord &record) = 0;
    virtual base::Result<std::vector<domain::Incident>> loadIncidents(int newest) = 0;
    virtual base::Result<std::vector<domain::RunbookRun>> loadRuns(int newest) = 0;
    virtual base::Result<std::vector<AuditRecord>> loadAudit(int newest) = 0;
    // First record whose hash does not follow from the one before; 0: the chain holds.
    virtual base::Result<std::uint64_t> verifyAudit() = 0;
    // "INC-20261122-0001": never given twice, also across restarts.
    virtual base::Result<domain::IncidentId> nextIncidentId(base::WallTime now) = 0;
    // Writes something that means nothing, as durably as the rest.
    virtual base::Status proveWritable() = 0;
};

} // namespace qcat::ops
