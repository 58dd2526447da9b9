#include "alert.h"

#include "handover.h"
#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/names.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

std::string orDash(const std::string &text)
{
    return text.empty() ? "-" : text;
}

// When the provider took it, or it was given up.
std::string endOf(const domain::Delivery &delivery)
{
    return fmt::format("{:<24}", delivery.endedAt.isValid() ? base::toIso(delivery.endedAt) : "-");
}

// 1 where a channel failed at its last send.
int listChannels(const api::OpsSnapshot &ops, bool asJson)
{
    if (asJson)
        fmt::print("{}\n", wire::encode(ops.channels));
    else if (ops.channels.empty())
        fmt::print("no channel is configured (alerting.channels): QCAT can call nobody\n");
    else
        for (const auto &channel : ops.channels)
            fmt::print("{:<16} {:<9} {:<8} {:<28} accepted {}  waiting {}  {}\n", channel.name, name(channel.kind), name(channel.health),
                       orDash(channel.where), orDash(base::toIso(channel.lastAccepted)), channel.waiting, channel.lastResult.text);
    const auto isBad = [](const auto &channel) { return channel.lastTried.isValid() && channel.health != domain::Health::Ok; };
    return std::ranges::any_of(ops.channels, isBad) ? kFinding : kGood;
}

int listDeliveries(const api::OpsSnapshot &ops)
{
    if (ops.deliveries.empty())
        fmt::print(stderr, "no message was sent yet\n");
    for (const auto &delivery : ops.deliveries)
        fmt::print("{} {:<10} {} {:<9} {:<16} {:<12} {}  ({})\n", base::toIso(delivery.createdAt), name(delivery.state),
                   endOf(delivery), name(delivery.kind), delivery.channel, orDash(delivery.contact), delivery.subject, delivery.result.text);
    return kGood;
}

// 1 where nobody is on call now.
int listOnCall(const api::OpsSnapshot &ops, bool asJson)
{
    if (asJson)
        fmt::print("{}\n", wire::encode(ops.onCall));
    else if (ops.onCall.empty())
        fmt::print("nobody is on call: no schedule is configured (alerting.schedules)\n");
    bool everybody = !ops.onCall.empty();
    for (const auto &duty : ops.onCall) {
        everybody = everybody && !(duty.scheduled.empty() && duty.holder.empty());
        if (asJson)
            continue;
        fmt::print("{:<16} on call: {}  signed by: {}{}  next: {} at {} ({})\n", duty.schedule, orDash(duty.scheduled), orDash(duty.holder),
                   duty.handoverDue() ? " - HANDOVER DUE" : "", orDash(duty.next), orDash(base::toIso(duty.nextAt)), duty.zone);
        for (const auto &gap : duty.gaps)
            fmt::print("  nobody from {} until {}\n", base::toIso(gap.from), base::toIso(gap.until));
    }
    return everybody ? kGood : kFinding;
}

// Of one schedule, or of all of them.
int showHandover(const api::Snapshot &snapshot, const std::string &schedule)
{
    const runtime::SystemClock clock;
    bool found = false;
    for (const auto &duty : snapshot.ops->onCall)
        if (schedule.empty() || duty.schedule == schedule) {
            fmt::print("{}{}", found ? "\n" : "", handoverText(snapshot, duty, clock.wallNow(), clock.steadyNow()));
            found = true;
        }
    if (!found)
        fmt::print(stderr, "{}\n", schedule.empty() ? "no schedule is configured (alerting.schedules): there is nothing to hand over" : "there is no schedule " + schedule);
    return found ? kGood : kFinding;
}

} // namespace

int runAlert(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool isTest = words[0] == QLatin1String("test") && words.size() == 2;
    const bool isList = (words[0] == QLatin1String("channels") || words[0] == QLatin1String("log")) && words.size() == 1;
    if (!isTest && !isList) {
        fmt::print(stderr, "usage: qcat alert channels | log | test CHANNEL\n");
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (words[0] == QLatin1String("channels"))
        return listChannels(*(*engine)->snapshot()->ops, parser.isSet(QStringLiteral("json")));
    if (words[0] == QLatin1String("log"))
        return listDeliveries(*(*engine)->snapshot()->ops);
    const auto channel = words[1].toStdString();
    if (const auto sent = (*engine)->run(api::TestChannel{channel}); !sent)
        return sayFailure(sent.error());
    fmt::print("{}: the provider has taken the test; whether somebody has seen it, only they know\n", channel);
    return kGood;
}

int runOnCall(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 0, 4))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool isSign = words.size() >= 3 && words[0] == QLatin1String("sign");
    const bool isHandover = !words.isEmpty() && words.size() <= 2 && words[0] == QLatin1String("handover");
    if (!isSign && !isHandover && !words.isEmpty() && words != QStringList{QStringLiteral("show")}) {
        fmt::print(stderr, "usage: qcat oncall [show] | handover [SCHEDULE] | sign SCHEDULE CONTACT [SUMMARY]\n");
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (isHandover)
        return showHandover(*(*engine)->snapshot(), words.value(1).toStdString());
    if (!isSign)
        return listOnCall(*(*engine)->snapshot()->ops, parser.isSet(QStringLiteral("json")));
    const auto word = [&](int at) { return words.value(at).toStdString(); };
    if (const auto done = (*engine)->run(api::SignHandover{word(1), word(2), word(3)}); !done)
        return sayFailure(done.error());
    const auto snapshot = (*engine)->snapshot();
    const auto duty = std::ranges::find(snapshot->ops->onCall, word(1), &api::OnCallView::schedule);
    const auto scheduled = duty == snapshot->ops->onCall.end() ? std::string() : duty->scheduled;
    if (scheduled == word(2))
        fmt::print("{} has signed for {}\n", word(2), word(1));
    else if (scheduled.empty())
        fmt::print("{} has signed for {}; the rotation names nobody now, so {} alone is called\n", word(2), word(1), word(2));
    else
        fmt::print("{0} has signed for {1}, but the rotation names {2} now: both are called until {2} signs or it is {0}'s turn\n", word(2), word(1), scheduled);
    return kGood;
}

} // namespace qcat::app
