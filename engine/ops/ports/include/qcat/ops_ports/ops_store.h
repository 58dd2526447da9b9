#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/evidence.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/domain/silence.h>

#include <functional>
#include <optional>
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

// Where the chain stood once, noted in a place that whoever changes the store does not reach: log, messages, a file elsewhere.
struct AuditHead
{
    std::uint64_t sequence = 0; // 0: nothing was written yet
    std::string hash;
    bool operator==(const AuditHead &) const = default;
};

// A chain that holds may still have lost its end, or be another chain altogether: only an anchor tells.
struct AuditVerdict
{
    enum class State : std::uint8_t { Holds, ChangedAt, Truncated };
    State state = State::Holds;
    std::uint64_t sequence = 0; // first record that does not follow from the one before, or the anchor's that is not there
    AuditHead head;
};

// The desk's own memory, local and durable (SQLite, WAL, synchronous=FULL). Used on the ops thread; calls are short. Incidents and runs
// are replaced as a whole by id; their timelines only grow, a shorter one is refused.
class OpsStore
{
public:
    virtual ~OpsStore() = default;
    // All that `work` writes, or nothing of it, durable when this returns. May be nested: the outermost one decides.
    virtual base::Status transact(const std::function<base::Status()> &work) = 0;
    virtual base::Status saveIncident(const domain::Incident &incident) = 0;
    // Once, when it opens.
    virtual base::Status saveEvidence(const domain::IncidentId &incident, const domain::Evidence &evidence) = 0;
    virtual base::Status saveRun(const domain::RunbookRun &run) = 0;
    virtual base::Status appendAudit(const AuditRecord &record) = 0;
    virtual base::Status saveSilence(const domain::Silence &silence) = 0;
    // Every one that is not over, and the newest others; oldest first.
    virtual base::Result<std::vector<domain::Incident>> loadIncidents(int newest) = 0;
    virtual base::Result<std::vector<domain::Silence>> loadSilences(int newest) = 0; // newest first
    virtual base::Result<std::vector<domain::RunbookRun>> loadRuns(int newest) = 0;
    virtual base::Result<std::vector<AuditRecord>> loadAudit(int newest) = 0;
    virtual base::Result<AuditVerdict> verifyAudit(const std::optional<AuditHead> &anchor) = 0;
    virtual base::Result<AuditHead> auditHead() = 0;
    // "INC-20261122-0001": never given twice, also across restarts.
    virtual base::Result<domain::IncidentId> nextIncidentId(base::WallTime now) = 0;
    virtual base::Result<domain::SilenceId> nextSilenceId(base::WallTime now) = 0; // "SIL-20261122-0001"
    // Writes something that means nothing, as durably as the rest.
    virtual base::Status proveWritable() = 0;
};

} // namespace qcat::ops
