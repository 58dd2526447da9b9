#include "mail_text.h"

#include <qcat/notify_channels/signatures.h>

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace qcat::notify_channels
{

namespace
{

// Printable ASCII alone: everything else would need encoding or begin a field of its own.
std::string plain(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return c < 0x20 || c > 0x7e; });
    return text;
}

// RFC 2047; an encoded word holds whole characters and at most 75 bytes.
std::string encodedWords(const std::string &text)
{
    constexpr std::size_t kMost = 42;
    std::string encoded;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(at + kMost, text.size());
        while (end < text.size() && end > at + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        encoded += fmt::format("{}=?UTF-8?B?{}?=", at ? "\r\n " : "", base64(text.substr(at, end - at)));
        at = end;
    }
    return encoded;
}

std::string dateOf(base::WallTime time)
{
    const std::time_t seconds = std::time_t(time.ms() / 1000);
    std::tm utc = {};
    gmtime_r(&seconds, &utc);
    static constexpr const char *kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char *kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays[utc.tm_wday], utc.tm_mday, kMonths[utc.tm_mon],
                       utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string messageId(const std::string &of)
{
    std::string left;
    for (const char c : of)
        left += std::isalnum(static_cast<unsigned char>(c)) || c == '-' ? c : '.';
    return fmt::format("<{}@qcat>", left);
}

std::string bodyLines(const std::string &text)
{
    constexpr std::size_t kLine = 76;
    const std::string encoded = base64(text);
    std::string lines;
    for (std::size_t at = 0; at < encoded.size(); at += kLine)
        lines += encoded.substr(at, kLine) + "\r\n";
    return lines;
}

} // namespace

std::string mailText(const ops::OutgoingMessage &message, const std::string &sender)
{
    std::string thread;
    if (!message.thread.empty())
        thread = fmt::format("References: {0}\r\nIn-Reply-To: {0}\r\n", messageId(message.thread));
    return fmt::format("From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: {}\r\n{}"
                       "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                       "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n{}",
                       plain(sender), plain(message.email), encodedWords(message.subject), dateOf(message.time),
                       messageId(message.id), thread, bodyLines(message.body));
}

} // namespace qcat::notify_channels
