#pragma once

#include "incident_book.h"

#include <qcat/base/clock.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/ops_ports/ops_store.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::ops
{

// The runbook runs: their records, in the store before they are published.
class RunBook
{
public:
    using Publish = std::function<void(api::EventBody)>;

    RunBook(OpsStore &store, const base::Clock &clock, Publish publish);

    // Written in one transaction with a run, before it.
    using Along = std::function<base::Status()>;

    // A run that was in progress when the process ended is Interrupted, and so is a step that was running. Gives those
    // runs as they were; `along` is asked for each what is to be written with it. A step that starts this program anew is
    // done by that, and its run goes on.
    base::Result<std::vector<domain::RunbookRun>> load(const std::function<base::Status(const domain::RunbookRun &)> &along);
    // `runbook`: with the inputs in place.
    domain::RunbookRun &start(const domain::IncidentId &incident, domain::Runbook runbook,
                              domain::RunbookInputs inputs, const std::string &actor);
    base::Status commit(const domain::RunbookRun &run);
    // The error of `along` as it is; either both are durable then or neither.
    base::Status commit(const domain::RunbookRun &run, const Along &along);
    // Of a start that did not come about.
    void drop(const domain::RunbookRunId &id);

    const std::vector<domain::RunbookRun> &all() const { return m_runs; } // oldest first
    domain::RunbookRun *find(const domain::RunbookRunId &id);
    // The run that is in progress for this incident, or null.
    domain::RunbookRun *inProgress(const domain::IncidentId &incident);
    std::vector<domain::RunbookRun> newest(std::size_t most) const;
    std::vector<domain::RunbookRunId> inProgress() const;

private:
    OpsStore &m_store;
    const base::Clock &m_clock;
    Publish m_publish;
    std::vector<domain::RunbookRun> m_runs; // oldest first
};

// The step of a run and what its runbook says about it; null where there is none of that name.
struct StepOfRun {
    const domain::RunbookStep *definition = nullptr;
    domain::StepRun *state = nullptr;
    std::size_t index = 0;
    explicit operator bool() const { return state != nullptr; }
};
StepOfRun stepOf(domain::RunbookRun &run, const std::string &name);

} // namespace qcat::ops
