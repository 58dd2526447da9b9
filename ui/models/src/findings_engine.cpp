#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

// The engine about itself: its states, its journal and spool, its market data and orders.
constexpr FindingSentence kSentences[] = {
    {"trading.starting", QT_TRANSLATE_NOOP("Finding", "Trading has not started yet")},
    {"engine.starting", QT_TRANSLATE_NOOP("Finding", "The engine is starting")},
    {"engine.running", QT_TRANSLATE_NOOP("Finding", "The engine thread is running")},
    {"engine.stalled", QT_TRANSLATE_NOOP("Finding", "The engine thread has not come by for {seconds} s")},
    {"engine.bug", QT_TRANSLATE_NOOP("Finding", "The engine stopped at a bug of its own ({text})")},
    {"engine.busy", QT_TRANSLATE_NOOP("Finding", "The {thread} thread has too much to do: nothing was done")},
    {"engine.recovering", QT_TRANSLATE_NOOP("Finding", "The engine relives its journal: try again in a moment")},
    {"desk.not_running", QT_TRANSLATE_NOOP("Finding", "The incident desk is not running")},
    {"catalog.invalid",
     QT_TRANSLATE_NOOP("Finding", "The files of faults, components and runbooks are not right: {text}")},
    {"config.applied", QT_TRANSLATE_NOOP("Finding", "The configuration of the start is in force")},
    {"config.reload_refused",
     QT_TRANSLATE_NOOP(
         "Finding",
         "The configuration file is not the one that the engine was started with: the old one stays in force")},
    {"recording.book_broken", QT_TRANSLATE_NOOP("Finding", "A book of the recording stayed broken to its end: {text}")},
    {"journal.writing", QT_TRANSLATE_NOOP("Finding", "The journal is being written")},
    {"journal.corrupt", QT_TRANSLATE_NOOP("Finding", "The journal is damaged: {file} at byte {offset} ({why})")},
    {"journal.not_a_journal", QT_TRANSLATE_NOOP("Finding", "{file} is not a segment of a journal ({why})")},
    {"journal.unknown_version",
     QT_TRANSLATE_NOOP("Finding", "The journal was written by another version of QCAT: {file} ({why})")},
    {"journal.cannot_read", QT_TRANSLATE_NOOP("Finding", "The journal cannot be read: {file} ({why})")},
    {"journal.cannot_create", QT_TRANSLATE_NOOP("Finding", "The journal cannot be made: {file} ({why})")},
    {"journal.cannot_open", QT_TRANSLATE_NOOP("Finding", "The journal cannot be opened: {file} ({why})")},
    {"journal.write_failed", QT_TRANSLATE_NOOP("Finding", "The journal cannot be written: {file} ({why})")},
    {"journal.missing", QT_TRANSLATE_NOOP("Finding", "There is no journal in {file}")},
    {"journal.exists", QT_TRANSLATE_NOOP("Finding", "There is a journal in {file} already")},
    {"journal.diverged",
     QT_TRANSLATE_NOOP("Finding", "At record {sequence} the journal says something else than this run gives: the "
                                  "recording, the configuration or the program changed")},
    {"journal.not_put_aside",
     QT_TRANSLATE_NOOP("Finding", "The old journal in {folder} could not be put aside: {text}")},
    {"recovery.not_in_universe",
     QT_TRANSLATE_NOOP("Finding", "The journal ends with a position or order in {symbol} of account {account}, which "
                                  "the configuration does not trade any more: add them again and flatten first")},
    {"file.failed", QT_TRANSLATE_NOOP("Finding", "{file} could not be written or read: {reason}")},
    {"lock.taken", QT_TRANSLATE_NOOP("Finding", "{file} is held by process {pid}")},
    {"lock.unusable", QT_TRANSLATE_NOOP("Finding", "{file} cannot be locked: {reason}")},
    {"data.in_use", QT_TRANSLATE_NOOP("Finding", "The data folder {folder} is used by process {pid}")},
    {"data.unwritable", QT_TRANSLATE_NOOP("Finding", "The data folder {folder} cannot be written: {reason}")},
    {"market_data.none_yet", QT_TRANSLATE_NOOP("Finding", "No market data yet")},
    {"market_data.fresh", QT_TRANSLATE_NOOP("Finding", "All order books are live")},
    {"market_data.stale", QT_TRANSLATE_NOOP("Finding", "No update of {symbol} for {seconds} s")},
    {"market_data.book_not_live", QT_TRANSLATE_NOOP("Finding", "The order book of {symbol} is not live: {reason}")},
    {"market_data.replay_ended", QT_TRANSLATE_NOOP("Finding", "The replay is at its end")},
    {"market_data.not_taken", QT_TRANSLATE_NOOP("Finding", "The engine failed and takes no market data")},
    {"market_data.replay_paused", QT_TRANSLATE_NOOP("Finding", "The replay is paused")},
    {"market.book_stale", QT_TRANSLATE_NOOP("Finding", "No new orders on {symbol}: {reason}")},
    {"book.empty", QT_TRANSLATE_NOOP("Finding", "No market data yet")},
    {"book.synchronising", QT_TRANSLATE_NOOP("Finding", "Changes arrive; waiting for a snapshot to begin with")},
    {"book.silent", QT_TRANSLATE_NOOP("Finding", "The order book has had no update for too long")},
    {"venue.paper", QT_TRANSLATE_NOOP("Finding", "The paper venue answers")},
    {"venue.orders_unknown", QT_TRANSLATE_NOOP("Finding", "The fate of {orders} orders is not known")},
    {"venue.timeout", QT_TRANSLATE_NOOP("Finding", "The venue did not answer within {timeout_ms} ms")},
    {"venue.bad_price", QT_TRANSLATE_NOOP("Finding", "A price is not a positive multiple of the tick")},
    {"venue.bad_quantity", QT_TRANSLATE_NOOP("Finding", "The quantity is not a positive multiple of the step")},
    {"venue.no_liquidity", QT_TRANSLATE_NOOP("Finding", "The visible book could not close all of {symbols}")},
    {"guard.entries_rest", QT_TRANSLATE_NOOP("Finding", "Entries still rest at the venue")},
    {"order.foreign_fill",
     QT_TRANSLATE_NOOP("Finding", "A fill of {order}, which is not an order of ours, was booked")},
    {"order.late_fill", QT_TRANSLATE_NOOP("Finding", "Order {order} filled after it was final; the fill was booked")},
    {"order.cancel_rejected", QT_TRANSLATE_NOOP("Finding", "The venue did not cancel {order}: {reason}")},
    {"order.unknown", QT_TRANSLATE_NOOP("Finding", "The fate of order {order} is not known: {reason}")},
    {"risk.daily_loss_reached",
     QT_TRANSLATE_NOOP("Finding",
                       "Account {account} has reached its loss limit of the day ({pnl}, limit {limit}): reduce only")},
    {"state.started", QT_TRANSLATE_NOOP("Finding", "Trading started")},
    {"state.as_before_restart", QT_TRANSLATE_NOOP("Finding", "As it was before the restart: resume by hand")},
    {"state.halted_by_operator", QT_TRANSLATE_NOOP("Finding", "Halted by {actor}")},
    {"state.resumed", QT_TRANSLATE_NOOP("Finding", "Resumed by {actor}")},
    {"state.claim_unusable",
     QT_TRANSLATE_NOOP("Finding", "Account {account} cannot be claimed ({reason}): this engine is read-only")},
    {"state.commanded_elsewhere",
     QT_TRANSLATE_NOOP("Finding", "Another engine commands the account: this one is read-only")},
    {"state.fenced", QT_TRANSLATE_NOOP("Finding", "Another engine commands the account now: this one is read-only")},
    {"state.spool_nearly_full",
     QT_TRANSLATE_NOOP("Finding", "The spool for the database is nearly full: trading is halted")},
    {"state.spool_filling", QT_TRANSLATE_NOOP("Finding", "The spool for the database fills: only orders that reduce")},
    {"state.database_outage",
     QT_TRANSLATE_NOOP("Finding", "The database has been away too long: only orders that reduce")},
    {"harm.reducing", QT_TRANSLATE_NOOP("Finding", "new risk stops")},
    {"harm.spool_full", QT_TRANSLATE_NOOP("Finding", "spool full")},
    {"resume.unknown_orders", QT_TRANSLATE_NOOP("Finding", "The fate of order {order} is not known: settle it first")},
    {"resume.engine_failed",
     QT_TRANSLATE_NOOP("Finding", "The engine failed ({reason}): restart QCAT, which recovers from its journal")},
    {"resume.journal_unusable",
     QT_TRANSLATE_NOOP("Finding",
                       "The journal of the earlier run cannot be used ({reason}): put it right and restart QCAT, or, to "
                       "begin without what it holds, take the folder journal and those named journal-NNNN beside it out "
                       "of the data folder {folder} and restart QCAT")},
    {"desk.bug", QT_TRANSLATE_NOOP("Finding", "The incident desk could not start: {text}")},
    {"command.speed_out_of_range",
     QT_TRANSLATE_NOOP("Finding", "The speed of a replay is a factor up to 10000, or 0 for as fast as it goes")},
    {"resume.fenced", QT_TRANSLATE_NOOP("Finding", "Another engine commands the account in the database now")},
    {"resume.spool_nearly_full",
     QT_TRANSLATE_NOOP("Finding", "The spool for the database is nearly full: bring the database back first")},
    {"resume.spool_failed",
     QT_TRANSLATE_NOOP("Finding", "The spool for the database still takes no orders and fills ({reason}); the journal "
                                  "has them")},
    {"spool.rows_left", QT_TRANSLATE_NOOP("Finding", "The spool was away for so long that the rest waits in the "
                                                     "journal: restart QCAT, which hands it over")},
    {"spool.replaced", QT_TRANSLATE_NOOP("Finding", "The spool was damaged and is kept as {file}; what waited in it is "
                                                    "not in the database")},
    {"ops_store.corrupt", QT_TRANSLATE_NOOP("Finding", "The incident store {file} is damaged ({why})")},
    {"desk.recording", QT_TRANSLATE_NOOP("Finding", "Incidents and audit records are being written")},
    {"desk.store_replaced", QT_TRANSLATE_NOOP("Finding", "The incident store was damaged and is kept as {file}; a new "
                                                         "one was begun")},
    {"spool.full", QT_TRANSLATE_NOOP("Finding", "The spool for the database is full")},
    {"spool.write_failed", QT_TRANSLATE_NOOP("Finding", "The spool for the database cannot be written: {text}")},
    {"spool.corrupt", QT_TRANSLATE_NOOP("Finding", "The spool for the database is damaged: {text}")},
    {"spool.draining", QT_TRANSLATE_NOOP("Finding", "The spool still held records when the time was over")},
    {"store.fenced", QT_TRANSLATE_NOOP("Finding", "Another engine commands the account in the database now")},
    {"store.rejected", QT_TRANSLATE_NOOP("Finding", "The store refused a record for good and put it aside ({text})")},
    {"store.stale_epoch", QT_TRANSLATE_NOOP("Finding", "The database belongs to a newer engine now ({text})")},
    {"store.unreachable", QT_TRANSLATE_NOOP("Finding", "The store cannot be reached ({text})")},
    {"store.busy", QT_TRANSLATE_NOOP("Finding", "The store is busy: a lock, a full disk or no memory ({text})")},
    {"store.auth", QT_TRANSLATE_NOOP("Finding", "The store refuses our login ({text})")},
    {"store.permission", QT_TRANSLATE_NOOP("Finding", "Our role lacks a right in the store ({text})")},
    {"store.failed", QT_TRANSLATE_NOOP("Finding", "The store reported an error ({text})")},
    {"store.schema_changed",
     QT_TRANSLATE_NOOP("Finding", "A migration of the database was edited after it ran ({text})")},
    {"store.schema_newer",
     QT_TRANSLATE_NOOP("Finding", "The database was migrated by a later version of QCAT ({text})")},
    {"strategy.resumed", QT_TRANSLATE_NOOP("Finding", "Strategy {strategy} trades again")},
    {"strategy.paused", QT_TRANSLATE_NOOP("Finding", "Strategy {strategy} is paused; its stops stay")},
    {"strategy.unknown", QT_TRANSLATE_NOOP("Finding", "There is no strategy {strategy}")},
    {"strategy.no_market",
     QT_TRANSLATE_NOOP("Finding", "Strategy {strategy} trades {symbol}, of which there is no market data")},
    {"strategy.unknown_kind", QT_TRANSLATE_NOOP("Finding", "A strategy is of a kind that does not exist: {text}")},
    {"strategy.unknown_account",
     QT_TRANSLATE_NOOP("Finding", "A strategy names an account that is not configured: {text}")},
    {"strategy.unknown_symbol",
     QT_TRANSLATE_NOOP("Finding", "A strategy names a symbol that is not configured: {text}")},
    {"strategy.bad_parameter", QT_TRANSLATE_NOOP("Finding", "A strategy has a wrong parameter: {text}")},
    {"strategy.duplicate_id", QT_TRANSLATE_NOOP("Finding", "Two strategies have the same id: {text}")},
};

} // namespace

std::span<const FindingSentence> engineFindings()
{
    return kSentences;
}

} // namespace qcat::ui
