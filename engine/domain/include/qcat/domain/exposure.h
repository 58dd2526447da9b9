#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>

#include <string>
#include <vector>

namespace qcat::domain
{

// What is at stake now: read before every mutating step, shown on every card. `known` is false where neither engine nor venue answers;
// then the figures are the last known ones, `at` old.
struct Exposure
{
    struct Leg
    {
        std::string account;
        std::string symbol;
        base::Decimal quantity; // signed
        base::Decimal entryPrice;
        base::Decimal markPrice;
        base::Decimal unrealizedPnl;
        base::Decimal liquidationPrice; // zero: none
        bool stopAtVenue = false;
        bool operator==(const Leg &) const = default;
    };

    bool known = false;
    base::WallTime wallTime;
    base::SteadyTime at;
    int openOrders = 0;        // entries and exits at the venue
    int conditionalOrders = 0; // protective stops resting at the venue
    int unknownOrders = 0;
    base::Decimal gross;       // quote asset: sum of |quantity| × mark
    base::Decimal equity;
    std::vector<Leg> legs;     // not flat ones

    bool isFlat() const { return known && legs.empty() && openOrders == 0 && unknownOrders == 0; }
    bool operator==(const Exposure &) const = default;
};

} // namespace qcat::domain
