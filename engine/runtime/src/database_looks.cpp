#include "database_looks.h"

#include <qcat/ops_ports/found.h>
#include <qcat/pg_diagnostics/privileges.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

using domain::Health;
using ops::found;

namespace
{

constexpr std::size_t kShown = 20;

ops::CheckResult notSeen(const domain::Finding &why)
{
    return {found("pg_look.unknown", Health::Unknown, "the inside of the database is not seen: " + why.text, {{"detail", why.text}})};
}

std::string ageText(const std::optional<base::Duration> &age)
{
    return age ? base::toShortText(*age) : std::string("?");
}

std::string sessionLine(const char *what, const domain::postgres::Session &session)
{
    return fmt::format("{} pid {} {} {} {}, transaction {}, {}\n  {}\n", what, session.pid, session.user, session.application, session.state,
                       ageText(session.transactionAge), session.waitingOn, session.statement);
}

} // namespace

ops::Check sessionsLook(const OpsEyes &eyes)
{
    return [postgres = eyes.postgres](const base::CallLimits &) -> ops::CheckResult {
        const auto status = postgres();
        if (!status || !status->headroom.hasData() || !status->activity.hasData())
            return notSeen(status ? status->headroom.why : domain::Finding());
        const auto &idle = status->activity.data.idleInTransaction;
        const auto blocked = std::ranges::count_if(status->locks.data.rows, [](const auto &row) { return !row.blockedBy.empty(); });
        std::string output;
        for (const auto &row : status->locks.data.rows)
            output += sessionLine(row.blockedBy.empty() ? "holds" : "waits", row.session);
        for (const auto &session : idle.rows)
            output += sessionLine("idle in transaction", session);
        for (const auto &session : status->activity.data.longRunning.rows)
            output += sessionLine("runs", session);
        const auto &room = status->headroom.data;
        const bool isClear = idle.total == 0 && blocked == 0;
        return {found(isClear ? "pg_look.sessions_clear" : "pg_look.sessions_in_the_way", isClear ? Health::Ok : Health::Warn,
                      fmt::format("{} of {} connections are used; {} idle in a transaction, {} wait for a lock", room.used, room.usable(), idle.total,
                                  blocked),
                      {{"used", std::to_string(room.used)},
                       {"usable", std::to_string(room.usable())},
                       {"idle", std::to_string(idle.total)},
                       {"blocked", std::to_string(blocked)}}),
                {},
                output};
    };
}

ops::Check statementsLook(const OpsEyes &eyes)
{
    return [postgres = eyes.postgres](const base::CallLimits &) -> ops::CheckResult {
        const auto status = postgres();
        if (!status || !status->statements.hasData() || status->statements.data.rows.rows.empty())
            return notSeen(status ? status->statements.why : domain::Finding());
        const auto &rows = status->statements.data.rows.rows;
        std::string output;
        for (std::size_t i = 0; i < std::min(rows.size(), kShown); ++i)
            output += fmt::format("{} calls, mean {}, all {}: {}\n", rows[i].total.calls, base::toShortText(rows[i].mean),
                                  base::toShortText(rows[i].total.time), rows[i].text);
        const auto mean = base::toShortText(rows.front().mean);
        const auto calls = std::to_string(rows.front().total.calls);
        return {found("pg_look.statements", Health::Ok, fmt::format("most time goes into a statement of {} on average, called {} times", mean, calls),
                      {{"mean", mean}, {"calls", calls}}),
                {},
                output};
    };
}

ops::Check privilegesLook(const domain::DatabaseConfig &config)
{
    return [config](const base::CallLimits &limits) -> ops::CheckResult {
        const auto report = pg_diagnostics::examinePrivileges(config, limits.timeout);
        if (!report)
            return {{report.error().code, report.error().message, report.error().args, Health::Crit}};
        std::string output;
        int missing = 0;
        for (const auto &privilege : report->privileges)
            if (!privilege.isGiven()) {
                ++missing;
                output += fmt::format("{} {}: {} is missing; {}\n  {}\n", privilege.kind, privilege.object, privilege.missing, privilege.why.text,
                                      privilege.sql);
            }
        const std::vector<base::Error::Arg> args = {{"role", report->role}, {"count", std::to_string(missing)}};
        if (missing == 0)
            return {found("pg_look.rights_complete", Health::Ok, fmt::format("role {} has every right that QCAT needs", report->role), args)};
        return {found("pg_look.rights_missing", Health::Crit, fmt::format("role {} lacks {} rights", report->role, missing), args), {}, output};
    };
}

} // namespace qcat::runtime
