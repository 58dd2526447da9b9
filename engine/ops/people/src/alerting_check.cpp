#include <qcat/people/alerting_check.h>

#include <qcat/people/local_time.h>
#include <qcat/people/roster.h>

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
        if (m_config.publicUrl.starts_with("http://"))
            add("alerting.public_url", "with live money it must begin with https://: whoever reads a link on its way could acknowledge by it");
        for (const char *severity : {"P0", "P1", "P2", "P3"})
            if (std::ranges::none_of(m_config.escalations, [&](const auto &e) { return contains(e.severities, severity); }))
                add("alerting.escalations", fmt::format("with live money somebody must be called for a {}: no escalation has it in its severities", severity));
        for (std::size_t i = 0; i < m_config.contacts.size(); ++i)
            placeholder(fmt::format("alerting.contacts[{}]", i), m_config.contacts[i]);
        for (std::size_t i = 0; i < m_config.escalations.size(); ++i)
            unownedHours(fmt::format("alerting.escalations[{}]", i), m_config.escalations[i]);
    }

    std::vector<AlertingMistake> take() { return std::move(m_mistakes); }

private:
    // "https://host…": something stands where the server's name belongs, and no blank anywhere.
    static bool hasHost(std::string_view url, std::string_view scheme)
    {
        if (!url.starts_with(scheme) || url.find_first_of(" \t") != std::string_view::npos)
            return false;
        const auto rest = url.substr(scheme.size());
        return !rest.empty() && rest.find_first_of("/:?#") != 0;
    }
    void add(std::string path, std::string text) { m_mistakes.push_back({std::move(path), std::move(text)}); }
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
        const bool isProxy = std::ranges::any_of(kProxies, [&](const auto *scheme) { return hasHost(channel.proxy, scheme); });
        if (!channel.proxy.empty() && !isProxy)
            add(path + ".proxy", fmt::format("'{}' is no proxy; write it like http://proxy.firm.net:3128 or socks5h://127.0.0.1:1080", channel.proxy));
        if (channel.host.find_first_of("/ ") != std::string::npos || std::ranges::count(channel.host, ':') == 1) // an IPv6 address has more
            add(path + ".host", fmt::format("'{}' is no name of a server; write it like smtp.firm.net, and the port as port", channel.host));
        if (!channel.url.empty() && !hasHost(channel.url, "https://") && !hasHost(channel.url, "http://"))
            add(path + ".url", fmt::format("'{}' names no server; write it like https://hooks.firm.net/qcat", channel.url));
        if (channel.kind == ChannelKind::Email) {
            if (channel.host.empty() || channel.sender.find('@') == std::string::npos)
                add(path, "an e-mail channel needs host, and sender as name@domain");
            if (channel.tls == domain::MailTls::None && !channel.user.empty())
                add(path + ".tls", "a password goes over an encrypted connection only; allowed with user: starttls, tls");
            if (!channel.user.empty() && channel.passwordFile.empty())
                add(path + ".user", "with user there must be a password_file");
            return;
        }
        const bool isRobot = channel.kind == ChannelKind::DingTalk || channel.kind == ChannelKind::Feishu || channel.kind == ChannelKind::WeCom ||
                             channel.kind == ChannelKind::Slack;
        if (isRobot && (channel.urlFile.empty() || !channel.url.empty()))
            add(path, "the URL of a robot is its password: put it into a file, mode 0600, and name that as url_file");
        if (channel.kind == ChannelKind::Telegram && (channel.secretFile.empty() || channel.chat.empty()))
            add(path, "a Telegram channel needs secret_file with the bot's token, and chat");
        if ((channel.kind == ChannelKind::Webhook || channel.kind == ChannelKind::Gateway) && channel.url.empty() == channel.urlFile.empty())
            add(path, "a webhook or gateway needs url or url_file, and not both");
        const bool isAliyun = channel.kind == ChannelKind::AliyunSms || channel.kind == ChannelKind::AliyunVoice;
        if (isAliyun && (channel.accessKey.empty() || channel.secretFile.empty() || channel.templateCode.empty()))
            add(path, "an Aliyun channel needs access_key, secret_file with its secret, and template");
        if (channel.kind == ChannelKind::AliyunSms && channel.signName.empty())
            add(path + ".sign_name", "Aliyun takes no short message without the signature that was approved");
        if (!channel.callbackSecretFile.empty() && channel.kind != ChannelKind::Gateway)
            add(path + ".callback_secret_file", "is for a gateway that calls; Aliyun's reports are known by what they bring back");
        if (!channel.url.empty() && !channel.url.starts_with("https://") && !(channel.privateHosts && channel.url.starts_with("http://")))
            add(path + ".url", "must begin with https://; http:// is for channels with private_hosts: true");
    }

    void ofContact(const std::string &path, const domain::ContactConfig &contact)
    {
        if (contact.channels.empty())
            add(path, fmt::format("{} has no channels and cannot be reached", contact.name));
        for (const auto &name : contact.channels) {
            const auto channel = std::ranges::find(m_config.channels, name, &domain::ChannelConfig::name);
            if (channel == m_config.channels.end())
                add(path + ".channels", fmt::format("'{}' is not in alerting.channels", name));
            else if (channel->kind == domain::ChannelKind::Email && contact.email.empty())
                add(path + ".email", fmt::format("{} has none, and the channel {} needs it", contact.name, name));
            else if (domain::reachesPhones(channel->kind) && contact.phone.empty())
                add(path + ".phone", fmt::format("{} has none, and the channel {} needs it", contact.name, name));
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
        if (escalation.steps.empty())
            return add(path, "an escalation needs steps");
        for (std::size_t i = 0; i < escalation.steps.size(); ++i) {
            const auto at = fmt::format("{}.steps[{}]", path, i);
            if (i > 0 && escalation.steps[i].after <= escalation.steps[i - 1].after)
                add(at + ".after", "a step comes later than the one before it");
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
            add(path, fmt::format("'{}' is nobody; allowed: schedule:NAME, contact:NAME, channel:NAME of this section", target));
    }

    void known(const std::string &path, const std::string &contact)
    {
        if (!knows(m_config.contacts, contact))
            add(path, fmt::format("'{}' is not in alerting.contacts", contact));
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
                                                       base::toIso(gaps.front().from).substr(0, 16), base::toIso(gaps.front().until).substr(0, 16), gaps.size()));
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
    auto mistakes = check.take();
    if (environment != domain::Environment::Live || !mistakes.empty())
        return mistakes; // what is wrong in itself has to be mended first
    check.forLiveMoney();
    return check.take();
}

} // namespace qcat::people
