#pragma once

#include "audit.h"
#include "incident_book.h"
#include "run_book.h"

#include <qcat/api/command.h>

#include <functional>
#include <string>

namespace qcat::ops
{

// A second person for a step that asks for one. Alone, the glass is broken: with a reason and the name of the approver who was called, and
// said aloud. What is not in the audit chain counts for nothing.
class RunApprovals
{
public:
    using Notice = std::function<void(domain::Finding)>;

    RunApprovals(RunBook &runs, Audit &audit, IncidentBook &incidents, const Redactor &redact, const base::Clock &clock, Notice notice);

    base::Status request(domain::RunbookRun &run, const domain::RunbookStep &step, const api::RequestApproval &command,
                         const std::string &actor);
    base::Status approve(domain::RunbookRun &run, const std::string &step, const std::string &actor);
    // Whether the step may run as far as a second person is concerned.
    base::Status check(const domain::RunbookRun &run, const domain::RunbookStep &step) const;

private:
    base::Status keep(domain::RunbookRun &run, domain::StepApproval approval, const std::string &action, const std::string &actor,
                      domain::Finding what);

    RunBook &m_runs;
    Audit &m_audit;
    IncidentBook &m_incidents;
    const Redactor &m_redact;
    const base::Clock &m_clock;
    const Notice m_notice;
};

} // namespace qcat::ops
