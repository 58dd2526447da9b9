#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

namespace qcat::checks
{

namespace
{

// The last `bytes` of a file, from the beginning of a line on; errno says why there is none.
std::optional<std::string> tailOf(const std::string &file, std::size_t bytes)
{
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in)
        return std::nullopt;
    const auto size = std::size_t(in.tellg());
    const auto begin = size > bytes ? size - bytes : 0;
    in.seekg(std::streamoff(begin));
    std::string text(size - begin, '\0');
    in.read(text.data(), std::streamsize(text.size()));
    text.resize(std::size_t(in.gcount()));
    if (const auto lineEnd = text.find('\n'); begin > 0 && lineEnd != std::string::npos)
        text.erase(0, lineEnd + 1);
    return text;
}

} // namespace

ops::Check logTail(std::string file, std::size_t bytes)
{
    return [file = std::move(file), bytes](const base::CallLimits &) -> ops::CheckResult {
        auto text = tailOf(file, bytes);
        if (!text) {
            const std::string detail = std::strerror(errno);
            return {finding(code::kLogUnreadable, domain::Health::Unknown, fmt::format("{}: {}", file, detail),
                            {{"file", file}, {"detail", detail}})};
        }
        const auto size = std::to_string(text->size());
        return {finding(code::kLogRead, domain::Health::Ok, fmt::format("the last {} bytes of {}", size, file),
                        {{"file", file}, {"bytes", size}}),
                {},
                std::move(*text)};
    };
}

} // namespace qcat::checks
