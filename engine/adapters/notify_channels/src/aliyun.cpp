#include "aliyun.h"

#include "answers.h"
#include "bodies.h"
#include "transfer.h"

#include <qcat/domain/names.h>
#include <qcat/notify_channels/signatures.h>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace qcat::notify_channels
{

namespace
{

using namespace std::chrono_literals;
using ops::SendOutcome;
using Json = nlohmann::json;

constexpr const char *kAlgorithm = "ACS3-HMAC-SHA256";
constexpr const char *kVersion = "2017-05-25"; // of both services
constexpr std::size_t kMostOfVariable = 35;    // characters that a variable of a template may have
constexpr base::Duration kAMinute = 1min;
constexpr base::Duration kAnHour = 1h;
constexpr base::Duration kBeijing = 8h; // where the provider's day begins

bool isVoice(const domain::ChannelConfig &channel)
{
    return channel.kind == domain::ChannelKind::AliyunVoice;
}

std::string serverOf(const domain::ChannelConfig &channel)
{
    if (!channel.url.empty())
        return channel.url;
    return isVoice(channel) ? "https://dyvmsapi.aliyuncs.com" : "https://dysmsapi.aliyuncs.com";
}

// By characters, not bytes: that is how the provider counts.
std::string ofLength(const std::string &text, std::size_t characters)
{
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++seen > characters)
            return text.substr(0, i);
    return text;
}

std::string variables(const ops::OutgoingMessage &message)
{
    const Json json = {{"severity", domain::name(message.severity)},
                       {"title", ofLength(message.subject, kMostOfVariable)},
                       {"incident", ofLength(message.thread.empty() ? "-" : message.thread, kMostOfVariable)},
                       {"attempt", std::to_string(message.attempt)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::map<std::string, std::string> parametersOf(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message)
{
    const auto number = aliyunNumber(message.phone);
    if (!isVoice(channel))
        return {{"PhoneNumbers", number}, {"SignName", channel.signName}, {"TemplateCode", channel.templateCode}, {"TemplateParam", variables(message)}};
    std::map<std::string, std::string> all = {
        {"CalledNumber", number}, {"TtsCode", channel.templateCode}, {"TtsParam", variables(message)}, {"PlayTimes", "3"}};
    if (!channel.callerNumber.empty())
        all["CalledShowNumber"] = channel.callerNumber;
    if (!message.answerKey.empty())
        all["OutId"] = message.answerKey; // comes back with the key that was pressed
    return all;
}

} // namespace

std::string aliyunQuery(const AliyunCall &call)
{
    std::string query;
    for (const auto &[name, value] : call.parameters) // a map: in the order that is signed
        query += fmt::format("{}{}={}", query.empty() ? "" : "&", percentEncoded(name), percentEncoded(value));
    return query;
}

std::string aliyunAuthorization(const AliyunCall &call, const std::string &method, const std::string &accessKey, const std::string &secret)
{
    const auto nobody = sha256Hex("");
    const std::string headers = fmt::format("host:{}\nx-acs-action:{}\nx-acs-content-sha256:{}\nx-acs-date:{}\nx-acs-signature-nonce:{}\nx-acs-version:{}\n",
                                            call.host, call.action, nobody, base::toIso(call.time).substr(0, 19) + "Z", call.nonce, call.version);
    const std::string names = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    const auto canonical = fmt::format("{}\n/\n{}\n{}\n{}\n{}", method, aliyunQuery(call), headers, names, nobody);
    const auto signature = hex(hmacSha256(secret, fmt::format("{}\n{}", kAlgorithm, sha256Hex(canonical))));
    return fmt::format("{} Credential={},SignedHeaders={},Signature={}", kAlgorithm, accessKey, names, signature);
}

std::string aliyunNumber(const std::string &phone)
{
    std::string digits;
    std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::size_t kMainland = 13; // 86 and the 11 digits of a mobile
    return digits.size() == kMainland && digits.starts_with("861") ? digits.substr(2) : digits;
}

std::string aliyunHost(const domain::ChannelConfig &channel)
{
    const auto server = serverOf(channel);
    const auto begin = server.find("://") == std::string::npos ? 0 : server.find("://") + 3;
    return server.substr(begin, server.find_first_of("/?", begin) - begin);
}

namespace
{

std::string nonceOf(const std::string &what)
{
    return sha256Hex(what).substr(0, 32);
}

HttpRequest signedRequest(const domain::ChannelConfig &channel, const AliyunCall &call, const std::string &secret)
{
    HttpRequest request;
    request.url = fmt::format("{}/?{}", serverOf(channel), aliyunQuery(call));
    request.headers = {"x-acs-action: " + call.action,
                       "x-acs-content-sha256: " + sha256Hex(""),
                       "x-acs-date: " + base::toIso(call.time).substr(0, 19) + "Z",
                       "x-acs-signature-nonce: " + call.nonce,
                       "x-acs-version: " + call.version,
                       "Accept: application/json",
                       "Authorization: " + aliyunAuthorization(call, "GET", channel.accessKey, secret)};
    return request;
}

} // namespace

HttpRequest aliyunRequest(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &secret)
{
    // Another for each attempt, the same for nobody else: one that was seen is refused.
    const auto nonce = nonceOf(fmt::format("{}/{}/{}", message.id, message.attempt, message.time.ns));
    return signedRequest(channel, {isVoice(channel) ? "SingleCallByTts" : "SendSms", kVersion, aliyunHost(channel), nonce, message.time, parametersOf(channel, message)}, secret);
}

HttpRequest aliyunReceiptRequest(const domain::ChannelConfig &channel, const ops::ReceiptQuestion &question, const std::string &secret)
{
    const auto day = base::toIso(question.sentAt + kBeijing).substr(0, 10); // the provider's day, whatever ours is
    const std::map<std::string, std::string> parameters = {{"BizId", question.receipt},
                                                           {"CurrentPage", "1"},
                                                           {"PageSize", "10"},
                                                           {"PhoneNumber", aliyunNumber(question.phone)},
                                                           {"SendDate", day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2)}};
    const auto nonce = nonceOf(fmt::format("{}/{}", question.receipt, question.now.ns));
    return signedRequest(channel, {"QuerySendDetails", kVersion, aliyunHost(channel), nonce, question.now, parameters}, secret);
}

ops::SendResult judgeAliyun(const HttpAnswer &answer)
{
    const auto json = Json::parse(answer.body, nullptr, false);
    const auto at = json.is_object() ? json.find("Code") : json.end();
    if (!json.is_object() || at == json.end() || !at->is_string())
        return notTheProvider(answer);
    const auto code = at->get<std::string>();
    const auto isOne = [&](const auto &codes) { return std::ranges::find(codes, code) != codes.end(); };
    if (code == "OK") {
        auto taken = outcome(SendOutcome::Accepted, "notify.accepted", "Code OK");
        if (const auto receipt = json.find("BizId"); receipt != json.end() && receipt->is_string())
            taken.receipt = receipt->get<std::string>();
        return taken;
    }
    const auto detail = fmt::format("Code {}: {}", code, excerpt(answer.body));
    static constexpr std::array kTooMany = {"isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL"};
    static constexpr std::array kLater = {"isp.SYSTEM_ERROR", "isp.GATEWAY_TIMEOUT", "InternalError", "ServiceUnavailable", "SystemBusy", "SignatureNonceUsed"};
    auto result = outcome(SendOutcome::Permanent, "notify.refused", detail);
    if (code == "isv.BUSINESS_LIMIT_CONTROL") { // of this number: one a minute, five an hour, ten a day
        result = outcome(SendOutcome::Throttled, "notify.throttled", detail);
        result.retryAfter = answer.retryAfter.value_or(kAMinute);
        result.onlyThisAddress = true;
    } else if (isOne(kTooMany) || code.starts_with("Throttling")) {
        result = outcome(SendOutcome::Throttled, "notify.throttled", detail);
        result.retryAfter = answer.retryAfter.value_or(isOne(kTooMany) ? kAnHour : kAMinute);
    } else if (isOne(kLater)) {
        result = outcome(SendOutcome::Temporary, "notify.busy", detail);
    }
    return result;
}

// Anything but a plain word of what came of it is no word: it is asked again.
ops::ReceiptAnswer judgeAliyunReceipt(const HttpAnswer &answer)
{
    const auto json = Json::parse(answer.body, nullptr, false);
    if (!json.is_object() || json.value("/Code"_json_pointer, Json()) != "OK")
        return {};
    const auto details = json.value("/SmsSendDetailDTOs/SmsSendDetailDTO"_json_pointer, Json::array());
    if (!details.is_array() || details.empty() || !details.front().is_object())
        return {};
    const auto &detail = details.front();
    const auto status = detail.find("SendStatus");
    const auto why = detail.find("ErrCode");
    const std::string said = why != detail.end() && why->is_string() ? excerpt(why->get<std::string>()) : std::string();
    const auto finding = [&](const char *code, domain::Health health) { return domain::Finding{code, said, {{"detail", said}}, health}; };
    if (status == detail.end() || !status->is_number_integer())
        return {};
    enum { kWaits = 1, kFailed = 2, kArrived = 3 };
    switch (status->get<int>()) {
    case kFailed:
        return {ops::Arrival::Failed, finding("notify.not_delivered", domain::Health::Warn)};
    case kArrived:
        return {ops::Arrival::Arrived, finding("notify.delivered", domain::Health::Ok)};
    default:
        return {};
    }
}

} // namespace qcat::notify_channels
