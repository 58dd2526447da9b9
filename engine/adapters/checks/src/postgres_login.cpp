#include <qcat/checks/postgres_login.h>

#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/ping.h>
#include <qcat/pg_link/session.h>

#include <array>

namespace qcat::checks
{

namespace
{

using domain::Health;

std::string_view codeFor(std::string_view linkCode)
{
    namespace link = pg_link::codes;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTable = {
        {{link::kRefused, code::kPostgresRefused},
         {link::kUnreachable, code::kPostgresUnreachable},
         {link::kTimeout, code::kPostgresTimeout},
         {link::kAuth, code::kPostgresAuth},
         {link::kPasswordFile, code::kPostgresPasswordFile},
         {link::kPermission, code::kPostgresPermission},
         {link::kBusy, code::kPostgresBusy}}};
    for (const auto &[from, to] : kTable)
        if (from == linkCode)
            return to;
    return code::kPostgresFailed;
}

ops::CheckResult failure(const base::Error &error, const std::string &target)
{
    if (const std::string limit(error.arg("limit")); error.arg("sqlstate") == pg_link::kQueryCanceled && !limit.empty())
        return {finding(code::kPostgresStatementTimeout, Health::Crit,
                        fmt::format("{} cancelled a statement after its limit of {}", target, limit),
                        {{"target", target}, {"limit", limit}})};
    return {finding(codeFor(error.code), Health::Crit, error.message,
                    {{"target", target}, {"sqlstate", std::string(error.arg("sqlstate"))}, {"detail", std::string(error.arg("detail").empty() ? error.message : error.arg("detail"))}})};
}

ops::CheckResult answer(const pg_link::Ping &ping, const std::string &target, base::Duration timeout)
{
    const auto took = ping.connect + ping.answer;
    const auto latency = base::toShortText(took);
    const std::vector<domain::Measured> measured = {{"connect_ms", double(ping.connect.count()) / 1e6, "ms"},
                                                    {"answer_ms", double(ping.answer.count()) / 1e6, "ms"}};
    if (ping.inRecovery)
        return {finding(code::kPostgresStandby, Health::Crit,
                        fmt::format("{} is a standby and takes no writes", target), {{"target", target}}),
                measured};
    const bool slow = took > timeout / 2;
    return {finding(slow ? code::kPostgresSlow : code::kPostgresOk, slow ? Health::Warn : Health::Ok,
                    fmt::format("{} answers, {}", target, latency), {{"target", target}, {"latency", latency}}),
            measured};
}

} // namespace

ops::Check postgresLogin(domain::DatabaseConfig config)
{
    return [config = std::move(config)](const base::CallLimits &limits) {
        const auto target = pg_link::targetOf(config);
        const auto ping = pg_link::ping(config, "qcat-probe", limits.timeout);
        return ping ? answer(*ping, target, limits.timeout) : failure(ping.error(), target);
    };
}

} // namespace qcat::checks
