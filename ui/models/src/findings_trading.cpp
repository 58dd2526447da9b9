#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

// The guard's answers carry what it saw at the venue; the checks' reasons stand in the order without their figures.
constexpr FindingSentence kSentences[] = {
    {"engine.not_running", QT_TRANSLATE_NOOP("Finding", "The engine is not running")},
    {"engine.not_accepting", QT_TRANSLATE_NOOP("Finding", "The engine is starting or stopping: nothing was done")},
    {"command.confirm_missing", QT_TRANSLATE_NOOP("Finding", "Type {phrase} to confirm; nothing was done")},
    {"file.not_written", QT_TRANSLATE_NOOP("Finding", "{file} could not be written: {reason}")},

    {"guard.halted",
     QT_TRANSLATE_NOOP("Finding", "Halted: the venue refuses new entries. Positions there: {positions}, stops that protect them: "
                                  "{conditionals}")},
    {"guard.halt_not_proven", QT_TRANSLATE_NOOP("Finding", "The venue did not confirm that it refuses entries")},
    {"guard.entries_cancelled",
     QT_TRANSLATE_NOOP("Finding", "No entry rests at the venue. Positions there: {positions}, stops that protect them: {conditionals}")},
    {"guard.entries_not_cancelled", QT_TRANSLATE_NOOP("Finding", "It was not proven that no entry rests at the venue")},
    {"guard.flat",
     QT_TRANSLATE_NOOP("Finding",
                       "Flat: {positions} positions, {orders} orders, {conditionals} conditional orders at the venue")},
    {"guard.not_flat",
     QT_TRANSLATE_NOOP(
         "Finding",
         "Flat was not proven ({positions} positions at the venue); while a position stands, its stops stay")},
    {"guard.resumed", QT_TRANSLATE_NOOP("Finding", "The venue accepts entries again")},
    {"guard.resume_not_proven", QT_TRANSLATE_NOOP("Finding", "The venue did not confirm that it accepts entries")},
    {"guard.busy",
     QT_TRANSLATE_NOOP("Finding", "A halt, a cancel or a flatten is under way: resume when it has answered")},
    {"guard.superseded", QT_TRANSLATE_NOOP("Finding", "A later request closed the door")},

    {"funding.paid", QT_TRANSLATE_NOOP("Finding", "Account {account} paid {amount} of funding on {symbol}")},
    {"funding.received", QT_TRANSLATE_NOOP("Finding", "Account {account} received {amount} of funding on {symbol}")},
    {"market.book_live", QT_TRANSLATE_NOOP("Finding", "The order book of {symbol} is live")},
    {"book.snapshot_too_old",
     QT_TRANSLATE_NOOP("Finding",
                       "The snapshot {snapshot} ends before the first known change, which begins at {first}")},
    {"book.bad_level", QT_TRANSLATE_NOOP("Finding", "A level without a positive price or with a negative quantity")},
    {"book.crossed", QT_TRANSLATE_NOOP("Finding", "Bid {bid} is not below ask {ask}")},
    {"book.gap", QT_TRANSLATE_NOOP("Finding", "Changes are missing: expected {expected}, got {got}")},

    {"order.duplicate_id", QT_TRANSLATE_NOOP("Finding", "This client order id was used before")},
    {"order.state_reducing", QT_TRANSLATE_NOOP("Finding", "Reduce only: no order that opens or adds")},
    {"order.state_halted", QT_TRANSLATE_NOOP("Finding", "Trading is not allowed: no new orders")},
    {"order.book_not_live", QT_TRANSLATE_NOOP("Finding", "The order book is stale or inconsistent")},
    {"order.not_on_tick", QT_TRANSLATE_NOOP("Finding", "The price is not a positive multiple of the tick")},
    {"order.not_on_step",
     QT_TRANSLATE_NOOP("Finding", "The quantity is below the minimum or not a multiple of the step")},
    {"order.reduce_only_would_increase",
     QT_TRANSLATE_NOOP("Finding", "Reduce-only, but not against the position or above it")},
    {"order.above_max_quantity", QT_TRANSLATE_NOOP("Finding", "The quantity is above the limit of one order")},
    {"order.above_max_notional", QT_TRANSLATE_NOOP("Finding", "The value is above the limit of one order")},
    {"order.below_min_notional", QT_TRANSLATE_NOOP("Finding", "The value is below the venue's minimum")},
    {"order.outside_price_band", QT_TRANSLATE_NOOP("Finding", "The price is too far from the market")},
    {"order.above_max_position", QT_TRANSLATE_NOOP("Finding", "The position would exceed its limit")},
    {"order.above_gross_exposure", QT_TRANSLATE_NOOP("Finding", "Gross exposure would exceed its limit")},
    {"order.too_many_open", QT_TRANSLATE_NOOP("Finding", "Too many open orders on this instrument")},
    {"order.rate_exceeded", QT_TRANSLATE_NOOP("Finding", "Too many orders in one second")},
    {"order.daily_loss_reached", QT_TRANSLATE_NOOP("Finding", "The loss limit of the day is reached")},

    {"venue.entries_blocked", QT_TRANSLATE_NOOP("Finding", "The guard has closed the venue to orders that can open")},
    {"venue.takes_no_orders", QT_TRANSLATE_NOOP("Finding", "The venue takes no orders")},
    {"venue.no_answer", QT_TRANSLATE_NOOP("Finding", "The venue did not answer")},
    {"venue.duplicate_client_id", QT_TRANSLATE_NOOP("Finding", "An open order has this client order id")},
    {"venue.shared_budget_spent",
     QT_TRANSLATE_NOOP("Finding", "The orders a second that all nodes share are spent")},
    {"venue.reduce_only_rejected", QT_TRANSLATE_NOOP("Finding", "There is no position that this order could reduce")},
    {"venue.reduce_only_expired", QT_TRANSLATE_NOOP("Finding", "The position shrank below this reduce-only order")},
    {"venue.would_trigger", QT_TRANSLATE_NOOP("Finding", "The last price is already beyond the trigger")},
    {"venue.post_only_would_cross",
     QT_TRANSLATE_NOOP("Finding", "A post-only order at this price would trade at once")},
    {"venue.fill_or_kill", QT_TRANSLATE_NOOP("Finding", "The visible book could not fill the whole order at once")},
    {"venue.unknown_instrument", QT_TRANSLATE_NOOP("Finding", "No such instrument or account at this venue")},
    {"venue.unknown_order", QT_TRANSLATE_NOOP("Finding", "No such order rests at the venue")},
    {"venue.market_rest", QT_TRANSLATE_NOOP("Finding", "The visible book was too thin for the rest")},
    {"venue.ioc_rest", QT_TRANSLATE_NOOP("Finding", "The rest could not trade at once")},
};

} // namespace

std::span<const FindingSentence> tradingFindings()
{
    return kSentences;
}

} // namespace qcat::ui
