#include <qcat/runtime/audit_anchor.h>

#include <qcat/base/log.h>
#include <qcat/domain/config_text.h>

#include <fmt/format.h>

#include <fstream>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kHashLength = 64;

} // namespace

void noteAuditHead(const std::filesystem::path &file, const ops::AuditHead &head, base::WallTime now)
{
    if (head.sequence == 0)
        return;
    const auto text = fmt::format("{}:{}", head.sequence, head.hash);
    log::info("audit", "the audit chain stands at {}", text);
    std::ofstream out(file, std::ios::app);
    out << base::toIso(now) << ' ' << text << '\n';
    if (!out.flush())
        log::warning("audit", "where the audit chain stands could not be noted in {}", file.string());
}

base::Result<ops::AuditHead> parseAuditHead(const std::string &text)
{
    const auto colon = text.find(':');
    const auto sequence = colon == std::string::npos ? std::nullopt : domain::parseInteger(text.substr(0, colon));
    const auto hash = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    if (!sequence || *sequence < 1 || hash.size() != kHashLength)
        return base::Error{"audit.bad_anchor", fmt::format("\"{}\" is no place of the audit chain: NUMBER:HASH, as the log has it", text)}.with("anchor", text);
    return ops::AuditHead{std::uint64_t(*sequence), hash};
}

base::Result<std::optional<ops::AuditHead>> lastAuditHead(const std::filesystem::path &file)
{
    std::ifstream in(file);
    std::string last;
    for (std::string line; std::getline(in, line);)
        if (!line.empty())
            last = line;
    if (last.empty())
        return std::optional<ops::AuditHead>();
    const auto space = last.find(' ');
    return parseAuditHead(space == std::string::npos ? last : last.substr(space + 1)).map([](const ops::AuditHead &head) {
        return std::optional(head);
    });
}

} // namespace qcat::runtime
