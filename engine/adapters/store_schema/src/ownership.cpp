#include <qcat/store_schema/ownership.h>

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

namespace qcat::store_schema
{

namespace
{

base::Error about(std::string_view code, std::string text, const CommandingEngine &engine)
{
    return base::Error{std::string(code), std::move(text)}
        .with("account", engine.account)
        .with("host", engine.host)
        .with("pid", std::to_string(engine.pid))
        .with("since", engine.since);
}

} // namespace

base::Error commandedElsewhere(const CommandingEngine &engine)
{
    return about(trading::store_codes::kCommandedElsewhere,
                 fmt::format("account {} is commanded by process {} on {} since {}", engine.account, engine.pid, engine.host, engine.since),
                 engine);
}

base::Error claimPending(const CommandingEngine &engine, base::Duration freeIn)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(freeIn).count();
    return about(trading::store_codes::kClaimPending,
                 fmt::format("account {} was commanded by process {} on {} since {}, which did not give it back; if it is not heard it can "
                             "be claimed in {} s",
                             engine.account, engine.pid, engine.host, engine.since, seconds),
                 engine)
        .with("seconds", std::to_string(seconds));
}

base::Error staleEpoch(const std::string &venue, const std::string &account, domain::Epoch ours, std::int64_t standing)
{
    return base::Error{
        std::string(trading::store_codes::kStaleEpoch),
        fmt::format("account {} at {} is commanded by an engine with epoch {}; ours is {}: this engine may not write",
                    account, venue, standing, ours.value)}
        .with("venue", venue)
        .with("account", account)
        .with("epoch", std::to_string(ours.value))
        .with("standing", std::to_string(standing));
}

} // namespace qcat::store_schema
