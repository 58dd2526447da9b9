#include "smtp_call.h"

#include "mail_text.h"
#include "transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace qcat::notify_channels
{

namespace
{

struct Upload {
    std::string text;
    std::size_t sent = 0;
};

std::size_t nextPart(char *into, std::size_t size, std::size_t count, void *from)
{
    auto &upload = *static_cast<Upload *>(from);
    const auto length = std::min(size * count, upload.text.size() - upload.sent);
    std::memcpy(into, upload.text.data() + upload.sent, length);
    upload.sent += length;
    return length;
}

// An address as an SMTP command takes it; no character may end the command.
std::string address(const std::string &text)
{
    std::string clean;
    std::ranges::copy_if(text, std::back_inserter(clean), [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '<' && c != '>'; });
    return "<" + clean + ">";
}

// 4xx: the server asks for another try; 5xx: it will say the same again.
ops::SendResult bySmtpCode(long code, CURLcode transferred, const TransferError &error)
{
    const std::string detail = fmt::format("SMTP {}: {}", code, error.text[0] ? error.text : curl_easy_strerror(transferred));
    if (code >= 500 && code < 600)
        return outcome(ops::SendOutcome::Permanent, "notify.refused", detail);
    if (code >= 400 && code < 500)
        return outcome(ops::SendOutcome::Temporary, "notify.busy", detail);
    return failed(transferred, error);
}

} // namespace

ops::SendResult mail(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &password,
                     const base::CancelToken &cancel)
{
    using domain::MailTls;
    const char *const scheme = channel.tls == MailTls::Tls ? "smtps" : "smtp";
    TransferError error(cancel);
    const auto transfer = newTransfer(channel, fmt::format("{}://{}:{}/qcat", scheme, channel.host, channel.port), error);
    auto *const curl = transfer.get();
    if (channel.tls == MailTls::StartTls)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    if (!channel.user.empty() && channel.tls != MailTls::None) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, channel.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, password.c_str());
    }
    const auto from = address(channel.sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
    const auto to = appended({}, address(message.email));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    Upload upload{mailText(message, channel.sender)};
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, nextPart);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    const auto code = curl_easy_perform(curl);
    long smtp = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &smtp);
    if (code == CURLE_OK)
        return outcome(ops::SendOutcome::Accepted, "notify.accepted", fmt::format("SMTP {}", smtp));
    return bySmtpCode(smtp, code, error);
}

} // namespace qcat::notify_channels
