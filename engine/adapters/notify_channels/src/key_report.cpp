#include <qcat/notify_channels/key_report.h>

#include <qcat/notify_channels/signatures.h>
#include <qcat/secrets/password_file.h>

#include <nlohmann/json.hpp>

#include <openssl/crypto.h>

#include <charconv>

namespace qcat::notify_channels
{

namespace
{

using Json = nlohmann::json;

constexpr base::Duration kTooOld = std::chrono::minutes(5);
constexpr char kAcknowledges = '1';
constexpr std::size_t kMostCalls = 100; // of one report

std::string text(const Json &call, const char *key)
{
    const auto at = call.is_object() ? call.find(key) : call.end();
    return call.is_object() && at != call.end() && at->is_string() ? at->get<std::string>() : std::string();
}

base::Error badReport()
{
    return base::Error{"calls.bad_report", "this is no report of calls"};
}

bool isSigned(const std::string &timestamp, const std::string &signature, const std::string &body, const std::string &key, base::WallTime now)
{
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), seconds);
    if (error != std::errc() || end != timestamp.data() + timestamp.size() || seconds < 0)
        return false;
    const auto age = now.ms() / 1000 - seconds;
    if (age > kTooOld / std::chrono::seconds(1) || age < -(kTooOld / std::chrono::seconds(1)))
        return false;
    const auto right = webhookSignature(seconds, body, key);
    return right.size() == signature.size() && CRYPTO_memcmp(right.data(), signature.data(), right.size()) == 0;
}

base::Result<std::vector<std::string>> wordsOf(const Json &calls, const char *word, const char *key)
{
    if (!calls.is_array() || calls.size() > kMostCalls)
        return badReport();
    std::vector<std::string> all;
    for (const auto &call : calls)
        if (text(call, key).starts_with(kAcknowledges) && !text(call, word).empty())
            all.push_back(text(call, word));
    return all;
}

} // namespace

base::Result<std::vector<std::string>> acknowledgedBy(const domain::ChannelConfig &channel, const std::string &timestamp,
                                                      const std::string &signature, const std::string &body, base::WallTime now)
{
    const auto json = [&] { return Json::parse(body, nullptr, false); };
    if (channel.kind == domain::ChannelKind::AliyunVoice)
        return wordsOf(json(), "out_id", "dtmf");
    const auto key = secrets::passwordNow("", channel.callbackSecretFile);
    if (!key)
        return base::Error{"notify.secret", key.error().message}.with("detail", key.error().message);
    if (!isSigned(timestamp, signature, body, *key, now))
        return base::Error{"calls.bad_signature", "the report is not signed with the channel's key, or is too old"};
    const auto report = json();
    return report.is_object() ? wordsOf(Json::array({report}), "reference", "key") : base::Result<std::vector<std::string>>(badReport());
}

} // namespace qcat::notify_channels
