#pragma once

#include "fields.h"

// What commands say on the wire.
namespace qcat::wire
{

QCAT_WIRE_FIELDS(api::Halt)
{
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(api::CancelEntries) {}

QCAT_WIRE_FIELDS(api::Flatten)
{
    f("confirm", x.confirm);
}

QCAT_WIRE_FIELDS(api::Resume)
{
    f("confirm", x.confirm);
}

QCAT_WIRE_FIELDS(api::EnableStrategy)
{
    f("strategy", x.strategy);
    f("enabled", x.enabled);
}

QCAT_WIRE_FIELDS(api::AcknowledgeIncident)
{
    f("incident", x.incident);
}

QCAT_WIRE_FIELDS(api::ResolveIncident)
{
    f("incident", x.incident);
    f("summary", x.summary);
}

QCAT_WIRE_FIELDS(api::CloseIncident)
{
    f("incident", x.incident);
}

QCAT_WIRE_FIELDS(api::AddNote)
{
    f("incident", x.incident);
    f("text", x.text);
}

QCAT_WIRE_FIELDS(api::AssignIncident)
{
    f("incident", x.incident);
    f("owner", x.owner);
}

QCAT_WIRE_FIELDS(api::AttachFile)
{
    f("incident", x.incident);
    f("name", x.name);
    f("content", x.content);
}

QCAT_WIRE_FIELDS(api::MergeIncident)
{
    f("incident", x.incident);
    f("into", x.into);
}

QCAT_WIRE_FIELDS(api::AddSilence)
{
    f("kind", x.kind);
    f("match", x.match);
    f("reason", x.reason);
    f("from_ns", x.from);
    f("until_ns", x.until);
    f("approver_called", x.approverCalled);
}

QCAT_WIRE_FIELDS(api::ApproveSilence)
{
    f("silence", x.silence);
}

QCAT_WIRE_FIELDS(api::EndSilence)
{
    f("silence", x.silence);
}

QCAT_WIRE_FIELDS(api::StartRunbook)
{
    f("incident", x.incident);
    f("runbook", x.runbook);
    f("inputs", x.inputs);
}

QCAT_WIRE_FIELDS(api::RunReads)
{
    f("run", x.run);
}

QCAT_WIRE_FIELDS(api::PlanStep)
{
    f("run", x.run);
    f("step", x.step);
}

QCAT_WIRE_FIELDS(api::RunStep)
{
    f("run", x.run);
    f("step", x.step);
    f("plan_token", x.planToken);
    f("confirm", x.confirm);
}

QCAT_WIRE_FIELDS(api::SkipStep)
{
    f("run", x.run);
    f("step", x.step);
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(api::CancelStep)
{
    f("run", x.run);
    f("step", x.step);
}

QCAT_WIRE_FIELDS(api::RequestApproval)
{
    f("run", x.run);
    f("step", x.step);
    f("reason", x.reason);
    f("approver_called", x.approverCalled);
}

QCAT_WIRE_FIELDS(api::ApproveStep)
{
    f("run", x.run);
    f("step", x.step);
}

QCAT_WIRE_FIELDS(api::EscalateRun)
{
    f("run", x.run);
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(api::AbortRun)
{
    f("run", x.run);
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(domain::ExternalAlert)
{
    f("name", x.name);
    f("instance", x.instance);
    f("source", x.source);
    f("summary", x.summary);
    f("severity", x.severity);
    f("firing", x.firing);
    f("test", x.test);
}

QCAT_WIRE_FIELDS(api::ReportAlerts)
{
    f("alerts", x.alerts);
}

QCAT_WIRE_FIELDS(api::SetReplaySpeed)
{
    f("speed", x.speed);
    f("paused", x.paused);
}

QCAT_WIRE_FIELDS(api::TestChannel)
{
    f("channel", x.channel);
}

QCAT_WIRE_FIELDS(api::SignHandover)
{
    f("schedule", x.schedule);
    f("contact", x.contact);
    f("summary", x.summary);
}

QCAT_WIRE_FIELDS(api::SampleRedisKeys)
{
    f("on", x.on);
}

QCAT_WIRE_FIELDS(api::HaltShared)
{
    f("account", x.account);
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(api::LiftSharedHalt)
{
    f("account", x.account);
    f("confirm", x.confirm);
}

} // namespace qcat::wire
