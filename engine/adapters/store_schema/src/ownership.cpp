#include <qcat/store_schema/ownership.h>

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

namespace qcat::store_schema
{

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
