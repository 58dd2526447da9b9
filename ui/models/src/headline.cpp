#include <qcat/ui_models/incident_view.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using domain::TradingState;

struct HeadlineWords {
    Q_DECLARE_TR_FUNCTIONS(Headline)
};

// The incident that the headline is about: the worst one, and of these the one with the nearest harm.
const domain::Incident *worstIncident(const api::OpsSnapshot &ops)
{
    for (const auto severity : {domain::Severity::P0, domain::Severity::P1, domain::Severity::P2, domain::Severity::P3})
        if (const auto lane = laneOf(ops, severity); !lane.empty())
            return lane.front();
    return nullptr;
}

QString tradingWords(TradingState state, bool isRecordingWaiting)
{
    switch (state) {
    case TradingState::Starting:
        return HeadlineWords::tr("Trading has not started yet");
    case TradingState::Active:
        return isRecordingWaiting ? HeadlineWords::tr("Trading goes on, recording waits")
                                  : HeadlineWords::tr("Trading goes on");
    case TradingState::Reducing:
        return HeadlineWords::tr("Only reducing orders are sent");
    case TradingState::Halted:
        return HeadlineWords::tr("Trading is halted");
    case TradingState::ReadOnly:
        return HeadlineWords::tr("Read only: another engine commands this account");
    }
    return {};
}

// Who halted it, and the reason that was given: the sentence has the name, the engine's own text the reason behind it.
QString operatorWords(const domain::Finding &why)
{
    const auto actor = std::find_if(why.args.begin(), why.args.end(), [](const auto &arg) { return arg.name == "actor"; });
    const std::string known = "halted by " + (actor == why.args.end() ? std::string() : actor->value) + ": ";
    const QString who = findingText(why);
    if (!why.text.starts_with(known))
        return who;
    return HeadlineWords::tr("%1: %2", "who, reason").arg(who, QString::fromStdString(why.text.substr(known.size())));
}

// A halt has a reason of its own, whatever else is broken meanwhile.
QString haltWords(const domain::Finding &why)
{
    if (why.code == "state.halted_by_operator")
        return operatorWords(why);
    QString reason = findingText(why);
    if (const auto before = why.text.find("; as it was before the restart"); why.code == "state.as_before_restart" && before != std::string::npos)
        reason = HeadlineWords::tr("%1 (%2)", "as before the restart, the reason that was given").arg(reason, QString::fromStdString(why.text.substr(0, before)));
    return HeadlineWords::tr("%1: %2", "trading, reason").arg(tradingWords(TradingState::Halted, false), reason);
}

QString faultWords(const domain::Incident &incident, const api::OpsSnapshot &ops, base::WallTime now)
{
    const QString since = durationText(now - incident.since);
    const api::ComponentView *component = findComponent(ops, incident.component);
    if (component && component->health == domain::Health::Crit)
        return HeadlineWords::tr("%1 is down for %2", "component, duration").arg(localText(component->title), since);
    return HeadlineWords::tr("%1, for %2", "fault, duration").arg(localText(incident.title), since);
}

QString spoolWords(const api::SpoolView &spool)
{
    return HeadlineWords::tr("%1 records wait for the database (%2 of the spool)")
        .arg(countText(spool.pendingRecords), percentText(spool.usedRatio()));
}

QString nothingBrokenDetail(const api::Snapshot &snapshot)
{
    QStringList parts{exposureText(snapshot.ops->exposure)};
    parts << HeadlineWords::tr("%n component(s) watched", nullptr, int(snapshot.ops->components.size()));
    return parts.join(QStringLiteral(" · "));
}

QString detailOf(const api::Snapshot &snapshot, const domain::Incident &incident, base::Duration opsAge, const QString &first)
{
    QStringList sentences;
    if (!first.isEmpty())
        sentences << first;
    sentences << exposureText(snapshot.ops->exposure);
    if (snapshot.ops->spool.pendingRecords > 0 && !snapshot.ops->spool.storeReachable)
        sentences << spoolWords(snapshot.ops->spool);
    for (const auto &harm : incident.timeToHarm)
        sentences << harmText(harm, opsAge);
    return sentences.join(QStringLiteral(" · "));
}

} // namespace

Headline headlineOf(const api::Snapshot &snapshot, base::WallTime now, base::Duration opsAge)
{
    const api::SpoolView &spool = snapshot.ops->spool;
    const bool isRecordingWaiting = !spool.storeReachable && spool.pendingRecords > 0;
    const QString trading = tradingWords(snapshot.trading->state, isRecordingWaiting);
    const domain::Incident *worst = worstIncident(*snapshot.ops);
    const domain::Finding &why = snapshot.trading->stateWhy;
    const bool isHaltedFor = snapshot.trading->state == TradingState::Halted && !findingText(why).isEmpty();
    if (!worst) {
        if (snapshot.trading->state == TradingState::Active)
            return {HeadlineWords::tr("Trading goes on, nothing is broken"), nothingBrokenDetail(snapshot)};
        if (isHaltedFor)
            return {haltWords(why), nothingBrokenDetail(snapshot)};
        const QString reason = findingText(why);
        return {reason.isEmpty() ? trading : HeadlineWords::tr("%1: %2", "trading, reason").arg(trading, reason),
                nothingBrokenDetail(snapshot)};
    }
    const QString fault = faultWords(*worst, *snapshot.ops, now);
    if (isHaltedFor)
        return {haltWords(why), detailOf(snapshot, *worst, opsAge, fault)};
    return {HeadlineWords::tr("%1: %2", "trading, reason").arg(trading, fault), detailOf(snapshot, *worst, opsAge, {})};
}

} // namespace qcat::ui
