#include <qcat/people/alerting_check.h>

#include <qcat/people/local_time.h>
#include <qcat/people/roster.h>

#include "address_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace qcat::people
{

namespace
{

using domain::ChannelKind;

constexpr base::Duration kLooksAhead = 35 * kDay;

class Check
{
public:
    Check(const domain::AlertingConfig &config, const ops::TimeZones &zones, base::WallTime now) : m_config(config), m_zones(zones), m_now(now) {}

    void references()
    {
        const auto &url = m_config.publicUrl;
        if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
            add("alerting.public_url", fmt::format("'{}' must begin with https://", url));
        each("channels", m_config.channels, [&](const auto &path, const auto &channel) { ofChannel(path, channel); });
        each("contacts", m_config.contacts, [&](const auto &path, const auto &contact) { ofContact(path, contact); });
        each("schedules", m_config.schedules, [&](const auto &path, const auto &schedule) { ofSchedule(path, schedule); });
        each("escalations", m_config.escalations, [&](const auto &path, const auto &escalation) { ofEscalation(path, escalation); });
    }

    void forLiveMoney()
    {
        const bool isGood = m_mistakes.empty();
        if (m_config.publicUrl.starts_with("http://"))
            add("alerting.public_url", "with live money it must begin with https://: whoever reads a link on its way could acknowledge by it");
        for (const char *severity : {"P0", "P1", "P2", "P3"})
            if (std::ranges::none_of(m_config.escalations, [&](const auto &e) { return contains(e.severities, severity); }))
                add("alerting.escalations", fmt::format("with live money somebody must be called for a {}: no escalation has it in its severities", severity),
                    {"alerting.escalations"});
        for (std::size_t i = 0; i < m_config.contacts.size(); ++i)
            placeholder(fmt::format("alerting.contacts[{}]", i), m_config.contacts[i]);
        if (!isGood)
            return; // who is on call when is known only of schedules that are right in themselves
        for (std::size_t i = 0; i < m_config.escalations.size(); ++i)
            unownedHours(fmt::format("alerting.escalations[{}]", i), m_config.escalations[i]);
    }

    std::vector<AlertingMistake> take() { return std::move(m_mistakes); }

private:
    void add(std::string path, std::string text, std::vector<std::string> needs = {}) { m_mistakes.push_back({std::move(path), std::move(text), std::move(needs)}); }
    // What stands twice in a list of words.
    void once(const std::string &path, const std::vector<std::string> &words)
    {
        std::set<std::string> seen, told;
        for (const auto &word : words)
            if (!seen.insert(word).second && told.insert(word).second)
                add(path, fmt::format("'{}' stands twice; name it once", word));
    }
    static bool contains(const std::vector<std::string> &words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }
    template <typename Item>
    static bool knows(const std::vector<Item> &items, std::string_view name)
    {
        return std::ranges::any_of(items, [&](const auto &item) { return item.name == name; });
    }

    template <typename Item, typename Look>
    void each(const char *list, const std::vector<Item> &items, Look look)
    {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto path = fmt::format("alerting.{}[{}]", list, i);
            if (!seen.insert(items[i].name).second)
                add(path + ".name", fmt::format("'{}' stands twice in alerting.{}; names must differ", items[i].name, list));
            look(path, items[i]);
        }
    }

    void ofChannel(const std::string &path, const domain::ChannelConfig &channel)
    {
        static constexpr std::array kProxies = {"http://", "https://", "socks4://", "socks4a://", "socks5://", "socks5h://"};
        const bool isProxy = std::ranges::any_of(kProxies, [&](const auto *scheme) { return namesServer(channel.proxy, scheme); });
        if (!channel.proxy.empty() && !isProxy)
            add(path + ".proxy", fmt::format("'{}' is no proxy; write it like http://proxy.firm.net:3128 or socks5h://127.0.0.1:1080, the port from 1 to 65535", channel.proxy));
        if (channel.host.find_first_of("/ ") != std::string::npos || std::ranges::count(channel.host, ':') == 1) // an IPv6 address has more
            add(path + ".host", fmt::format("'{}' is no name of a server; write it like smtp.firm.net, and the port as port", channel.host));
        if (!channel.url.empty() && !namesServer(channel.url, "https://") && !namesServer(channel.url, "http://"))
            add(path + ".url", fmt::format("'{}' names no server; write it like https://hooks.firm.net/qcat", channel.url));
        ofKind(path, channel);
    }

    void ofKind(const std::string &path, const domain::ChannelConfig &channel)
    {
        const std::vector<std::string> byKind = {path + ".kind"};
        if (channel.kind == ChannelKind::Email) {
            if (channel.host.empty() || channel.sender.empty())
                add(path, "an e-mail channel needs host, and sender as name@domain", byKind);
            else if (!isMailAddress(channel.sender))
                add(path + ".sender", fmt::format("'{}' is no address; write it like qcat@firm.net", channel.sender), byKind);
            if (channel.tls == domain::MailTls::None && !channel.user.empty())
                add(path + ".tls", "a password goes over an encrypted connection only; allowed with user: starttls, tls", byKind);
            if (!channel.user.empty() && channel.passwordFile.empty())
                add(path + ".user", "with user there must be a password_file", byKind);
            return;
        }
        const bool isRobot = channel.kind == ChannelKind::DingTalk || channel.kind == ChannelKind::Feishu || channel.kind == ChannelKind::WeCom ||
                             channel.kind == ChannelKind::Slack;
        if (isRobot && (channel.urlFile.empty() || !channel.url.empty()))
            add(path, "the URL of a robot is its password: put it into a file, mode 0600, and name that as url_file", byKind);
        if (channel.kind == ChannelKind::Telegram && (channel.secretFile.empty() || channel.chat.empty()))
            add(path, "a Telegram channel needs secret_file with the bot's token, and chat", byKind);
        if ((channel.kind == ChannelKind::Webhook || channel.kind == ChannelKind::Gateway) && channel.url.empty() == channel.urlFile.empty())
            add(path, "a webhook or gateway needs url or url_file, and not both", byKind);
        const bool isAliyun = channel.kind == ChannelKind::AliyunSms || channel.kind == ChannelKind::AliyunVoice;
        if (isAliyun && (channel.accessKey.empty() || channel.secretFile.empty() || channel.templateCode.empty()))
            add(path, "an Aliyun channel needs access_key, secret_file with its secret, and template", byKind);
        if (channel.kind == ChannelKind::AliyunSms && channel.signName.empty())
            add(path + ".sign_name", "Aliyun takes no short message without the signature that was approved", byKind);
        if (!channel.callbackSecretFile.empty() && channel.kind != ChannelKind::Gateway)
            add(path + ".callback_secret_file", "is for a gateway that calls; Aliyun's reports are known by what they bring back", byKind);
        if (!channel.url.empty() && !channel.url.starts_with("https://") && !(channel.privateHosts && channel.url.starts_with("http://")))
            add(path + ".url", "must begin with https://; http:// is for channels with private_hosts: true", byKind);
    }

    void ofContact(const std::string &path, const domain::ContactConfig &contact)
    {
        if (contact.channels.empty())
            add(path, fmt::format("{} has no channels and cannot be reached", contact.name));
        if (!contact.email.empty() && !isMailAddress(contact.email))
            add(path + ".email", fmt::format("'{}' is no address; write it like alice@firm.net", contact.email));
        if (!contact.phone.empty() && !isPhoneNumber(contact.phone))
            add(path + ".phone", fmt::format("'{}' is no number; write it like +8613800138000", contact.phone));
        once(path + ".channels", contact.channels);
        for (const auto &name : std::set(contact.channels.begin(), contact.channels.end())) {
            const auto channel = std::ranges::find(m_config.channels, name, &domain::ChannelConfig::name);
            const auto kind = fmt::format("alerting.channels[{}].kind", channel - m_config.channels.begin());
            if (channel == m_config.channels.end())
                add(path + ".channels", fmt::format("'{}' is not in alerting.channels", name), {"alerting.channels"});
            else if (channel->kind == domain::ChannelKind::Email && contact.email.empty())
                add(path + ".email", fmt::format("{} has none, and the channel {} needs it", contact.name, name), {"alerting.channels", kind});
            else if (domain::reachesPhones(channel->kind) && contact.phone.empty())
                add(path + ".phone", fmt::format("{} has none, and the channel {} needs it", contact.name, name), {"alerting.channels", kind});
        }
    }

    void ofSchedule(const std::string &path, const domain::ScheduleConfig &schedule)
    {
        if (!m_zones.isKnown(schedule.zone))
            add(path + ".zone", fmt::format("'{}' is no time zone of this machine's database; write it like Asia/Shanghai", schedule.zone));
        if (!parseDay(schedule.starts))
            add(path + ".starts", fmt::format("'{}' is no day; write it like 2026-01-05", schedule.starts));
        if (!parseTimeOfDay(schedule.handover))
            add(path + ".handover", fmt::format("'{}' is no time of day; write it like 09:00", schedule.handover));
        if (schedule.dayFrom.empty() != schedule.dayUntil.empty())
            add(path, "day_from and day_until belong together");
        if (!schedule.dayFrom.empty() && schedule.dayFrom == schedule.dayUntil)
            add(path + ".day_until", fmt::format("is {}, as day_from is; for the whole day leave both out", schedule.dayUntil));
        if (std::set(schedule.rotation.begin(), schedule.rotation.end()).size() != schedule.rotation.size())
            add(path + ".rotation", "somebody stands in it twice, and would hand over to themselves; name each contact once");
        for (const auto *time : {&schedule.dayFrom, &schedule.dayUntil})
            if (!time->empty() && !parseTimeOfDay(*time))
                add(path, fmt::format("'{}' is no time of day; write it like 08:00", *time));
        if (schedule.rotation.empty())
            add(path, "a schedule needs a rotation of one contact at least");
        for (const auto &contact : schedule.rotation)
            known(path + ".rotation", contact);
        for (std::size_t i = 0; i < schedule.overrides.size(); ++i)
            ofOverride(fmt::format("{}.overrides[{}]", path, i), schedule.overrides[i]);
    }

    void ofOverride(const std::string &path, const domain::OverrideConfig &standIn)
    {
        known(path + ".contact", standIn.contact);
        const auto from = parseLocalTime(standIn.from);
        const auto until = parseLocalTime(standIn.until);
        if (!from || !until || *until <= *from)
            add(path, "from and until are local times like \"2026-12-24 18:00\", until after from");
    }

    void ofEscalation(const std::string &path, const domain::EscalationConfig &escalation)
    {
        for (const auto &severity : escalation.severities)
            if (!contains({"P0", "P1", "P2", "P3"}, severity))
                add(path + ".severities", fmt::format("'{}' is no severity; allowed: P0, P1, P2, P3", severity));
        once(path + ".severities", escalation.severities);
        if (escalation.steps.empty())
            return add(path, "an escalation needs steps");
        for (std::size_t i = 0; i < escalation.steps.size(); ++i) {
            const auto at = fmt::format("{}.steps[{}]", path, i);
            if (i > 0 && escalation.steps[i].after <= escalation.steps[i - 1].after)
                add(at + ".after", "a step comes later than the one before it");
            once(at + ".notify", escalation.steps[i].notify);
            for (const auto &target : escalation.steps[i].notify)
                ofTarget(at + ".notify", target);
        }
        const auto &last = escalation.steps.back().notify;
        if (std::ranges::none_of(last, [](const auto &target) { return target.starts_with("contact:"); }))
            add(fmt::format("{}.steps[{}]", path, escalation.steps.size() - 1),
                "the last step must name a contact: an escalation ends with somebody, whatever a schedule says");
    }

    void ofTarget(const std::string &path, const std::string &target)
    {
        const auto colon = target.find(':');
        const auto kind = target.substr(0, colon);
        const auto name = colon == std::string::npos ? std::string() : target.substr(colon + 1);
        const bool good = (kind == "schedule" && knows(m_config.schedules, name)) || (kind == "contact" && knows(m_config.contacts, name)) ||
                          (kind == "channel" && knows(m_config.channels, name));
        if (!good)
            add(path, fmt::format("'{}' is nobody; allowed: schedule:NAME, contact:NAME, channel:NAME of this section", target), {fmt::format("alerting.{}s", kind)});
    }

    void known(const std::string &path, const std::string &contact)
    {
        if (!knows(m_config.contacts, contact))
            add(path, fmt::format("'{}' is not in alerting.contacts", contact), {"alerting.contacts"});
    }

    void placeholder(const std::string &path, const domain::ContactConfig &contact)
    {
        static constexpr std::array kReserved = {"example.org", "example.com", "example.net", ".invalid", ".test", "localhost", "qcat.local"};
        for (const auto *domain : kReserved)
            if (contact.email.ends_with(domain))
                add(path + ".email", fmt::format("'{}' is a placeholder: with live money it must be somebody's address", contact.email));
        static constexpr std::array kNobody = {"13800138000", "1234567890", "0000000"};
        for (const auto *number : kNobody)
            if (contact.phone.find(number) != std::string::npos)
                add(path + ".phone", fmt::format("'{}' is a placeholder: with live money it must be somebody's number", contact.phone));
        if (contact.email.empty() && contact.phone.empty())
            add(path, fmt::format("{} has neither e-mail nor phone: with live money a contact has an address of their own", contact.name));
    }

    // A first step that names a contact or a channel always reaches somebody.
    void unownedHours(const std::string &path, const domain::EscalationConfig &escalation)
    {
        if (escalation.steps.empty())
            return;
        std::vector<std::string> schedules;
        for (const auto &target : escalation.steps.front().notify) {
            if (!target.starts_with("schedule:"))
                return;
            schedules.push_back(target.substr(std::string_view("schedule:").size()));
        }
        const auto gaps = Roster(m_config, m_zones).gaps(schedules, m_now, m_now + kLooksAhead);
        if (!gaps.empty())
            add(path + ".steps[0].notify", fmt::format("nobody is on call from {} until {} ({} such gaps in five weeks): with live money every hour is somebody's",
                                                       base::toIso(gaps.front().from).substr(0, 16), base::toIso(gaps.front().until).substr(0, 16), gaps.size()),
                {"alerting."});
    }

    const domain::AlertingConfig &m_config;
    const ops::TimeZones &m_zones;
    const base::WallTime m_now;
    std::vector<AlertingMistake> m_mistakes;
};

} // namespace

std::vector<AlertingMistake> alertingMistakes(const domain::AlertingConfig &config, domain::Environment environment,
                                              const ops::TimeZones &zones, base::WallTime now)
{
    Check check(config, zones, now);
    check.references();
    if (environment == domain::Environment::Live)
        check.forLiveMoney();
    return check.take();
}

} // namespace qcat::people
