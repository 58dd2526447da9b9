#include "alarm.h"

#include "exposure_text.h"
#include "recipients.h"
#include "wall_clock.h"

#include <qcat/notify/ack_link.h>
#include <qcat/notify_channels/ack_secret.h>
#include <qcat/notify_channels/send.h>
#include <qcat/ops_store/last_exposure.h>

#include <algorithm>
#include <filesystem>

namespace qcat::qguard
{

namespace
{

constexpr auto kSystemConfig = "/etc/qcat/config.yaml";

template <typename Item>
const Item *named(const std::vector<Item> &items, const std::string &name)
{
    const auto at = std::ranges::find(items, name, &Item::name);
    return at == items.end() ? nullptr : &*at;
}

const std::string &in(domain::MessageLanguage language, const domain::LocalText &text)
{
    return language == domain::MessageLanguage::Zh ? text.zh : text.en;
}

// The folder is always named: a configuration that is broken does not say it.
std::string rescueCommand(const std::string &configFile, const std::string &dataDir)
{
    std::string command = "qcat rescue";
    if (configFile != kSystemConfig)
        command += " --config " + std::filesystem::absolute(configFile).string();
    return command + " --data-dir " + std::filesystem::absolute(dataDir).string();
}

} // namespace

Alarm::Alarm(const std::string &configFile, const std::string &dataDir)
    : m_exposureFile(dataDir + '/' + ops_store::kLastExposureFile), m_rescue(rescueCommand(configFile, dataDir)), m_record(dataDir + '/' + ops_store::kWatcherStoreFile)
{
}

void Alarm::raise(const domain::Config &config, const std::string &why, base::WallTime silentSince)
{
    say("qcat does not answer: " + why);
    const auto exposure = ops_store::readLastExposure(m_exposureFile).valueOr({});
    const auto answerBy = wallNow() + config.incidents.acknowledgeP0;
    m_record.begin({why, silentSince, answerBy, exposure});
    m_record.flush(); // before anybody is called: they may look for it
    const auto stakes = exposureLine(exposure);
    const auto by = base::toIso(answerBy).substr(11, 8);
    const auto recipients = recipientsNow(config.alerting);
    call(config,
         {domain::MessageKind::Firing,
          {"QCAT does not answer", "QCAT 无应答"},
          {fmt::format("Nobody watches positions and orders; stops that rest at the venue stay.\n{}\n{}\nAnswer expected by {}Z.\n"
                       "Next: {} says what stands and does the next safe step\n{}",
                       why, stakes.en, by, m_rescue, m_record.incidentId()),
           fmt::format("无人监视持仓和挂单；交易所的止损单仍然有效。\n{}\n{}\n应在 {}Z 前响应。\n"
                       "下一步：{} 说明现状并执行下一个安全步骤\n{}",
                       why, stakes.zh, by, m_rescue, m_record.incidentId())}},
         recipients.contacts, recipients.channels);
}

void Alarm::repeat(const domain::Config &config, const std::string &why)
{
    const auto recipients = recipientsNow(config.alerting);
    call(config, {domain::MessageKind::Escalated, {"QCAT still does not answer", "QCAT 仍无应答"}, {why, why}}, recipients.contacts, recipients.channels);
}

void Alarm::clear(const domain::Config &config)
{
    say("qcat answers again");
    const auto &id = m_record.incidentId();
    call(config,
         {domain::MessageKind::Resolved,
          {"QCAT answers again", "QCAT 已恢复应答"},
          {fmt::format("It was silent. Incident {} is on its desk and resolves there by itself; qcat status says whether it trades.", id),
           fmt::format("QCAT 曾无应答。故障 {} 已在其故障台上，将自行解除；qcat status 显示是否在交易。", id)}},
         m_record.toldContacts(), recipientsNow(config.alerting).channels);
    m_record.end();
    m_record.flush();
}

void Alarm::call(const domain::Config &config, const Words &words, const std::vector<std::string> &contacts, const std::vector<std::string> &channels)
{
    bool isAnybody = false;
    for (const auto &name : contacts)
        if (const auto *contact = named(config.alerting.contacts, name))
            isAnybody |= std::ranges::any_of(contact->channels, [&](const auto &channel) { return send(config, words, name, channel); });
    for (const auto &channel : channels)
        isAnybody |= send(config, words, {}, channel);
    if (!isAnybody && words.kind != domain::MessageKind::Resolved) {
        say("NOBODY WAS REACHED");
        m_record.nobodyReached();
    }
    m_record.flush();
}

// While qcat is silent nobody serves it: it works from the moment on in which the desk has taken up what qguard wrote.
std::string Alarm::linkFor(const std::string &contact, const domain::ChannelConfig &channel, const std::string &publicUrl)
{
    const auto word = notify_channels::randomWord(notify::kAckLinkLetters);
    m_record.gave({notify_channels::fingerprintOf(word), {}, contact, channel.name, wallNow() + notify::kAckWordGoodFor, {}});
    m_record.flush(); // before it is sent
    const bool zh = channel.language == domain::MessageLanguage::Zh;
    return fmt::format("{}\n{}\n", notify::ackLinkLine(notify::ackLink(publicUrl, word), channel.language),
                       zh ? "链接在 QCAT 恢复应答后才可用。" : "The link works as soon as QCAT answers again.");
}

bool Alarm::send(const domain::Config &config, const Words &words, const std::string &contact, const std::string &channelName)
{
    const bool isPaper = config.app.environment == domain::Environment::Paper;
    const auto *channel = named(config.alerting.channels, channelName);
    if (!channel || (isPaper && domain::reachesPhones(channel->kind)))
        return false;
    ops::OutgoingMessage message;
    message.id = fmt::format("qguard/{}/{}/{}/{}", m_record.incidentId(), base::toIso(wallNow()), contact, channelName);
    message.thread = m_record.incidentId();
    message.kind = words.kind;
    message.severity = domain::Severity::P0;
    message.subject = fmt::format("[QCAT{}] P0 {}", isPaper ? " PAPER" : "", in(channel->language, words.subject));
    message.body = in(channel->language, words.body);
    message.time = wallNow();
    const bool isOfTrouble = words.kind != domain::MessageKind::Resolved;
    if (isOfTrouble && !contact.empty() && !config.alerting.publicUrl.empty() && !domain::reachesPhones(channel->kind))
        message.body = linkFor(contact, *channel, config.alerting.publicUrl) + message.body;
    if (const auto *person = named(config.alerting.contacts, contact)) {
        message.email = person->email;
        message.phone = person->phone;
    }
    const auto result = notify_channels::sendNow(*channel, message);
    const bool isTaken = result.outcome == ops::SendOutcome::Accepted;
    say(fmt::format("{} by {}: {}", contact.empty() ? "all" : contact, channelName, result.what.text));
    domain::Delivery delivery;
    delivery.id = {message.id};
    delivery.kind = message.kind;
    delivery.severity = message.severity;
    delivery.contact = contact;
    delivery.channel = channelName;
    delivery.state = isTaken ? domain::DeliveryState::Accepted : domain::DeliveryState::Failed;
    delivery.attempts = 1;
    delivery.createdAt = message.time;
    delivery.endedAt = wallNow();
    delivery.result = result.what;
    delivery.subject = message.subject;
    delivery.body = message.body;
    m_record.called(std::move(delivery));
    return isTaken;
}

} // namespace qcat::qguard
