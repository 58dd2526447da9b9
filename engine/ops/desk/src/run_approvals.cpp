#include "run_approvals.h"

#include "findings.h"
#include "person.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

namespace qcat::ops
{

RunApprovals::RunApprovals(RunBook &runs, Audit &audit, IncidentBook &incidents, const Redactor &redact, const base::Clock &clock,
                           Notice notice)
    : m_runs(runs), m_audit(audit), m_incidents(incidents), m_redact(redact), m_clock(clock), m_notice(std::move(notice))
{
}

base::Status RunApprovals::request(domain::RunbookRun &run, const domain::RunbookStep &step, const api::RequestApproval &command,
                                   const std::string &actor)
{
    if (!step.approvalTtl)
        return refusal(code::kStepNeedsNoApproval, fmt::format("step \"{}\" asks for no second person", step.name), {{"step", step.name}});
    if (command.reason.empty())
        return refusal(code::kTextMissing, "the reason is empty: say it in words", {{"what", "reason"}});
    const auto now = m_clock.wallNow();
    domain::StepApproval approval{step.name, actor, m_redact(command.reason), now, now + *step.approvalTtl, {}, false};
    if (command.approverCalled.empty())
        return keep(run, std::move(approval), "runbook.approval.request", actor,
                    finding(code::kApprovalAsked,
                            fmt::format("{} asks for a second person for step \"{}\": {}", actor, step.name, command.reason),
                            {{"step", step.name}, {"by", actor}, {"reason", approval.reason}}, domain::Health::Warn));
    if (personOf(command.approverCalled) == personOf(actor))
        return refusal(code::kApproverIsRequester, "the approver must be somebody else", {{"step", step.name}});
    approval.approvedBy = m_redact(command.approverCalled);
    approval.brokenGlass = true;
    return keep(run, approval, "runbook.approval.break_glass", actor,
                finding(code::kApprovalGlassBroken,
                        fmt::format("{} broke the glass for step \"{}\"; {} was called: {}", actor, step.name, approval.approvedBy,
                                    approval.reason),
                        {{"step", step.name}, {"by", actor}, {"called", approval.approvedBy}, {"reason", approval.reason}},
                        domain::Health::Warn));
}

base::Status RunApprovals::approve(domain::RunbookRun &run, const std::string &step, const std::string &actor)
{
    const auto now = m_clock.wallNow();
    if (!run.approval || run.approval->step != step || !run.approval->isWaiting(now))
        return refusal(code::kApprovalNotAsked, fmt::format("nobody waits for an approval of step \"{}\"", step), {{"step", step}});
    if (mayBeSamePerson(actor, run.approval->requestedBy))
        return refusal(code::kApproverIsRequester,
                       fmt::format("step \"{}\" must be approved by somebody else than {}, with a token of their own (qcat token add NAME approver)", step,
                                   run.approval->requestedBy),
                       {{"step", step}});
    auto approval = *run.approval;
    approval.approvedBy = actor;
    approval.until = now + (approval.until - approval.requestedAt);
    return keep(run, std::move(approval), "runbook.approval.grant", actor,
                finding(code::kApprovalGranted, fmt::format("{} approved step \"{}\"", actor, step), {{"step", step}, {"by", actor}}));
}

base::Status RunApprovals::check(const domain::RunbookRun &run, const domain::RunbookStep &step) const
{
    if (!step.approvalTtl || (run.approval && run.approval->step == step.name && run.approval->isGranted(m_clock.wallNow())))
        return {};
    return refusal(code::kApprovalMissing, fmt::format("step \"{}\" waits for a second person's approval", step.name),
                   {{"step", step.name}});
}

base::Status RunApprovals::keep(domain::RunbookRun &run, domain::StepApproval approval, const std::string &action,
                                const std::string &actor, domain::Finding what)
{
    const auto before = run.approval;
    const Audit::Fields fields = {{"run", run.id.value},
                                  {"hash", run.runbook.hash},
                                  {"requested_by", approval.requestedBy},
                                  {"approved_by", approval.approvedBy},
                                  {"reason", approval.reason}};
    const auto target = approval.step;
    run.approval = std::move(approval);
    if (auto kept = m_runs.commit(run, [&] { return m_audit.write(actor, action, target, fields); }); !kept) {
        run.approval = before;
        return kept;
    }
    m_incidents.record(run.incident, domain::TimelineKind::Note, actor, what);
    if (what.health == domain::Health::Warn)
        m_notice(std::move(what));
    return {};
}

} // namespace qcat::ops
