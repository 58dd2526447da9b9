#include "smtp_call.h"

#include "mail_text.h"
#include "transfer.h"

#include <qcat/curl_link/text_list.h>

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
ops::SendResult bySmtpCode(long code, CURLcode transferred, const curl_link::Transfer &transfer)
{
    const std::string detail = fmt::format("SMTP {}: {}", code, transfer.why());
    if (code >= 500 && code < 600)
        return outcome(ops::SendOutcome::Permanent, "notify.refused", detail);
    if (code >= 400 && code < 500)
        return outcome(ops::SendOutcome::Temporary, "notify.busy", detail);
    return failed(transferred, transfer);
}

} // namespace

ops::SendResult mail(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &password,
                     const base::CancelToken &cancel)
{
    using domain::MailTls;
    const char *const scheme = channel.tls == MailTls::Tls ? "smtps" : "smtp";
    curl_link::Transfer transfer;
    transfer.begin(fmt::format("{}://{}:{}/qcat", scheme, channel.host, channel.port), termsOf(channel, "smtp,smtps", cancel));
    if (channel.tls == MailTls::StartTls)
        transfer.set(CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    if (!channel.user.empty() && channel.tls != MailTls::None) {
        transfer.set(CURLOPT_USERNAME, channel.user.c_str());
        transfer.set(CURLOPT_PASSWORD, password.c_str());
    }
    const auto from = address(channel.sender);
    transfer.set(CURLOPT_MAIL_FROM, from.c_str());
    const auto to = curl_link::appended({}, address(message.email));
    transfer.set(CURLOPT_MAIL_RCPT, to.get());
    Upload upload{mailText(message, channel.sender)};
    transfer.set(CURLOPT_UPLOAD, 1L);
    transfer.set(CURLOPT_READFUNCTION, nextPart);
    transfer.set(CURLOPT_READDATA, &upload);
    const auto code = transfer.perform();
    const auto smtp = transfer.info<long>(CURLINFO_RESPONSE_CODE, 0);
    if (code == CURLE_OK)
        return outcome(ops::SendOutcome::Accepted, "notify.accepted", fmt::format("SMTP {}", smtp));
    return bySmtpCode(smtp, code, transfer);
}

} // namespace qcat::notify_channels
