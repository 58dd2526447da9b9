#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const std::map<std::string, std::string> &texts)
{
    QJsonObject json;
    for (const auto &[key, value] : texts)
        json.insert(qt(key), qt(value));
    return json;
}

std::map<std::string, std::string> textsOf(const QJsonObject &json)
{
    std::map<std::string, std::string> texts;
    for (auto at = json.begin(); at != json.end(); ++at)
        texts[at.key().toStdString()] = at.value().toString().toStdString();
    return texts;
}

QJsonObject toJson(const domain::RunbookStep &step)
{
    return {{QStringLiteral("name"), qt(step.name)},
            {QStringLiteral("title"), ops_store::toJson(step.title)},
            {QStringLiteral("looks_for"), ops_store::toJson(step.looksFor)},
            {QStringLiteral("action"), qt(step.action)},
            {QStringLiteral("mode"), word(step.mode)},
            {QStringLiteral("risk"), word(step.risk)},
            {QStringLiteral("confirm"), word(step.confirm)},
            {QStringLiteral("confirm_phrase"), qt(step.confirmPhrase)},
            {QStringLiteral("effect"), ops_store::toJson(step.effect)},
            {QStringLiteral("undo"), ops_store::toJson(step.undo)},
            {QStringLiteral("timeout"), ops_store::toJson(step.timeout)},
            {QStringLiteral("expected"), ops_store::toJson(step.expectedDuration)},
            {QStringLiteral("continue_on_failure"), step.continueOnFailure},
            {QStringLiteral("inputs"), toJson(step.inputs)}};
}

domain::RunbookStep stepOf(const QJsonObject &json)
{
    const auto object = [&](const char *key) { return json.value(QLatin1String(key)).toObject(); };
    domain::RunbookStep step;
    step.name = text(json, "name");
    step.title = localTextOf(object("title"));
    step.looksFor = localTextOf(object("looks_for"));
    step.action = text(json, "action");
    step.mode = enumOf<domain::StepMode>(json, "mode");
    step.risk = enumOf<domain::Risk>(json, "risk");
    step.confirm = enumOf<domain::Confirm>(json, "confirm");
    step.confirmPhrase = text(json, "confirm_phrase");
    step.effect = localTextOf(object("effect"));
    step.undo = localTextOf(object("undo"));
    step.timeout = durationOf(json, "timeout");
    step.expectedDuration = durationOf(json, "expected");
    step.continueOnFailure = json.value(QLatin1String("continue_on_failure")).toBool(true);
    step.inputs = textsOf(object("inputs"));
    return step;
}

QJsonObject toJson(const domain::RunbookParameter &parameter)
{
    return {{QStringLiteral("name"), qt(parameter.name)},
            {QStringLiteral("title"), ops_store::toJson(parameter.title)},
            {QStringLiteral("kind"), word(parameter.kind)},
            {QStringLiteral("min"), qint64(parameter.min)},
            {QStringLiteral("max"), qint64(parameter.max)}};
}

domain::RunbookParameter parameterOf(const QJsonObject &json)
{
    domain::RunbookParameter parameter;
    parameter.name = text(json, "name");
    parameter.title = localTextOf(json.value(QLatin1String("title")).toObject());
    parameter.kind = enumOf<domain::InputKind>(json, "kind");
    parameter.min = json.value(QLatin1String("min")).toInteger();
    parameter.max = json.value(QLatin1String("max")).toInteger();
    return parameter;
}

QJsonObject toJson(const domain::Runbook &runbook)
{
    return {{QStringLiteral("id"), qt(runbook.id)},
            {QStringLiteral("version"), runbook.version},
            {QStringLiteral("hash"), qt(runbook.hash)},
            {QStringLiteral("title"), ops_store::toJson(runbook.title)},
            {QStringLiteral("fault"), qt(runbook.fault.value)},
            {QStringLiteral("component"), qt(runbook.component.value)},
            {QStringLiteral("parameters"), arrayOf(runbook.parameters, [](const auto &parameter) { return toJson(parameter); })},
            {QStringLiteral("steps"), arrayOf(runbook.steps, [](const auto &step) { return toJson(step); })}};
}

domain::Runbook runbookOf(const QJsonObject &json)
{
    domain::Runbook runbook;
    runbook.id = text(json, "id");
    runbook.version = json.value(QLatin1String("version")).toInt();
    runbook.hash = text(json, "hash");
    runbook.title = localTextOf(json.value(QLatin1String("title")).toObject());
    runbook.fault.value = text(json, "fault");
    runbook.component.value = text(json, "component");
    runbook.parameters = listOf(json, "parameters", parameterOf);
    runbook.steps = listOf(json, "steps", stepOf);
    return runbook;
}

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
            {QStringLiteral("reason"), qt(step.reason)}};
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
    return step;
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
            {QStringLiteral("steps"), arrayOf(run.steps, [](const auto &step) { return toJson(step); })}};
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
    return run;
}

} // namespace qcat::ops_store
