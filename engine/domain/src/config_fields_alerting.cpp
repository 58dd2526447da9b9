#include <qcat/domain/config_fields.h>

#include "config_field_kinds.h"

// The tables of the section "alerting": channels, people, schedules and escalations.
namespace qcat::domain
{

using namespace fields;

template <>
const std::vector<ConfigField<AlertingConfig>> &configFields()
{
    static const std::vector<ConfigField<AlertingConfig>> table = {
        duration("fallback_after", &AlertingConfig::fallbackAfter, 5s, 10min,
                 "P0: the contact's next channel when the one before has not accepted by then"),
        duration("acknowledged_p0", &AlertingConfig::acknowledgedP0, 1min, 24h,
                 "A P0 that was acknowledged and is still open after this time is paged again"),
        duration("acknowledged_p1", &AlertingConfig::acknowledgedP1, 1min, 168h, "The same for a P1"),
        duration("group_within", &AlertingConfig::groupWithin, 0s, 10min,
                 "P1 to P3: what comes within this time goes to a contact in one message; a P0 never waits"),
        duration("test_every", &AlertingConfig::testEvery, 0s, 720h, "Each channel is tested by itself; 0s: never"),
        text("public_url", &AlertingConfig::publicUrl,
             "Where contacts reach this API, for the acknowledgement links in messages; empty: no links"),
        text("heartbeat_url_file", &AlertingConfig::heartbeatUrlFile,
             "File, mode 0600, with the URL of a service that raises the alarm when it is no longer asked; empty: none"),
        duration("heartbeat_every", &AlertingConfig::heartbeatEvery, 5s, 1h, "How often that URL is asked"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ChannelConfig>> &configFields()
{
    static const std::vector<ConfigField<ChannelConfig>> table = {
        text("name", &ChannelConfig::name, "Name that contacts and escalations refer to", Empty::Refused),
        enumeration("kind", &ChannelConfig::kind,
                    {"email", "webhook", "slack", "telegram", "dingtalk", "feishu", "wecom", "gateway", "aliyun_sms", "aliyun_voice"},
                    "What it is; gateway: an HTTP service that sends short messages or calls a phone"),
        enumeration("language", &ChannelConfig::language, {"en", "zh"}, "Of its messages"),
        text("host", &ChannelConfig::host, "E-mail: the SMTP server"),
        integer("port", &ChannelConfig::port, 1, 65535, "E-mail: its port"),
        enumeration("tls", &ChannelConfig::tls, {"starttls", "tls", "none"},
                    "E-mail: encrypted after STARTTLS, from the start, or not at all (then without a password)"),
        text("user", &ChannelConfig::user, "E-mail: who logs in; empty: nobody"),
        text("password_file", &ChannelConfig::passwordFile, "E-mail: file, mode 0600, that holds the password"),
        text("sender", &ChannelConfig::sender, "E-mail: address that messages come from"),
        text("url", &ChannelConfig::url, "Webhook and gateway: the address; Telegram and Aliyun: another server than their own"),
        text("url_file", &ChannelConfig::urlFile,
             "File, mode 0600, that holds the URL: that of a robot is its password"),
        text("secret_file", &ChannelConfig::secretFile,
             "File, mode 0600: the key that sends are signed with; Telegram: the bot's token; gateway: its bearer token; Aliyun: the "
             "AccessKey's secret"),
        text("callback_secret_file", &ChannelConfig::callbackSecretFile,
             "Gateway that calls: file, mode 0600, with the key that its report of a pressed key is signed with; empty: it reports none"),
        text("access_key", &ChannelConfig::accessKey, "Aliyun: id of the AccessKey"),
        text("sign_name", &ChannelConfig::signName, "aliyun_sms: the signature that was approved"),
        text("template", &ChannelConfig::templateCode,
             "Aliyun: code of the text that was approved, with the variables severity, title, incident and attempt"),
        text("caller", &ChannelConfig::callerNumber, "aliyun_voice: the number that is shown; empty: one of Aliyun's"),
        text("chat", &ChannelConfig::chat, "Telegram: id of the chat"),
        text("proxy", &ChannelConfig::proxy, "http://host:port or socks5h://host:port; empty: none"),
        text("ca_file", &ChannelConfig::caFile, "Authorities to trust, PEM; empty: the system's"),
        flag("private_hosts", &ChannelConfig::privateHosts,
             "Whether its address may be this machine or a private network"),
        duration("timeout", &ChannelConfig::timeout, 1s, 1min, "A send must be done within this time"),
        integer("per_minute", &ChannelConfig::perMinute, 0, 6000, "Sends at most; 0: what the provider allows"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ContactConfig>> &configFields()
{
    static const std::vector<ConfigField<ContactConfig>> table = {
        text("name", &ContactConfig::name, "Name that schedules refer to", Empty::Refused),
        text("email", &ContactConfig::email, "For channels that send e-mail"),
        text("phone", &ContactConfig::phone, "For gateways, with the country: +8613800138000"),
        list("channels", &ContactConfig::channels, 1, 8, "In the order in which they are tried"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ScheduleConfig>> &configFields()
{
    static const std::vector<ConfigField<ScheduleConfig>> table = {
        text("name", &ScheduleConfig::name, "Name that escalations refer to", Empty::Refused),
        text("zone", &ScheduleConfig::zone, "IANA time zone of its local times: Asia/Shanghai", Empty::Refused),
        list("rotation", &ScheduleConfig::rotation, 1, 64, "Contacts in turn"),
        text("starts", &ScheduleConfig::starts, "Day of the first handover, 2026-01-05", Empty::Refused),
        text("handover", &ScheduleConfig::handover, "Local time of the handover, 09:00", Empty::Refused),
        integer("days", &ScheduleConfig::days, 1, 56, "Length of a shift"),
        text("day_from", &ScheduleConfig::dayFrom, "Hours of the day it covers, from 08:00; empty: all of them"),
        text("day_until", &ScheduleConfig::dayUntil, "And until 20:00; may be of the next day"),
    };
    return table;
}

template <>
const std::vector<ConfigField<OverrideConfig>> &configFields()
{
    static const std::vector<ConfigField<OverrideConfig>> table = {
        text("contact", &OverrideConfig::contact, "Who stands in", Empty::Refused),
        text("from", &OverrideConfig::from, "Local time, \"2026-12-24 18:00\"", Empty::Refused),
        text("until", &OverrideConfig::until, "Local time", Empty::Refused),
    };
    return table;
}

template <>
const std::vector<ConfigField<EscalationConfig>> &configFields()
{
    static const std::vector<ConfigField<EscalationConfig>> table = {
        text("name", &EscalationConfig::name, "Its name", Empty::Refused),
        list("severities", &EscalationConfig::severities, 1, 4, "Of the incidents it is for"),
        duration("repeat_after", &EscalationConfig::repeatAfter, 1min, 24h,
                 "The last step again while nobody acknowledges"),
        integer("repeats", &EscalationConfig::repeats, 0, 100, "How often"),
    };
    return table;
}

template <>
const std::vector<ConfigField<EscalationStepConfig>> &configFields()
{
    static const std::vector<ConfigField<EscalationStepConfig>> table = {
        duration("after", &EscalationStepConfig::after, 0s, 168h, "Since the incident was opened"),
        list("notify", &EscalationStepConfig::notify, 1, 16, "schedule:NAME, contact:NAME or channel:NAME"),
    };
    return table;
}

} // namespace qcat::domain
