#pragma once

#include <qcat/base/clock.h>
#include <qcat/ops_ports/ops_store.h>
#include <qcat/ops_ports/outbox_store.h>
#include <qcat/runtime/data_folder.h>

#include <memory>
#include <optional>

namespace qcat::runtime
{

// The desk's store with a memory of whether it takes what it is given: the desk works without it, but must say so. Ops thread.
class DeskStore : public ops::OpsStore
{
public:
    // A store that is damaged is put aside and a new one begun; one of a newer QCAT or of somebody else is refused.
    static base::Result<std::unique_ptr<DeskStore>> open(const DataFolder &folder, base::WallTime now);
    DeskStore(std::unique_ptr<ops::OpsStore> store, std::unique_ptr<ops::OutboxStore> outbox) : m_store(std::move(store)), m_outbox(std::move(outbox)) {}

    // In the same file and the same transactions.
    ops::OutboxStore &outbox() { return *m_outbox; }

    // Why the last write failed; tried again in this call, so that a store that has recovered is known without an incident to write.
    std::optional<base::Error> failure();

    base::Status transact(const std::function<base::Status()> &work) override { return seen(m_store->transact(work)); }
    base::Status saveIncident(const domain::Incident &incident) override { return seen(m_store->saveIncident(incident)); }
    base::Status saveEvidence(const domain::IncidentId &incident, const domain::Evidence &evidence) override { return seen(m_store->saveEvidence(incident, evidence)); }
    base::Status saveRun(const domain::RunbookRun &run) override { return seen(m_store->saveRun(run)); }
    base::Status saveSilence(const domain::Silence &silence) override { return seen(m_store->saveSilence(silence)); }
    base::Status appendAudit(const ops::AuditRecord &record) override { return seen(m_store->appendAudit(record)); }
    base::Result<std::vector<domain::Incident>> loadIncidents(int newest) override { return m_store->loadIncidents(newest); }
    base::Result<std::vector<domain::RunbookRun>> loadRuns(int newest) override { return m_store->loadRuns(newest); }
    base::Result<std::vector<ops::AuditRecord>> loadAudit(int newest) override { return m_store->loadAudit(newest); }
    base::Result<std::vector<domain::Silence>> loadSilences(int newest) override { return m_store->loadSilences(newest); }
    base::Result<ops::AuditVerdict> verifyAudit(const std::optional<ops::AuditHead> &anchor) override { return m_store->verifyAudit(anchor); }
    base::Result<ops::AuditHead> auditHead() override { return m_store->auditHead(); }
    base::Result<domain::IncidentId> nextIncidentId(base::WallTime now) override;
    base::Result<domain::SilenceId> nextSilenceId(base::WallTime now) override;
    base::Status proveWritable() override { return seen(m_store->proveWritable()); }

private:
    base::Status seen(base::Status written);

    std::unique_ptr<ops::OpsStore> m_store;
    std::unique_ptr<ops::OutboxStore> m_outbox; // works on the store: after it
    std::optional<base::Error> m_failure;
};

} // namespace qcat::runtime
