#include "json.h"

// Runbooks as runs keep them: as they were when the run began.
namespace qcat::ops_store
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

namespace
{

QJsonObject toJson(const domain::StepCondition &condition)
{
    return {{QStringLiteral("when"), qt(condition.when)}, {QStringLiteral("says"), ops_store::toJson(condition.says)}};
}

domain::StepCondition conditionOf(const QJsonObject &json)
{
    return {text(json, "when"), localTextOf(json.value(QLatin1String("says")).toObject())};
}

QJsonObject toJson(const domain::StepChoice &choice)
{
    return {{QStringLiteral("when"), qt(choice.when)}, {QStringLiteral("next"), qt(choice.next)}};
}

domain::StepChoice choiceOf(const QJsonObject &json)
{
    return {text(json, "when"), text(json, "next")};
}

domain::OnFailure beforeVersion6(const QJsonObject &step)
{
    return step.value(QLatin1String("continue_on_failure")).toBool(true) ? domain::OnFailure::Continue : domain::OnFailure::Abort;
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
            {QStringLiteral("irreversible"), step.irreversible},
            {QStringLiteral("timeout"), ops_store::toJson(step.timeout)},
            {QStringLiteral("expected"), ops_store::toJson(step.expectedDuration)},
            {QStringLiteral("retries"), step.retries},
            {QStringLiteral("retry_delay"), ops_store::toJson(step.retryDelay)},
            {QStringLiteral("on_failure"), word(step.onFailure)},
            {QStringLiteral("on_failure_step"), qt(step.onFailureStep)},
            {QStringLiteral("inputs"), ops_store::toJson(step.inputs)},
            {QStringLiteral("outputs"), ops_store::toJson(step.outputs)},
            {QStringLiteral("preconditions"), arrayOf(step.preconditions, [](const auto &condition) { return toJson(condition); })},
            {QStringLiteral("approval_ttl"), step.approvalTtl ? ops_store::toJson(*step.approvalTtl) : QJsonValue()},
            {QStringLiteral("choices"), arrayOf(step.choices, [](const auto &choice) { return toJson(choice); })},
            {QStringLiteral("otherwise"), qt(step.otherwise)},
            {QStringLiteral("next"), qt(step.next)},
            {QStringLiteral("is_end"), step.isEnd}};
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
    step.irreversible = json.value(QLatin1String("irreversible")).toBool();
    step.retries = json.value(QLatin1String("retries")).toInt();
    step.retryDelay = durationOf(json, "retry_delay");
    step.onFailure = json.contains(QLatin1String("on_failure")) ? enumOf<domain::OnFailure>(json, "on_failure") : beforeVersion6(json);
    step.onFailureStep = text(json, "on_failure_step");
    step.inputs = textsOf(object("inputs"));
    step.outputs = textsOf(object("outputs"));
    step.preconditions = listOf(json, "preconditions", conditionOf);
    if (json.value(QLatin1String("approval_ttl")).isDouble())
        step.approvalTtl = durationOf(json, "approval_ttl");
    step.choices = listOf(json, "choices", choiceOf);
    step.otherwise = text(json, "otherwise");
    step.next = text(json, "next");
    step.isEnd = json.value(QLatin1String("is_end")).toBool();
    return step;
}

QJsonObject toJson(const domain::RunbookParameter &parameter)
{
    return {{QStringLiteral("name"), qt(parameter.name)},
            {QStringLiteral("title"), ops_store::toJson(parameter.title)},
            {QStringLiteral("kind"), word(parameter.kind)},
            {QStringLiteral("min"), qint64(parameter.min)},
            {QStringLiteral("max"), qint64(parameter.max)},
            {QStringLiteral("pattern"), qt(parameter.pattern)},
            {QStringLiteral("values"), arrayOf(parameter.values, qt)},
            {QStringLiteral("standard"), parameter.standard ? QJsonValue(qt(*parameter.standard)) : QJsonValue()}};
}

domain::RunbookParameter parameterOf(const QJsonObject &json)
{
    domain::RunbookParameter parameter;
    parameter.name = text(json, "name");
    parameter.title = localTextOf(json.value(QLatin1String("title")).toObject());
    parameter.kind = enumOf<domain::InputKind>(json, "kind");
    parameter.min = json.value(QLatin1String("min")).toInteger();
    parameter.max = json.value(QLatin1String("max")).toInteger();
    parameter.pattern = text(json, "pattern");
    for (const auto &value : json.value(QLatin1String("values")).toArray())
        parameter.values.push_back(value.toString().toStdString());
    if (const auto standard = json.value(QLatin1String("standard")); standard.isString())
        parameter.standard = standard.toString().toStdString();
    return parameter;
}

QJsonObject toJson(const domain::RunbookLimits &limits)
{
    return {{QStringLiteral("max_mutations"), limits.maxMutations},
            {QStringLiteral("max_targets"), limits.maxTargets},
            {QStringLiteral("cooldown"), ops_store::toJson(limits.cooldown)},
            {QStringLiteral("escalate_after_runs"), limits.escalateAfterRuns},
            {QStringLiteral("escalate_within"), ops_store::toJson(limits.escalateWithin)}};
}

domain::RunbookLimits limitsOf(const QJsonObject &json)
{
    domain::RunbookLimits limits;
    limits.maxMutations = json.value(QLatin1String("max_mutations")).toInt();
    limits.maxTargets = json.value(QLatin1String("max_targets")).toInt();
    limits.cooldown = durationOf(json, "cooldown");
    limits.escalateAfterRuns = json.value(QLatin1String("escalate_after_runs")).toInt();
    limits.escalateWithin = durationOf(json, "escalate_within");
    return limits;
}

} // namespace

QJsonObject toJson(const domain::Runbook &runbook)
{
    return {{QStringLiteral("id"), qt(runbook.id)},
            {QStringLiteral("version"), runbook.version},
            {QStringLiteral("hash"), qt(runbook.hash)},
            {QStringLiteral("title"), ops_store::toJson(runbook.title)},
            {QStringLiteral("fault"), qt(runbook.fault.value)},
            {QStringLiteral("component"), qt(runbook.component.value)},
            {QStringLiteral("parameters"), arrayOf(runbook.parameters, [](const auto &parameter) { return toJson(parameter); })},
            {QStringLiteral("steps"), arrayOf(runbook.steps, [](const auto &step) { return toJson(step); })},
            {QStringLiteral("owner"), qt(runbook.owner)},
            {QStringLiteral("review_by"), qt(runbook.reviewBy)},
            {QStringLiteral("lock_key"), qt(runbook.lockKey)},
            {QStringLiteral("limits"), toJson(runbook.limits)},
            {QStringLiteral("most_output"), qint64(runbook.mostOutput)},
            {QStringLiteral("follow_up"), arrayOf(runbook.followUp, [](const auto &words) { return ops_store::toJson(words); })},
            {QStringLiteral("is_own"), runbook.isOwn}};
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
    runbook.owner = text(json, "owner");
    runbook.reviewBy = text(json, "review_by");
    runbook.lockKey = text(json, "lock_key");
    runbook.limits = limitsOf(json.value(QLatin1String("limits")).toObject());
    runbook.mostOutput = json.value(QLatin1String("most_output")).toInteger(runbook.mostOutput);
    runbook.followUp = listOf(json, "follow_up", localTextOf);
    runbook.isOwn = json.value(QLatin1String("is_own")).toBool();
    return runbook;
}

} // namespace qcat::ops_store
