#include <qcat/pg_link/pg_error.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace qcat::pg_link
{

namespace
{

struct Rule {
    std::string_view prefix; // of the SQLSTATE; the first rule that fits counts
    std::string_view code;
};

constexpr std::array kRules = {
    Rule{"25006", codes::kUnreachable},                                     // read-only: a standby, after a failover
    Rule{"28", codes::kAuth},           Rule{"3D000", codes::kAuth},        // no such database
    Rule{"42501", codes::kPermission},  Rule{"53300", codes::kUnreachable}, // too many connections
    Rule{"53", codes::kBusy},           Rule{"40", codes::kBusy},           Rule{kLockNotAvailable, codes::kBusy},
    Rule{kQueryCanceled, codes::kTimeout},
    Rule{"57", codes::kUnreachable}, // shutting down, crashed, starting up
    Rule{"08", codes::kUnreachable},    Rule{"22", codes::kData},           Rule{"23", codes::kData},
};

bool isSqlstate(std::string_view text)
{
    return text.size() == 5 &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) || std::isupper(c); });
}

} // namespace

std::string_view codeOfSqlstate(std::string_view sqlstate)
{
    if (sqlstate.empty())
        return codes::kUnreachable;
    const auto rule =
        std::find_if(kRules.begin(), kRules.end(), [&](const Rule &r) { return sqlstate.starts_with(r.prefix); });
    return rule == kRules.end() ? codes::kFailed : rule->code;
}

std::string_view sqlstateIn(std::string_view verboseMessage)
{
    for (const std::string_view level : {"FATAL:  ", "ERROR:  ", "PANIC:  "}) {
        const std::size_t at = verboseMessage.find(level);
        if (at == std::string_view::npos)
            continue;
        const std::string_view state = verboseMessage.substr(at + level.size(), 5);
        if (isSqlstate(state) && verboseMessage.substr(at + level.size() + 5, 1) == ":")
            return state;
    }
    return {};
}

bool isOutage(std::string_view code)
{
    return code == codes::kRefused || code == codes::kUnreachable || code == codes::kTimeout;
}

} // namespace qcat::pg_link
