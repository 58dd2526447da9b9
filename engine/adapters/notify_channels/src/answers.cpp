#include "answers.h"

#include "aliyun.h"
#include "transfer.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace qcat::notify_channels
{

namespace
{

using namespace std::chrono_literals;
using ops::SendOutcome;
using Json = nlohmann::json;

constexpr base::Duration kDingTalkPenalty = 10min; // what a robot that sent too much is blocked for
constexpr base::Duration kAMinute = 1min;

ops::SendResult accepted(const HttpAnswer &answer)
{
    return outcome(SendOutcome::Accepted, "notify.accepted", fmt::format("HTTP {}", answer.status));
}

ops::SendResult throttled(std::string detail, std::optional<base::Duration> wait, base::Duration otherwise)
{
    auto result = outcome(SendOutcome::Throttled, "notify.throttled", std::move(detail));
    result.retryAfter = wait.value_or(otherwise);
    return result;
}

std::string statusDetail(const HttpAnswer &answer)
{
    return fmt::format("HTTP {} {}", answer.status, excerpt(answer.body));
}

// By the status alone: anything but 2xx has not been taken, a redirect neither.
ops::SendResult byStatus(const HttpAnswer &answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return accepted(answer);
    if (answer.status == 429)
        return throttled(statusDetail(answer), answer.retryAfter, kAMinute);
    if (answer.status >= 500 || answer.status == 408 || answer.status == 425) {
        auto busy = outcome(SendOutcome::Temporary, "notify.busy", statusDetail(answer));
        busy.retryAfter = answer.retryAfter;
        return busy;
    }
    return outcome(SendOutcome::Permanent, "notify.refused", statusDetail(answer));
}

std::optional<std::int64_t> number(const Json &json, const char *key)
{
    const auto at = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && at != json.end() && at->is_number_integer() ? std::optional(at->get<std::int64_t>())
                                                                         : std::nullopt;
}

// A page instead of an answer: something stands between us and the provider.
ops::SendResult noAnswer(const HttpAnswer &answer)
{
    return outcome(SendOutcome::Temporary, "notify.busy", "not the provider's answer: " + statusDetail(answer));
}

struct CodeRules {
    const char *key;
    std::vector<std::int64_t> tooMany;
    std::vector<std::int64_t> later; // the provider's own trouble
    base::Duration penalty;
};

ops::SendResult byCode(const HttpAnswer &answer, const Json &json, const CodeRules &rules)
{
    const auto code = number(json, rules.key);
    if (!code)
        return noAnswer(answer);
    const auto is = [&](const std::vector<std::int64_t> &codes) { return std::ranges::find(codes, *code) != codes.end(); };
    if (*code == 0)
        return accepted(answer);
    const std::string detail = fmt::format("{} {}: {}", rules.key, *code, excerpt(answer.body));
    if (is(rules.tooMany))
        return throttled(detail, answer.retryAfter, rules.penalty);
    if (is(rules.later))
        return outcome(SendOutcome::Temporary, "notify.busy", detail);
    return outcome(SendOutcome::Permanent, "notify.refused", detail);
}

ops::SendResult dingTalk(const HttpAnswer &answer, const Json &json)
{
    if (number(json, "status") == 1111) // its firewall: {"status":1111,"wait":5}
        return throttled(statusDetail(answer), std::chrono::seconds(std::clamp<std::int64_t>(number(json, "wait").value_or(60), 1, 3600)), kAMinute);
    return byCode(answer, json, {"errcode", {130101, 90018}, {-1}, kDingTalkPenalty});
}

ops::SendResult telegram(const HttpAnswer &answer, const Json &json)
{
    if (!json.is_object() || !json.contains("ok"))
        return noAnswer(answer);
    if (json["ok"] == true)
        return accepted(answer);
    const auto parameters = json.find("parameters");
    const auto wait = parameters == json.end() ? std::nullopt : number(*parameters, "retry_after");
    if (answer.status == 429 || wait)
        return throttled(statusDetail(answer), wait ? std::optional<base::Duration>(std::chrono::seconds(std::clamp<std::int64_t>(*wait, 1, 3600))) : answer.retryAfter, kAMinute);
    return answer.status == 200 ? outcome(SendOutcome::Permanent, "notify.refused", statusDetail(answer)) : byStatus(answer);
}

} // namespace

std::string excerpt(const std::string &body)
{
    std::string text = body.substr(0, 160);
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80))
        text.pop_back(); // maybe half a character
    return text;
}

ops::SendResult notTheProvider(const HttpAnswer &answer)
{
    const auto status = byStatus(answer);
    return status.outcome == SendOutcome::Accepted ? noAnswer(answer) : status;
}

ops::SendResult judge(domain::ChannelKind kind, const HttpAnswer &answer)
{
    using domain::ChannelKind;
    const auto json = Json::parse(answer.body, nullptr, false);
    if (kind == ChannelKind::Telegram)
        return telegram(answer, json);
    if (kind == ChannelKind::AliyunSms || kind == ChannelKind::AliyunVoice)
        return judgeAliyun(answer);
    const auto status = byStatus(answer);
    if (status.outcome != SendOutcome::Accepted)
        return status;
    switch (kind) {
    case ChannelKind::DingTalk:
        return dingTalk(answer, json);
    case ChannelKind::Feishu: {
        const char *const key = number(json, "code") ? "code" : "StatusCode";
        return byCode(answer, json, {key, {11232, 99991400}, {}, kAMinute});
    }
    case ChannelKind::WeCom:
        return byCode(answer, json, {"errcode", {45009, 45033}, {-1}, kAMinute});
    case ChannelKind::Slack:
        return answer.body.starts_with("ok") ? status : noAnswer(answer);
    default:
        return status;
    }
}

} // namespace qcat::notify_channels
