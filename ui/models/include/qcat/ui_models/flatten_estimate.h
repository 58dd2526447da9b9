#pragma once

#include <qcat/api/snapshot.h>

#include <string>
#include <vector>

namespace qcat::ui
{

// What flattening would cost now, from the books as they are shown. An estimate: the book moves, and only its best 20
// levels are known.
struct FlattenLeg {
    std::string account;
    std::string symbol;
    base::Decimal quantity;     // signed, as held
    base::Decimal averagePrice; // of the part that the book covers; zero: nothing
    base::Decimal slippage;     // quote asset, against the mark price; positive: lost
    base::Decimal uncovered;    // quantity beyond what the book shows
    bool bookIsLive = false;
};

struct FlattenEstimate {
    std::vector<FlattenLeg> legs;
    base::Decimal slippage;
    int entriesCancelled = 0; // working orders that are not protective stops
    bool isComplete = true;   // every leg covered by a live book
};

FlattenEstimate flattenEstimate(const api::TradingSnapshot &snapshot);

} // namespace qcat::ui
