#pragma once

#include "fields.h"

// Runbooks and what came of them.
namespace qcat::wire
{

QCAT_WIRE_FIELDS(domain::StepCondition)
{
    f("when", x.when);
    f("says", x.says);
}

QCAT_WIRE_FIELDS(domain::StepChoice)
{
    f("when", x.when);
    f("next", x.next);
}

QCAT_WIRE_FIELDS(domain::RunbookStep)
{
    f("name", x.name);
    f("title", x.title);
    f("looks_for", x.looksFor);
    f("action", x.action);
    f("mode", x.mode);
    f("risk", x.risk);
    f("confirm", x.confirm);
    f("confirm_phrase", x.confirmPhrase);
    f("effect", x.effect);
    f("undo", x.undo);
    f("irreversible", x.irreversible);
    f("timeout_ns", x.timeout);
    f("expected_duration_ns", x.expectedDuration);
    f("retries", x.retries);
    f("retry_delay_ns", x.retryDelay);
    f("on_failure", x.onFailure);
    f("on_failure_step", x.onFailureStep);
    f("inputs", x.inputs);
    f("outputs", x.outputs);
    f("preconditions", x.preconditions);
    f("approval_ttl_ns", x.approvalTtl);
    f("choices", x.choices);
    f("otherwise", x.otherwise);
    f("next", x.next);
    f("is_end", x.isEnd);
}

QCAT_WIRE_FIELDS(domain::RunbookParameter)
{
    f("name", x.name);
    f("title", x.title);
    f("kind", x.kind);
    f("min", x.min);
    f("max", x.max);
    f("pattern", x.pattern);
    f("values", x.values);
    f("standard", x.standard);
}

QCAT_WIRE_FIELDS(domain::RunbookLimits)
{
    f("max_mutations", x.maxMutations);
    f("max_targets", x.maxTargets);
    f("cooldown_ns", x.cooldown);
    f("escalate_after_runs", x.escalateAfterRuns);
    f("escalate_within_ns", x.escalateWithin);
}

QCAT_WIRE_FIELDS(domain::Runbook)
{
    f("id", x.id);
    f("version", x.version);
    f("hash", x.hash);
    f("title", x.title);
    f("fault", x.fault);
    f("component", x.component);
    f("parameters", x.parameters);
    f("steps", x.steps);
    f("owner", x.owner);
    f("review_by", x.reviewBy);
    f("lock_key", x.lockKey);
    f("limits", x.limits);
    f("most_output", x.mostOutput);
    f("follow_up", x.followUp);
    f("is_own", x.isOwn);
}

QCAT_WIRE_FIELDS(domain::StepPlan)
{
    f("step", x.step);
    f("action", x.action);
    f("target", x.target);
    f("preconditions", x.preconditions);
    f("exposure", x.exposure);
    f("expected_duration_ns", x.expectedDuration);
    f("token", x.token);
    f("made_at_ns", x.madeAt);
}

QCAT_WIRE_FIELDS(domain::StepApproval)
{
    f("step", x.step);
    f("requested_by", x.requestedBy);
    f("reason", x.reason);
    f("requested_at_ns", x.requestedAt);
    f("until_ns", x.until);
    f("approved_by", x.approvedBy);
    f("broken_glass", x.brokenGlass);
}

QCAT_WIRE_FIELDS(domain::StepRun)
{
    f("name", x.name);
    f("state", x.state);
    f("finding", x.finding);
    f("output", x.output);
    f("output_truncated", x.outputTruncated);
    f("started_at_ns", x.startedAt);
    f("finished_at_ns", x.finishedAt);
    f("actor", x.actor);
    f("reason", x.reason);
    f("attempts", x.attempts);
    f("target", x.target);
    f("outputs", x.outputs);
}

QCAT_WIRE_FIELDS(domain::RunbookRun)
{
    f("id", x.id);
    f("incident", x.incident);
    f("runbook", x.runbook);
    f("inputs", x.inputs);
    f("state", x.state);
    f("operator_name", x.operatorName);
    f("started_at_ns", x.startedAt);
    f("finished_at_ns", x.finishedAt);
    f("steps", x.steps);
    f("plan", x.plan);
    f("approval", x.approval);
}

} // namespace qcat::wire
