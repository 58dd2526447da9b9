#pragma once

#include <qcat/domain/order.h>

namespace qcat::trading
{

// What a venue's report did to an order.
enum class Effect {
    Ignored,  // late, repeated or contradicting a final state: nothing changed
    Changed,  // still working, or figures of a finished one changed (a late fill)
    Finished, // reached a final state with this report
};

// The order state machine (binance-usdm.md §5.6). The venue is the truth: a fill may come before the acknowledgement
// and after a cancel was asked for or confirmed; final states stay. Fills must have been made unique by trade id
// before.
Effect applyReport(domain::Order &order, const domain::VenueReport &report);

// A cancel was sent. An order of unknown fate stays Unknown until the venue answers.
void markCancelSent(domain::Order &order, base::WallTime time);

} // namespace qcat::trading
