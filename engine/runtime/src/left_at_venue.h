#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/trading_ports/venue.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// A position at the venue whose size no reducing conditional order there covers: nobody watches it once the engine is gone.
struct Unprotected
{
    std::string account;
    std::string symbol;
    base::Decimal quantity; // signed
    base::Decimal covered;  // by conditionals, not signed
    bool operator==(const Unprotected &) const = default;
};
std::vector<Unprotected> unprotectedAt(const trading::VenueTruth &truth, const domain::Universe &universe);

// "main BTCUSDT 0.5 (stops cover 0), …"
std::string toText(const std::vector<Unprotected> &positions);

} // namespace qcat::runtime
