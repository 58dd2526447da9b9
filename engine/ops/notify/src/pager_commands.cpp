// What people ask of the pager: a test of a channel, a signature; and the tests that it makes by itself.
#include "pager_parts.h"

#include "message_text.h"

#include <qcat/base/log.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

using domain::Delivery;
using domain::MessageKind;

void Pager::Parts::testDue()
{
    if (config.alerting.testEvery == base::Duration::zero())
        return;
    const auto now = clock.wallNow();
    for (const auto &channel : config.alerting.channels) {
        auto &last = tested[channel.name];
        if (last.isValid() && now - last < config.alerting.testEvery)
            continue;
        const bool isNew = !last.isValid(); // its week begins now
        last = now;
        if (const auto saved = store.saveNote("test/" + channel.name, std::to_string(now.ns)); !saved)
            log::error("notify", "{}", saved.error().message);
        if (!isNew && escalation.isUsable(channel.name))
            test(channel.name, "qcat", [](const auto &) {});
    }
}

void Pager::Parts::test(const std::string &channel, const std::string &actor, Answer answer)
{
    const auto *way = escalation.channel(channel);
    if (!way)
        return answer(base::Error{std::string(code::kChannelUnknown), "there is no channel " + channel}.with("channel", channel));
    if (!escalation.isUsable(channel))
        return answer(base::Error{std::string(code::kPaperPhone), channel + " calls phones, which paper and drills do not"}.with("channel", channel));
    const auto recipient = escalation.testOf(channel);
    auto text = testText(channel, actor, way->language);
    Delivery one;
    one.id = {fmt::format("test/{}/{}", channel, clock.wallNow().ns)};
    one.kind = MessageKind::Test;
    one.contact = recipient.contact;
    one.channel = channel;
    one.subject = std::move(text.subject);
    one.body = std::move(text.body);
    awaited[one.id] = std::move(answer);
    send(std::move(one));
}

void Pager::Parts::sign(const api::SignHandover &command, const std::string &actor, const Answer &answer)
{
    if (const auto signedFor = duties.sign(command.schedule, command.contact, clock.wallNow(), store); !signedFor)
        return answer(signedFor.error());
    onCall = duties.views(roster, clock.wallNow());
    notice(code::kSigned, fmt::format("{} has taken over {} (by {})", command.contact, command.schedule, actor),
           {{"schedule", command.schedule}, {"contact", command.contact}}, domain::Health::Ok);
    const auto *contact = escalation.contact(command.contact);
    const auto usable = std::ranges::find_if(contact->channels, [&](const auto &name) { return escalation.isUsable(name); });
    if (usable != contact->channels.end()) {
        auto text = handoverText(command.schedule, command.contact, command.summary, escalation.channel(*usable)->language);
        Delivery one;
        one.id = {fmt::format("handover/{}/{}", command.schedule, clock.wallNow().ns)};
        one.kind = MessageKind::Handover;
        one.contact = command.contact;
        one.channel = *usable;
        one.subject = std::move(text.subject);
        one.body = std::move(text.body);
        send(std::move(one));
    }
    answer(std::string());
}

} // namespace qcat::notify
