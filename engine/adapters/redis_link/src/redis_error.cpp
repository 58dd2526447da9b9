#include <qcat/redis_link/redis_error.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace qcat::redis_link
{

namespace
{

struct Rule {
    std::string_view prefix; // of the error reply; the first rule that fits counts
    std::string_view code;
};

constexpr std::array kRules = {
    Rule{"NOAUTH", codes::kAuth},
    Rule{"WRONGPASS", codes::kAuth},
    Rule{"ERR invalid password", codes::kAuth}, // before 6.0
    Rule{"ERR AUTH", codes::kAuth},             // a password was sent to a server that has none
    Rule{"ERR Client sent AUTH", codes::kAuth},
    Rule{"NOPERM", codes::kPermission},
    Rule{"LOADING", codes::kLoading},
    Rule{"BUSY ", codes::kBusy},
    Rule{"TRYAGAIN", codes::kBusy},
    Rule{"MASTERDOWN", codes::kBusy},
    Rule{"CLUSTERDOWN", codes::kBusy},
    Rule{"READONLY", codes::kReadOnly},
    Rule{"OOM", codes::kMemoryFull},
    Rule{"MISCONF", codes::kCannotSave},
    Rule{"NOREPLICAS", codes::kCannotSave},
    Rule{"ERR max number of clients", codes::kTooManyClients},
    Rule{"DENIED", codes::kAuth}, // protected mode
};

constexpr std::size_t kLongestDetail = 200;

// An unknown command is answered with the arguments that it came with, and they may be anything.
std::string withoutArguments(std::string_view text)
{
    text = text.substr(0, text.find(", with args beginning with"));
    std::string line(text.substr(0, std::min(text.find('\n'), kLongestDetail)));
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c >= 0x7f; }, '?');
    return line;
}

} // namespace

Retry retryAfter(std::string_view code)
{
    if (code == codes::kReadOnly)
        return Retry::NewConnection;
    static constexpr std::array kTransient = {codes::kRefused, codes::kUnreachable, codes::kTimeout,
                                              codes::kLoading, codes::kBusy,        codes::kTooManyClients};
    return std::find(kTransient.begin(), kTransient.end(), code) != kTransient.end() ? Retry::Later : Retry::Never;
}

bool isOutage(std::string_view code)
{
    return code == codes::kRefused || code == codes::kUnreachable || code == codes::kTimeout;
}

std::string_view codeOfReply(std::string_view errorReply)
{
    const auto rule =
        std::find_if(kRules.begin(), kRules.end(), [&](const Rule &r) { return errorReply.starts_with(r.prefix); });
    return rule == kRules.end() ? codes::kFailed : rule->code;
}

base::Error replyError(std::string_view errorReply, const std::string &target)
{
    const std::string detail = withoutArguments(errorReply);
    return {std::string(codeOfReply(errorReply)),
            fmt::format("Redis {}: {}", target, detail),
            {{"target", target}, {"detail", detail}}};
}

} // namespace qcat::redis_link
