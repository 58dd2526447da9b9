#pragma once

#include <qcat/ops_ports/ops_store.h>
#include <qcat/ops_ports/outbox_store.h>

#include <memory>
#include <string>

class QString;

namespace qcat::ops_store
{

class Connection;

// The incident desk's memory in one SQLite file (WAL, synchronous=FULL): what a call wrote is on the disk when it
// returns. The connection belongs to the thread that opens the store: open, use and destroy it there.
class SqliteOpsStore : public ops::OpsStore
{
public:
    // Makes the file where there is none. Refuses a file that is damaged ("ops_store.corrupt"), somebody else's
    // ("ops_store.foreign"), of a newer version of QCAT ("ops_store.newer") or cannot be written ("ops_store.failed");
    // nothing is changed then.
    static base::Result<std::unique_ptr<SqliteOpsStore>> open(const std::string &file);
    // For who looks into another's store: the file must be there, and nothing of it is changed. "ops_store.failed".
    static base::Result<std::unique_ptr<SqliteOpsStore>> openToRead(const std::string &file);
    // For who adds to another's store beside its desk: it must be of our own version, and no table of it is made or changed. As open().
    static base::Result<std::unique_ptr<SqliteOpsStore>> openBeside(const std::string &file);
    ~SqliteOpsStore() override;

    base::Status transact(const std::function<base::Status()> &work) override;
    base::Status saveIncident(const domain::Incident &incident) override;
    base::Status saveEvidence(const domain::IncidentId &incident, const domain::Evidence &evidence) override;
    base::Status saveRun(const domain::RunbookRun &run) override;
    base::Status saveSilence(const domain::Silence &silence) override;
    base::Status appendAudit(const ops::AuditRecord &record) override;
    base::Result<std::vector<domain::Incident>> loadIncidents(int newest) override;
    base::Result<std::vector<domain::RunbookRun>> loadRuns(int newest) override;
    base::Result<std::vector<domain::Silence>> loadSilences(int newest) override;
    // Newest last.
    base::Result<std::vector<ops::AuditRecord>> loadAudit(int newest) override;
    base::Result<ops::AuditVerdict> verifyAudit(const std::optional<ops::AuditHead> &anchor) override;
    base::Result<ops::AuditHead> auditHead() override;
    base::Result<domain::IncidentId> nextIncidentId(base::WallTime now) override;
    base::Result<domain::SilenceId> nextSilenceId(base::WallTime now) override;
    base::Status proveWritable() override;
    // What is owed to people, in the same file and the same transactions. Must not outlive the store.
    std::unique_ptr<ops::OutboxStore> outbox();
    // The day's ids go on behind this number: an earlier store may have given those up to it.
    base::Status beginIncidentIds(base::WallTime now, int behind);

private:
    base::Result<int> nextNumber(const QString &counter);

    explicit SqliteOpsStore(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace qcat::ops_store
