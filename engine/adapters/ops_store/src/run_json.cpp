#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const domain::StepRun &step)
{
    return {{QStringLiteral("name"), qt(step.name)},
            {QStringLiteral("state"), word(step.state)},
            {QStringLiteral("finding"), ops_store::toJson(step.finding)},
            {QStringLiteral("output"), qt(step.output)},
            {QStringLiteral("output_truncated"), step.outputTruncated},
            {QStringLiteral("started_at"), ops_store::toJson(step.startedAt)},
            {QStringLiteral("finished_at"), ops_store::toJson(step.finishedAt)},
            {QStringLiteral("actor"), qt(step.actor)},
            {QStringLiteral("reason"), qt(step.reason)},
            {QStringLiteral("attempts"), step.attempts},
            {QStringLiteral("target"), qt(step.target)},
            {QStringLiteral("outputs"), ops_store::toJson(step.outputs)}};
}

domain::StepRun stepRunOf(const QJsonObject &json)
{
    domain::StepRun step;
    step.name = text(json, "name");
    step.state = enumOf<domain::StepState>(json, "state");
    step.finding = findingOf(json.value(QLatin1String("finding")).toObject());
    step.output = text(json, "output");
    step.outputTruncated = json.value(QLatin1String("output_truncated")).toBool();
    step.startedAt = timeOf(json, "started_at");
    step.finishedAt = timeOf(json, "finished_at");
    step.actor = text(json, "actor");
    step.reason = text(json, "reason");
    step.attempts = json.value(QLatin1String("attempts")).toInt();
    step.target = text(json, "target");
    step.outputs = textsOf(json.value(QLatin1String("outputs")).toObject());
    return step;
}

QJsonObject toJson(const domain::StepApproval &approval)
{
    return {{QStringLiteral("step"), qt(approval.step)},
            {QStringLiteral("requested_by"), qt(approval.requestedBy)},
            {QStringLiteral("reason"), qt(approval.reason)},
            {QStringLiteral("requested_at"), ops_store::toJson(approval.requestedAt)},
            {QStringLiteral("until"), ops_store::toJson(approval.until)},
            {QStringLiteral("approved_by"), qt(approval.approvedBy)},
            {QStringLiteral("broken_glass"), approval.brokenGlass}};
}

domain::StepApproval approvalOf(const QJsonObject &json)
{
    domain::StepApproval approval;
    approval.step = text(json, "step");
    approval.requestedBy = text(json, "requested_by");
    approval.reason = text(json, "reason");
    approval.requestedAt = timeOf(json, "requested_at");
    approval.until = timeOf(json, "until");
    approval.approvedBy = text(json, "approved_by");
    approval.brokenGlass = json.value(QLatin1String("broken_glass")).toBool();
    return approval;
}

} // namespace

// The plan of a step that waits for its confirm is not kept: after a restart it would be void.
QJsonObject toJson(const domain::RunbookRun &run)
{
    return {{QStringLiteral("id"), qt(run.id.value)},
            {QStringLiteral("incident"), qt(run.incident.value)},
            {QStringLiteral("runbook"), toJson(run.runbook)},
            {QStringLiteral("inputs"), toJson(run.inputs)},
            {QStringLiteral("state"), word(run.state)},
            {QStringLiteral("operator"), qt(run.operatorName)},
            {QStringLiteral("started_at"), toJson(run.startedAt)},
            {QStringLiteral("finished_at"), toJson(run.finishedAt)},
            {QStringLiteral("steps"), arrayOf(run.steps, [](const auto &step) { return toJson(step); })},
            {QStringLiteral("approval"), run.approval ? QJsonValue(toJson(*run.approval)) : QJsonValue()}};
}

domain::RunbookRun runOf(const QJsonObject &json)
{
    domain::RunbookRun run;
    run.id.value = text(json, "id");
    run.incident.value = text(json, "incident");
    run.runbook = runbookOf(json.value(QLatin1String("runbook")).toObject());
    run.inputs = textsOf(json.value(QLatin1String("inputs")).toObject());
    run.state = enumOf<domain::RunState>(json, "state");
    run.operatorName = text(json, "operator");
    run.startedAt = timeOf(json, "started_at");
    run.finishedAt = timeOf(json, "finished_at");
    run.steps = listOf(json, "steps", stepRunOf);
    if (const auto approval = json.value(QLatin1String("approval")); approval.isObject())
        run.approval = approvalOf(approval.toObject());
    return run;
}

} // namespace qcat::ops_store
