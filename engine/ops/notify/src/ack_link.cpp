#include <qcat/notify/ack_link.h>

#include <fmt/format.h>

namespace qcat::notify
{

std::string ackLink(const std::string &publicUrl, const std::string &word)
{
    const auto end = publicUrl.find_last_not_of('/');
    return fmt::format("{}/ack/{}", publicUrl.substr(0, end == std::string::npos ? 0 : end + 1), word);
}

std::string ackLinkLine(const std::string &link, domain::MessageLanguage language)
{
    return language == domain::MessageLanguage::Zh ? fmt::format("确认（仅供本人，一次有效，24 小时内）：{}", link)
                                                   : fmt::format("Acknowledge (yours alone, works once, for 24 hours): {}", link);
}

} // namespace qcat::notify
