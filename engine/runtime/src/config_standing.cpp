#include <qcat/runtime/config_standing.h>

#include <fmt/ranges.h>

namespace qcat::runtime
{

using domain::Health;

domain::Finding configInForce()
{
    return {"config.applied", "what the configuration file says is in force", {}, Health::Ok};
}

domain::Finding configNotApproved()
{
    return {"config.reload_refused",
            "the configuration file says something else than what is in force, and that was not approved: the old one stays; "
            "look with qcat config diff, approve with qcat config apply",
            {},
            Health::Crit};
}

domain::Finding configNotUsable(const std::string &reason)
{
    return {"config.not_usable", "the configuration file was not applied: " + reason, {{"reason", reason}}, Health::Crit};
}

domain::Finding configNeedsRestart(const std::vector<std::string> &keys)
{
    const auto list = fmt::format("{}", fmt::join(keys, ", "));
    return {"config.restart_needed", "the configuration file was approved; from the next start on count: " + list, {{"keys", list}}, Health::Warn};
}

} // namespace qcat::runtime
