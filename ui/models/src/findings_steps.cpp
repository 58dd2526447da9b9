#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"action.nothing_to_ask", QT_TRANSLATE_NOOP("Finding", "{action}: this configuration has nothing to do it with")},
    {"redis_set.bad_value", QT_TRANSLATE_NOOP("Finding", "{key} cannot be set to {value}")},
    {"redis_set.now", QT_TRANSLATE_NOOP("Finding", "{key} is {value} now")},
    {"redis_set.done", QT_TRANSLATE_NOOP("Finding", "{key} is {value}, also after a restart")},
    {"redis_set.not_kept", QT_TRANSLATE_NOOP("Finding", "{key} is {value} until the next restart; Redis could not write its configuration: {detail}")},
    {"redis_memory.enough", QT_TRANSLATE_NOOP("Finding", "{used} of {limit} are used; policy {policy}")},
    {"redis_memory.tight", QT_TRANSLATE_NOOP("Finding", "Memory is tight: {used} of {limit} are used; policy {policy}")},
    {"redis_memory.evicts_state", QT_TRANSLATE_NOOP("Finding", "Policy {policy} gives up risk switches and locks when memory is full; {used} of {limit} are used")},
    {"log_clean.keep", QT_TRANSLATE_NOOP("Finding", "\"{value}\" is no number of files to keep: 1 or more")},
    {"log_clean.would_go", QT_TRANSLATE_NOOP("Finding", "{count} old files of {file} would go, {size}; {keep} stay")},
    {"log_clean.gone", QT_TRANSLATE_NOOP("Finding", "{count} old files of {file} are gone, {size}; {keep} stay")},
    {"log_clean.not_removed", QT_TRANSLATE_NOOP("Finding", "{file} could not be removed: {detail}")},
    {"log_clean.few", QT_TRANSLATE_NOOP("Finding", "{count} old files of {file} are left")},
    {"log_clean.many", QT_TRANSLATE_NOOP("Finding", "{count} old files of {file} are still there")},
    {"service.reset", QT_TRANSLATE_NOOP("Finding", "The failed starts of {target} are forgotten; it is {state}")},
    {"service.start_limit", QT_TRANSLATE_NOOP("Finding", "{target} was started too often in a short time: systemd starts it no more until its failed starts are forgotten")},
    {"service.not_stable", QT_TRANSLATE_NOOP("Finding", "{target} was started and did not stay up for {within}: it is {state}")},
    {"trading.halted", QT_TRANSLATE_NOOP("Finding", "Trading is halted")},
    {"trading.not_halted", QT_TRANSLATE_NOOP("Finding", "Trading is not halted: {state}")},
    {"trading.no_entries", QT_TRANSLATE_NOOP("Finding", "No order waits to be filled; {conditionals} stops rest at the venue")},
    {"trading.entries_left", QT_TRANSLATE_NOOP("Finding", "{orders} orders still wait to be filled")},
    {"trading.flat", QT_TRANSLATE_NOOP("Finding", "No position and no order is open")},
    {"trading.not_flat", QT_TRANSLATE_NOOP("Finding", "{positions} positions and {orders} orders are still open")},
    {"trading.protected", QT_TRANSLATE_NOOP("Finding", "{positions} positions are open, none of them without a stop at the venue")},
    {"trading.unprotected", QT_TRANSLATE_NOOP("Finding", "{bare} of {positions} positions have no stop at the venue")},
    {"record.whole", QT_TRANSLATE_NOOP("Finding", "The store holds all {rows} rows that the journals explain")},
    {"record.gaps", QT_TRANSLATE_NOOP("Finding", "{missing} rows that the journals explain are missing in the store, {wrong} are wrong")},
    {"record.unknown", QT_TRANSLATE_NOOP("Finding", "Journal and store cannot be compared: {detail}")},
    {"record.refilled", QT_TRANSLATE_NOOP("Finding", "{rows} rows of {journals} journals were written to the store again")},
    {"pools.none", QT_TRANSLATE_NOOP("Finding", "No connection pool is in use")},
    {"pools.free", QT_TRANSLATE_NOOP("Finding", "{pool}: {in_use} of {size} in use, {waiting} waiting; longest holder {holder}")},
    {"pools.full", QT_TRANSLATE_NOOP("Finding", "{pool} is full: {in_use} of {size} in use, {waiting} waiting; longest holder {holder}")},
    {"pool.bad_size", QT_TRANSLATE_NOOP("Finding", "\"{value}\" is no size of a pool: 1 to {most}")},
    {"pool.room", QT_TRANSLATE_NOOP("Finding", "The server has {room} connections for this pool")},
    {"pool.room_unknown", QT_TRANSLATE_NOOP("Finding", "How many connections the server can bear is not known")},
    {"pool.no_room", QT_TRANSLATE_NOOP("Finding", "The server has {room} connections for this pool, not {size}")},
    {"pool.resized", QT_TRANSLATE_NOOP("Finding", "{pool} takes {size} connections at most now, before {before}")},
    {"pg_look.unknown", QT_TRANSLATE_NOOP("Finding", "The inside of the database is not seen: {detail}")},
    {"pg_look.sessions_clear", QT_TRANSLATE_NOOP("Finding", "{used} of {usable} connections are used; nobody idles in a transaction or waits for a lock")},
    {"pg_look.sessions_in_the_way", QT_TRANSLATE_NOOP("Finding", "{used} of {usable} connections are used; {idle} idle in a transaction, {blocked} wait for a lock")},
    {"pg_look.statements", QT_TRANSLATE_NOOP("Finding", "Most time goes into a statement that takes {mean} on average and was called {calls} times")},
    {"pg_look.rights_complete", QT_TRANSLATE_NOOP("Finding", "Role {role} has every right that QCAT needs")},
    {"pg_look.rights_missing", QT_TRANSLATE_NOOP("Finding", "Role {role} lacks {count} rights: the output has the statements that give them")},
    {"channel.test_taken", QT_TRANSLATE_NOOP("Finding", "The provider of {channel} took the test message")},
    {"backup_step.none", QT_TRANSLATE_NOOP("Finding", "There is no backup in {folder}")},
    {"backup_step.unproven", QT_TRANSLATE_NOOP("Finding", "The newest backup, {backup}, {age} old, is not proven")},
    {"backup_step.proven", QT_TRANSLATE_NOOP("Finding", "The newest backup, {backup}, {age} old, is proven: {rows} rows")},
    {"backup_step.newest", QT_TRANSLATE_NOOP("Finding", "{backup} is the newest: {rows} rows, {size}")},
    {"backup_step.created", QT_TRANSLATE_NOOP("Finding", "{backup} was taken: {rows} rows, {size}")},
    {"backup_step.verified", QT_TRANSLATE_NOOP("Finding", "{backup} was restored into a scratch database and found whole: {rows} rows")},
    {"evidence.kept", QT_TRANSLATE_NOOP("Finding", "The evidence is kept in {folder}")},
    {"evidence.without_journal", QT_TRANSLATE_NOOP("Finding", "The evidence is kept in {folder}, without the journal: {detail}")},
    {"evidence.not_written", QT_TRANSLATE_NOOP("Finding", "{folder} cannot be written: no evidence was kept")},
};

} // namespace

std::span<const FindingSentence> stepFindings()
{
    return kSentences;
}

} // namespace qcat::ui
