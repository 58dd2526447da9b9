#include "bodies.h"

#include <qcat/domain/names.h>
#include <qcat/notify_channels/signatures.h>

#include <nlohmann/json.hpp>

namespace qcat::notify_channels
{

namespace
{

using Json = nlohmann::json;

// What the providers take at most, in bytes, with room for the JSON around it.
constexpr std::size_t kDingTalk = 16'000;
constexpr std::size_t kFeishu = 16'000;
constexpr std::size_t kWeCom = 2'000;
constexpr std::size_t kTelegram = 4'000;
constexpr std::size_t kSlack = 8'000;
constexpr std::size_t kShortMessage = 480;

std::string whole(const ops::OutgoingMessage &message, std::size_t bytes)
{
    return shortened(message.subject + "\n" + message.body, bytes);
}

Json dingTalk(const ops::OutgoingMessage &message)
{
    return {{"msgtype", "text"},
            {"text", {{"content", whole(message, kDingTalk)}}},
            {"at", {{"isAtAll", message.severity == domain::Severity::P0 && message.kind == domain::MessageKind::Firing}}}};
}

Json feishu(const ops::OutgoingMessage &message, const std::string &secret)
{
    Json json = {{"msg_type", "text"}, {"content", {{"text", whole(message, kFeishu)}}}};
    if (!secret.empty()) {
        const auto seconds = message.time.ms() / 1000;
        json["timestamp"] = std::to_string(seconds);
        json["sign"] = feishuSignature(seconds, secret);
    }
    return json;
}

// Ours too. "reference" asks for the key that is pressed: it comes back with it.
Json gateway(const ops::OutgoingMessage &message)
{
    Json json = {{"to", message.phone}, {"text", whole(message, kShortMessage)}, {"id", message.id}};
    if (!message.answerKey.empty())
        json["reference"] = message.answerKey;
    return json;
}

// Ours: stable keys for whoever writes the other side.
Json webhook(const ops::OutgoingMessage &message)
{
    return {{"id", message.id},
            {"incident", message.thread},
            {"kind", domain::name(message.kind)},
            {"severity", domain::name(message.severity)},
            {"subject", message.subject},
            {"text", message.body},
            {"time", base::toIso(message.time)}};
}

} // namespace

std::string shortened(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return std::string(text);
    constexpr std::string_view kMore = "…";
    auto end = bytes - kMore.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)).append(kMore);
}

std::string jsonBody(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &secret)
{
    using domain::ChannelKind;
    const auto json = [&]() -> Json {
        switch (channel.kind) {
        case ChannelKind::DingTalk:
            return dingTalk(message);
        case ChannelKind::Feishu:
            return feishu(message, secret);
        case ChannelKind::WeCom:
            return {{"msgtype", "text"}, {"text", {{"content", whole(message, kWeCom)}}}};
        case ChannelKind::Slack:
            return {{"text", whole(message, kSlack)}};
        case ChannelKind::Telegram:
            return {{"chat_id", channel.chat}, {"text", whole(message, kTelegram)}, {"disable_web_page_preview", true}};
        case ChannelKind::Gateway:
            return gateway(message);
        default:
            return webhook(message);
        }
    };
    return json().dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace qcat::notify_channels
