#include <qcat/notify_channels/send.h>

#include "aliyun.h"
#include "answers.h"
#include "bodies.h"
#include "http_call.h"
#include "smtp_call.h"
#include "transfer.h"

#include <qcat/notify_channels/signatures.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

namespace qcat::notify_channels
{

namespace
{

using domain::ChannelKind;
using ops::SendOutcome;

ops::SendResult withoutSecret(const base::Error &error)
{
    return outcome(SendOutcome::Permanent, "notify.secret", error.message);
}

// The URL with what this kind of channel puts into it: a signature, a bot's token.
std::string signedUrl(const domain::ChannelConfig &channel, std::string url, const std::string &secret, base::WallTime time)
{
    if (channel.kind == ChannelKind::DingTalk && !secret.empty())
        return fmt::format("{}{}timestamp={}&sign={}", url, url.find('?') == std::string::npos ? '?' : '&', time.ms(),
                           percentEncoded(dingTalkSignature(time.ms(), secret)));
    if (channel.kind == ChannelKind::Telegram)
        return fmt::format("{}/bot{}/sendMessage", url.empty() ? "https://api.telegram.org" : url, secret);
    return url;
}

std::vector<std::string> headersFor(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message,
                                    const std::string &body, const std::string &secret)
{
    std::vector<std::string> headers;
    if (channel.kind == ChannelKind::Gateway && !secret.empty())
        headers.push_back("Authorization: Bearer " + secret);
    if (channel.kind == ChannelKind::Webhook && !secret.empty()) {
        const auto seconds = message.time.ms() / 1000;
        headers.push_back(fmt::format("X-Qcat-Timestamp: {}", seconds));
        headers.push_back("X-Qcat-Signature: " + webhookSignature(seconds, body, secret));
    }
    return headers;
}

// What a secret was in is not told further: libcurl and providers repeat URLs in what they say.
void redact(domain::Finding &what, const std::string &secret)
{
    if (secret.size() < 4)
        return;
    const auto clean = [&](std::string &text) {
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret))
            text.replace(at, secret.size(), "…");
    };
    clean(what.text);
    for (auto &arg : what.args)
        clean(arg.value);
}

// Of a URL that is its own password everything behind the host is.
std::string behindHost(const std::string &url)
{
    const auto scheme = url.find("://");
    const auto path = scheme == std::string::npos ? std::string::npos : url.find_first_of("/?", scheme + 3);
    return path == std::string::npos ? std::string() : url.substr(path);
}

HttpRequest requestFor(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &url, const std::string &secret)
{
    if (channel.kind == ChannelKind::AliyunSms || channel.kind == ChannelKind::AliyunVoice)
        return aliyunRequest(channel, message, secret);
    HttpRequest request;
    request.url = signedUrl(channel, url, secret, message.time);
    request.json = jsonBody(channel, message, secret);
    request.headers = headersFor(channel, message, *request.json, secret);
    return request;
}

ops::SendResult post(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const base::CancelToken &cancel)
{
    if (domain::reachesPhones(channel.kind) && message.phone.empty())
        return outcome(SendOutcome::Permanent, "notify.no_address", "the contact has no phone number");
    const auto url = secrets::passwordNow(channel.url, channel.urlFile);
    if (!url)
        return withoutSecret(url.error());
    const auto secret = secrets::passwordNow("", channel.secretFile);
    if (!secret)
        return withoutSecret(secret.error());
    const auto answer = call(channel, requestFor(channel, message, *url, *secret), cancel);
    auto result = std::holds_alternative<HttpAnswer>(answer) ? judge(channel.kind, std::get<HttpAnswer>(answer))
                                                             : std::get<ops::SendResult>(answer);
    redact(result.what, *secret);
    if (!channel.urlFile.empty())
        redact(result.what, behindHost(*url));
    return result;
}

ops::SendResult mailTo(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const base::CancelToken &cancel)
{
    if (message.email.empty())
        return outcome(SendOutcome::Permanent, "notify.no_address", "the contact has no e-mail address");
    const auto password = secrets::passwordNow("", channel.passwordFile);
    if (!password)
        return withoutSecret(password.error());
    auto result = mail(channel, message, *password, cancel);
    redact(result.what, *password);
    return result;
}

} // namespace

ops::SendResult sendNow(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const base::CancelToken &cancel)
{
    return channel.kind == ChannelKind::Email ? mailTo(channel, message, cancel) : post(channel, message, cancel);
}

ops::ReceiptAnswer askNow(const domain::ChannelConfig &channel, const ops::ReceiptQuestion &question, const base::CancelToken &cancel)
{
    const auto secret = secrets::passwordNow("", channel.secretFile);
    if (channel.kind != ChannelKind::AliyunSms || !secret)
        return {};
    const auto answer = call(channel, aliyunReceiptRequest(channel, question, *secret), cancel);
    auto known = std::holds_alternative<HttpAnswer>(answer) ? judgeAliyunReceipt(std::get<HttpAnswer>(answer)) : ops::ReceiptAnswer();
    redact(known.what, *secret);
    return known;
}

base::Status ask(const std::string &urlFile, base::Duration timeout, const base::CancelToken &cancel)
{
    const auto url = secrets::passwordNow("", urlFile);
    if (!url)
        return url.error();
    domain::ChannelConfig way;
    way.timeout = timeout;
    way.privateHosts = true; // the file is the operator's
    const auto answer = call(way, {*url, {}, {}}, cancel);
    auto result = std::holds_alternative<HttpAnswer>(answer) ? judge(ChannelKind::Webhook, std::get<HttpAnswer>(answer))
                                                             : std::get<ops::SendResult>(answer);
    redact(result.what, behindHost(*url));
    return result.outcome == SendOutcome::Accepted ? base::Status()
                                                   : base::Status(base::Error{result.what.code, result.what.text, result.what.args});
}

base::Status answers(const std::string &url, base::Duration timeout)
{
    domain::ChannelConfig way;
    way.timeout = timeout;
    way.privateHosts = true;
    const auto answer = call(way, {url, {}, {}}, {});
    if (std::holds_alternative<HttpAnswer>(answer))
        return {};
    const auto &what = std::get<ops::SendResult>(answer).what;
    return base::Error{what.code, what.text, what.args};
}

std::string shownTarget(const domain::ChannelConfig &channel)
{
    if (channel.kind == ChannelKind::Email)
        return fmt::format("{}:{}", channel.host, channel.port);
    if (channel.kind == ChannelKind::Telegram && channel.url.empty())
        return "api.telegram.org";
    if (channel.kind == ChannelKind::AliyunSms || channel.kind == ChannelKind::AliyunVoice)
        return aliyunHost(channel);
    const auto url = secrets::passwordNow(channel.url, channel.urlFile);
    if (!url)
        return {};
    auto host = url->substr(0, url->size() - behindHost(*url).size());
    if (const auto scheme = host.find("://"); scheme != std::string::npos)
        host = host.substr(scheme + 3);
    if (const auto user = host.rfind('@'); user != std::string::npos)
        host = host.substr(user + 1);
    return host;
}

} // namespace qcat::notify_channels
