#include "alarm.h"

#include <qcat/notify_channels/send.h>
#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/people/roster.h>
#include <qcat/time_zones/system_time_zones.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace qcat::qguard
{

namespace
{

base::WallTime wallNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

bool isForP0(const domain::EscalationConfig &escalation)
{
    return std::ranges::find(escalation.severities, "P0") != escalation.severities.end();
}

// Every step at once: whoever comes later in the chain is called by qcat, and there is none.
std::vector<std::string> everybody(const domain::AlertingConfig &config, std::vector<std::string> &channels)
{
    const time_zones::SystemTimeZones zones;
    const people::Roster roster(config, zones);
    std::vector<std::string> contacts;
    const auto add = [](std::vector<std::string> &to, const std::string &name) {
        if (!name.empty() && std::ranges::find(to, name) == to.end())
            to.push_back(name);
    };
    for (const auto &escalation : config.escalations)
        for (const auto &step : escalation.steps)
            for (const auto &target : isForP0(escalation) ? step.notify : std::vector<std::string>()) {
                const auto name = target.substr(target.find(':') + 1);
                if (target.starts_with("contact:"))
                    add(contacts, name);
                else if (target.starts_with("schedule:"))
                    add(contacts, roster.onCall(name, wallNow()));
                else
                    add(channels, name);
            }
    return contacts;
}

template <typename Item>
const Item *named(const std::vector<Item> &items, const std::string &name)
{
    const auto at = std::ranges::find(items, name, &Item::name);
    return at == items.end() ? nullptr : &*at;
}

void say(const std::string &line)
{
    fmt::print(stderr, "{} {}\n", base::toIso(wallNow()), line);
}

domain::Incident incidentOf(const domain::IncidentId &id, const std::string &why, base::WallTime silentSince)
{
    domain::Incident incident;
    incident.id = id;
    incident.fault = {"service.dead"};
    incident.title = {"QCAT does not answer", "QCAT 无应答"};
    incident.component = {"engine"};
    incident.severity = domain::Severity::P0;
    incident.state = domain::IncidentState::Open;
    incident.since = silentSince;
    incident.openedAt = wallNow();
    incident.meaning = {"Nobody watches positions and orders; stops that rest at the venue stay.", "无人监视持仓和挂单；交易所的止损单仍然有效。"};
    const domain::Finding what{"guard.silent", "QCAT does not answer: " + why, {{"detail", why}}, domain::Health::Crit};
    incident.symptoms = {what};
    incident.timeline = {{wallNow(), domain::TimelineKind::Opened, "qguard", what}};
    return incident;
}

} // namespace

// In the store that qcat reads when it comes back. That people were called stands there as well: it goes on from there.
void Alarm::openIncident(const std::string &why, base::WallTime silentSince)
{
    auto store = ops_store::SqliteOpsStore::open(m_dataDir + "/ops.sqlite");
    if (!store)
        return say("the incident cannot be written: " + store.error().message);
    const auto id = (*store)->nextIncidentId(wallNow());
    if (!id)
        return say("the incident cannot be written: " + id.error().message);
    const auto incident = incidentOf(*id, why, silentSince);
    ops::Page page;
    page.incident = incident.id;
    page.severity = incident.severity;
    page.title = incident.title;
    page.where = "engine";
    page.startedAt = incident.openedAt;
    for (const auto &told : m_told)
        page.told.push_back(told.contact + "/" + told.channel);
    const auto outbox = (*store)->outbox();
    const auto written = (*store)->transact([&]() -> base::Status {
        if (auto saved = (*store)->saveIncident(incident); !saved)
            return saved;
        return outbox->commit({page}, {});
    });
    if (written)
        m_incident = incident.id.value;
    else
        say("the incident cannot be written: " + written.error().message);
}

std::vector<Alarm::Told> Alarm::call(const domain::Config &config, domain::MessageKind kind, const std::string &subject, const std::string &body)
{
    const bool isPaper = config.app.environment == domain::Environment::Paper;
    ops::OutgoingMessage message;
    message.thread = m_thread;
    message.kind = kind;
    message.severity = domain::Severity::P0;
    message.subject = fmt::format("[QCAT{}] P0 {}", isPaper ? " PAPER" : "", subject);
    message.body = body;
    std::vector<Told> told;
    const auto tryOne = [&](const std::string &contact, const std::string &name) {
        const auto *channel = named(config.alerting.channels, name);
        if (!channel || (isPaper && domain::reachesPhones(channel->kind)))
            return false;
        message.id = fmt::format("qguard/{}/{}/{}/{}", message.thread, ++m_calls, contact, name);
        message.time = wallNow();
        const auto result = notify_channels::sendNow(*channel, message);
        say(fmt::format("{} by {}: {}", contact.empty() ? "all" : contact, name, result.what.text));
        if (result.outcome == ops::SendOutcome::Accepted)
            told.push_back({contact, name});
        return result.outcome == ops::SendOutcome::Accepted;
    };
    std::vector<std::string> channels;
    for (const auto &name : everybody(config.alerting, channels)) {
        const auto *contact = named(config.alerting.contacts, name);
        message.email = contact ? contact->email : std::string();
        message.phone = contact ? contact->phone : std::string();
        if (contact)
            (void)std::ranges::any_of(contact->channels, [&](const auto &channel) { return tryOne(name, channel); });
    }
    message.email.clear();
    message.phone.clear();
    for (const auto &channel : channels)
        tryOne("", channel);
    if (told.empty())
        say("NOBODY WAS REACHED");
    return told;
}

void Alarm::raise(const domain::Config &config, const std::string &why, base::WallTime silentSince)
{
    m_isRaised = true;
    m_thread = "qguard " + base::toIso(silentSince);
    say("qcat does not answer: " + why);
    m_told = call(config, domain::MessageKind::Firing, "QCAT does not answer", "Nobody watches positions and orders; stops that rest at the venue stay.\n" + why +
                                                      "\nNext: systemctl status qcat; journalctl -u qcat; qcat --validate\n无人监视持仓和挂单。");
    openIncident(why, silentSince);
}

void Alarm::repeat(const domain::Config &config, const std::string &why)
{
    call(config, domain::MessageKind::Escalated, "QCAT still does not answer", why);
}

void Alarm::clear(const domain::Config &config)
{
    m_isRaised = false;
    say("qcat answers again");
    call(config, domain::MessageKind::Resolved, "QCAT answers again",
         "It was silent; incident " + (m_incident.empty() ? std::string("-") : m_incident) + " stays open until somebody has looked.\nQCAT 已恢复应答。");
    m_incident.clear();
}

} // namespace qcat::qguard
