#include <qcat/checks/own_state.h>

#include "finding.h"

#include <qcat/checks/codes.h>

namespace qcat::checks
{

namespace
{

using domain::Health;

ops::CheckResult differs(const char *what, std::int64_t recorded, std::int64_t stored)
{
    return {finding(code::kCountsDiffer, Health::Crit,
                    fmt::format("{} {} were recorded, the database has {}", recorded, what, stored),
                    {{"what", what}, {"recorded", std::to_string(recorded)}, {"stored", std::to_string(stored)}})};
}

} // namespace

ops::Check age(std::string what, std::function<std::optional<base::Duration>()> read, base::Duration critAfter)
{
    return [what = std::move(what), read = std::move(read), critAfter](const base::CallLimits &) -> ops::CheckResult {
        const auto age = read();
        if (!age)
            return {finding(code::kNeverSeen, Health::Unknown, fmt::format("{}: nothing yet", what), {{"what", what}})};
        const auto text = base::toShortText(*age);
        const auto limit = base::toShortText(critAfter);
        const std::vector<domain::Measured> measured = {{"age_ms", double(age->count()) / 1e6, "ms"}};
        if (*age > critAfter)
            return {finding(code::kStale, Health::Crit, fmt::format("{} is {} old; allowed are {}", what, text, limit),
                            {{"what", what}, {"age", text}, {"limit", limit}}),
                    measured};
        return {
            finding(code::kFresh, Health::Ok, fmt::format("{} is {} old", what, text), {{"what", what}, {"age", text}}),
            measured};
    };
}

ops::Check spool(std::function<SpoolState()> read)
{
    return [read = std::move(read)](const base::CallLimits &) -> ops::CheckResult {
        const auto state = read();
        const double share = state.capacityBytes > 0 ? double(state.pendingBytes) / double(state.capacityBytes) : 0;
        const std::vector<domain::Measured> measured = {{"spool_records", double(state.pendingRecords), "1"},
                                                        {"spool_used_ratio", share, "ratio"}};
        if (state.reachable && state.pendingRecords == 0)
            return {finding(code::kSpoolEmpty, Health::Ok, fmt::format("everything is written to {}", state.store),
                            {{"store", state.store}}),
                    measured};
        const auto waits = fmt::format("{} records ({}, {} of the spool) wait for {}", state.pendingRecords,
                                       bytesText(double(state.pendingBytes)), percentText(share), state.store);
        const std::vector<base::Error::Arg> args = {{"store", state.store},
                                                    {"records", std::to_string(state.pendingRecords)},
                                                    {"bytes", bytesText(double(state.pendingBytes))},
                                                    {"share", percentText(share)}};
        if (state.reachable)
            return {finding(code::kSpoolFilling, Health::Ok, waits, args), measured};
        return {finding(code::kSpoolUnreachable, Health::Crit, waits + ", which cannot be reached", args), measured};
    };
}

ops::Check caughtUp(std::function<base::Result<CatchUpState>(base::Duration)> read)
{
    return [read = std::move(read)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto state = read(limits.timeout);
        if (!state)
            return {finding(code::kCountsUnknown, Health::Unknown, state.error().message,
                            {{"detail", state.error().message}})};
        if (state->pendingRecords > 0)
            return {finding(code::kCatchingUp, Health::Warn,
                            fmt::format("{} records wait to be written", state->pendingRecords),
                            {{"records", std::to_string(state->pendingRecords)}})};
        if (state->storedOrders < state->recordedOrders)
            return differs("orders", state->recordedOrders, state->storedOrders);
        if (state->storedFills < state->recordedFills)
            return differs("fills", state->recordedFills, state->storedFills);
        const auto orders = std::to_string(state->storedOrders);
        const auto fills = std::to_string(state->storedFills);
        return {finding(code::kCaughtUp, Health::Ok,
                        fmt::format("nothing waits; the database holds {} orders and {} fills", orders, fills),
                        {{"orders", orders}, {"fills", fills}})};
    };
}

} // namespace qcat::checks
