#pragma once

#include <qcat/base/time.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::domain
{

using namespace std::chrono_literals;

// Who is called, by what, and when: the section "alerting". Without a channel and an escalation nobody is called. Secrets stand in files
// of their own (mode 0600, or systemd's LoadCredential=), never in this section.

// Gateway: an HTTP service that sends short messages or calls a phone.
enum class ChannelKind : std::uint8_t { Email, Webhook, Slack, Telegram, DingTalk, Feishu, WeCom, Gateway, AliyunSms, AliyunVoice };
// Reaches the contact's phone number: not for paper, replay and drill.
constexpr bool reachesPhones(ChannelKind kind)
{
    return kind == ChannelKind::Gateway || kind == ChannelKind::AliyunSms || kind == ChannelKind::AliyunVoice;
}
enum class MailTls : std::uint8_t { StartTls, Tls, None };
enum class MessageLanguage : std::uint8_t { En, Zh };

struct ChannelConfig
{
    std::string name = "mail";
    ChannelKind kind = ChannelKind::Email;
    MessageLanguage language = MessageLanguage::En;
    std::string host; // e-mail
    int port = 587;
    MailTls tls = MailTls::StartTls;
    std::string user;
    std::string passwordFile;
    std::string sender;
    std::string url;        // of a webhook or gateway, whose address is no secret
    std::string urlFile;    // holds the URL instead: that of a robot is its password
    std::string secretFile; // what a send is signed with; Telegram: the bot's token; gateway: its bearer token; Aliyun: the AccessKey's secret
    std::string callbackSecretFile; // gateway that calls: what its report of a pressed key is signed with; empty: it reports none
    std::string accessKey;  // Aliyun: id of the AccessKey
    std::string signName;   // Aliyun's short message: the signature that stands before it
    std::string templateCode; // Aliyun: of the text that was approved
    std::string callerNumber; // Aliyun's call: the number that is shown; empty: one of theirs
    std::string chat;       // Telegram
    std::string proxy;      // http://, socks5h://; empty: none
    std::string caFile;     // PEM; empty: the system's
    bool privateHosts = false; // whether it may talk to this machine and the private networks
    base::Duration timeout = 10s;
    int perMinute = 0; // sends at most; 0: what the provider allows
    // The phone rings, and the key that is pressed is reported back.
    bool asksForKey() const { return kind == ChannelKind::AliyunVoice || (kind == ChannelKind::Gateway && !callbackSecretFile.empty()); }
    bool operator==(const ChannelConfig &) const = default;
};

struct ContactConfig
{
    std::string name = "operator";
    std::string email;
    std::string phone;
    std::vector<std::string> channels; // in the order in which they are tried
    bool operator==(const ContactConfig &) const = default;
};

// Somebody else than the rotation says, for a while; local times "2026-12-24 18:00".
struct OverrideConfig
{
    std::string contact;
    std::string from;
    std::string until;
    bool operator==(const OverrideConfig &) const = default;
};

// Who is on call: the contacts in turn, each for `days` days, changing at `handover`, local time in `zone`.
struct ScheduleConfig
{
    std::string name = "primary";
    std::string zone = "UTC"; // IANA
    std::vector<std::string> rotation;
    std::string starts = "2026-01-05"; // day of the first handover
    std::string handover = "09:00";
    int days = 7;
    std::string dayFrom; // hours of the day that it covers, "08:00" to "20:00"; empty: all of them
    std::string dayUntil;
    std::vector<OverrideConfig> overrides;
    bool operator==(const ScheduleConfig &) const = default;
};

// `notify`: "schedule:NAME", "contact:NAME" or "channel:NAME".
struct EscalationStepConfig
{
    base::Duration after = 0s; // since the incident was opened
    std::vector<std::string> notify;
    bool operator==(const EscalationStepConfig &) const = default;
};

struct EscalationConfig
{
    std::string name = "default";
    std::vector<std::string> severities = {"P0", "P1", "P2", "P3"};
    base::Duration repeatAfter = 15min; // the last step again, while nobody answers
    int repeats = 3;
    std::vector<EscalationStepConfig> steps;
    bool operator==(const EscalationConfig &) const = default;
};

struct AlertingConfig
{
    base::Duration fallbackAfter = 60s;     // P0: the next channel when the one before has not accepted by then
    base::Duration acknowledgedP0 = 30min;  // an acknowledged incident that is still open then is paged again
    base::Duration acknowledgedP1 = 4h;
    base::Duration groupWithin = 30s;       // P1 to P3: what a contact gets together
    base::Duration testEvery = 168h;        // each channel, by itself; 0: never
    std::string publicUrl;                  // where contacts reach this API, for links in messages; empty: none
    std::string heartbeatUrlFile;           // asked every heartbeatEvery: somebody else raises the alarm when that stops
    base::Duration heartbeatEvery = 1min;
    std::vector<ChannelConfig> channels;
    std::vector<ContactConfig> contacts;
    std::vector<ScheduleConfig> schedules;
    std::vector<EscalationConfig> escalations;
    bool operator==(const AlertingConfig &) const = default;
};

} // namespace qcat::domain
