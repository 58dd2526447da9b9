#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"incident.suspected", QT_TRANSLATE_NOOP("Finding", "{fault} suspected at {instance}")},
    {"incident.vanished",
     QT_TRANSLATE_NOOP("Finding", "The sign of {fault} went away after {after}; no incident was opened")},
    {"incident.opened", QT_TRANSLATE_NOOP("Finding", "Opened as {severity}: {fault} at {instance}")},
    {"incident.reopened", QT_TRANSLATE_NOOP("Finding", "Opened again {after} after it was resolved")},
    {"incident.relapsed", QT_TRANSLATE_NOOP("Finding", "It is broken again")},
    {"incident.recovered", QT_TRANSLATE_NOOP("Finding", "Healthy again; resolves after {stable_for} without a fault")},
    {"incident.flapping", QT_TRANSLATE_NOOP("Finding", "It comes and goes: {times} times")},
    {"incident.resolved", QT_TRANSLATE_NOOP("Finding", "Resolved: healthy for {stable_for}")},
    {"incident.resolved_by_runbook", QT_TRANSLATE_NOOP("Finding", "Resolved by runbook run {run}")},
    {"incident.resolved_by_hand", QT_TRANSLATE_NOOP("Finding", "Resolved by hand: {summary}")},
    {"incident.closed", QT_TRANSLATE_NOOP("Finding", "Closed")},
    {"incident.acknowledged", QT_TRANSLATE_NOOP("Finding", "Acknowledged by {by}")},
    {"incident.severity_raised", QT_TRANSLATE_NOOP("Finding", "Severity raised from {from} to {to}")},
    {"incident.consequence", QT_TRANSLATE_NOOP("Finding", "{component} fails because of it")},
    {"incident.note", QT_TRANSLATE_NOOP("Finding", "{text}")},
    {"exposure.noted",
     QT_TRANSLATE_NOOP(
         "Finding", "{orders} open orders, {conditionals} stops at the venue, {positions} positions, gross {gross}")},
    {"exposure.unknown",
     QT_TRANSLATE_NOOP("Finding", "The exposure is not known: neither the engine nor the venue answers")},
    {"exposure.stale", QT_TRANSLATE_NOOP("Finding", "The exposure was read {age} ago, which is too old")},
    {"exposure.current", QT_TRANSLATE_NOOP("Finding", "Exposure is fresh: {orders} open orders, {conditionals} stops "
                                                      "at the venue, {positions} positions, gross {gross}")},
    {"exposure.orders_unknown", QT_TRANSLATE_NOOP("Finding", "The fate of {orders} orders is not known")},
    {"clock.warning", QT_TRANSLATE_NOOP("Finding", "{percent} % of the response time is gone, {remaining} left")},
    {"clock.breached", QT_TRANSLATE_NOOP("Finding", "Not acknowledged within {within}")},
    {"run.started", QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} started as {run}")},
    {"run.succeeded", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} reached its aim")},
    {"run.failed", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} failed at step {step}")},
    {"run.aborted", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} aborted: {reason}")},
    {"run.escalated", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} escalated: {reason}")},
    {"run.interrupted",
     QT_TRANSLATE_NOOP("Finding", "Runbook run {run} was interrupted: its owner ended while it ran")},
    {"step.started", QT_TRANSLATE_NOOP("Finding", "Step {step} started")},
    {"step.skipped", QT_TRANSLATE_NOOP("Finding", "Step {step} skipped: {reason}")},
    {"step.cancelled", QT_TRANSLATE_NOOP("Finding", "Step {step} was cancelled")},
    {"step.interrupted", QT_TRANSLATE_NOOP("Finding", "Step {step} was interrupted; whether it worked is not known")},
    {"step.no_answer", QT_TRANSLATE_NOOP("Finding", "Step {step} gave no answer within {timeout}")},
    {"verify.stable", QT_TRANSLATE_NOOP("Finding", "{probe} is healthy for {stable_for}")},
    {"verify.not_stable", QT_TRANSLATE_NOOP("Finding", "{probe} did not stay healthy within {timeout}; last: {last}")},
    {"probe.no_answer", QT_TRANSLATE_NOOP("Finding", "{probe} gave no answer within {timeout}")},
    {"desk.store_failed", QT_TRANSLATE_NOOP("Finding", "The incident desk cannot write its own store: {error}")},
    {"command.not_mine", QT_TRANSLATE_NOOP("Finding", "The incident desk does not know this command")},
    {"incident.not_found", QT_TRANSLATE_NOOP("Finding", "There is no incident {incident}")},
    {"incident.already_resolved", QT_TRANSLATE_NOOP("Finding", "{incident} is already resolved")},
    {"incident.already_acknowledged", QT_TRANSLATE_NOOP("Finding", "{incident} was already acknowledged by {by}")},
    {"incident.not_resolved", QT_TRANSLATE_NOOP("Finding", "{incident} is {state}; resolve it before you close it")},
    {"incident.already_closed", QT_TRANSLATE_NOOP("Finding", "{incident} is already closed")},
    {"command.text_missing", QT_TRANSLATE_NOOP("Finding", "Please write: {what}")},
    {"command.text_too_long", QT_TRANSLATE_NOOP("Finding", "{what} is longer than {limit} characters")},
    {"runbook.not_found", QT_TRANSLATE_NOOP("Finding", "There is no runbook {runbook}")},
    {"runbook.other_fault", QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} mends {fault}, which is another fault")},
    {"runbook.other_component",
     QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} is for another component than {component}")},
    {"runbook.needs_incident", QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} mends an incident: choose one first")},
    {"runbook.input_missing", QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} needs to be told {input}")},
    {"runbook.input_unknown", QT_TRANSLATE_NOOP("Finding", "Runbook {runbook} has no input {input}")},
    {"runbook.input_number",
     QT_TRANSLATE_NOOP("Finding", "{input} is \"{value}\"; it must be a whole number from {min} to {max}")},
    {"runbook.input_length",
     QT_TRANSLATE_NOOP("Finding", "{input} is \"{value}\"; it must be {min} to {max} bytes long")},
    {"runbook.input_characters", QT_TRANSLATE_NOOP("Finding", "{input} holds characters that cannot be shown")},
    {"incident.opened_by_hand", QT_TRANSLATE_NOOP("Finding", "{by} takes the runbook {runbook} by hand")},
    {"run.not_found", QT_TRANSLATE_NOOP("Finding", "There is no runbook run {run}")},
    {"run.over", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} is over: {state}")},
    {"run.exists", QT_TRANSLATE_NOOP("Finding", "Runbook run {run} is already in progress for this incident")},
    {"step.not_found", QT_TRANSLATE_NOOP("Finding", "The runbook has no step {step}")},
    {"step.running", QT_TRANSLATE_NOOP("Finding", "Step {step} is running")},
    {"step.not_running", QT_TRANSLATE_NOOP("Finding", "Step {step} is not running")},
    {"step.steps_before", QT_TRANSLATE_NOOP("Finding", "Step {first} comes first: run it, or skip it with a reason")},
    {"step.needs_no_plan", QT_TRANSLATE_NOOP("Finding", "Step {step} changes nothing and needs no plan")},
    {"run.no_waiting_reads", QT_TRANSLATE_NOOP("Finding", "No diagnosis step is waiting")},
    {"action.not_available", QT_TRANSLATE_NOOP("Finding", "Action {action} is not available here")},
    {"action.bad_input", QT_TRANSLATE_NOOP("Finding", "Action {action} cannot use {input} = {value}")},
    {"plan.missing", QT_TRANSLATE_NOOP("Finding", "Step {step} has no plan: look at what it would do first")},
    {"plan.other", QT_TRANSLATE_NOOP("Finding", "Step {step} was planned anew; look at the new plan")},
    {"plan.expired",
     QT_TRANSLATE_NOOP("Finding", "The plan is {age} old and holds for {limit} only; it must be worked out again")},
    {"plan.exposure_changed",
     QT_TRANSLATE_NOOP("Finding", "The exposure changed since the plan was shown ({what}); look at it again")},
    {"plan.precondition", QT_TRANSLATE_NOOP("Finding", "A precondition is not met: {precondition}")},
    {"confirm.wrong", QT_TRANSLATE_NOOP("Finding", "The typed confirmation is not {phrase}")},
    {"action.target_busy", QT_TRANSLATE_NOOP("Finding", "{target} is being changed by another run")},
    {"audit.failed",
     QT_TRANSLATE_NOOP("Finding", "The audit record could not be written, so nothing was done: {error}")},
};

} // namespace

std::span<const FindingSentence> opsFindings()
{
    return kSentences;
}

} // namespace qcat::ui
