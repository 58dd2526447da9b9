#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"pg_diag.hidden", QT_TRANSLATE_NOOP("Finding", "Not visible without {grant}: GRANT {grant} TO {role}")},
    {"pg_diag.old_server", QT_TRANSLATE_NOOP("Finding", "PostgreSQL {version} cannot tell this; {needs} and later can")},
    {"pg_diag.no_extension", QT_TRANSLATE_NOOP("Finding", "The extension {extension} is not installed in {database}")},
    {"pg_diag.locked", QT_TRANSLATE_NOOP("Finding", "A table is locked: a change of schema is queued")},
    {"pg_diag.slow", QT_TRANSLATE_NOOP("Finding", "The question took too long and was cancelled")},
    {"pg_diag.failed", QT_TRANSLATE_NOOP("Finding", "The server answered with an error: {detail}")},
    {"pg_diag.not_connected", QT_TRANSLATE_NOOP("Finding", "No diagnostics connection to {target}: {detail}")},
    {"pg_diag.no_answer", QT_TRANSLATE_NOOP("Finding", "No diagnostics of the database within {timeout}")},
    {"pg_advice.buffers_small",
     QT_TRANSLATE_NOOP("Finding", "Only {number} of the blocks were found in {setting} ({current})")},
    {"pg_advice.connections_tight",
     QT_TRANSLATE_NOOP("Finding", "{number} of the connections are in use; {setting} is {current}")},
    {"pg_advice.wal_small",
     QT_TRANSLATE_NOOP("Finding", "{number} of the checkpoints came before their time; {setting} is {current}")},
    {"pg_advice.work_mem_small",
     QT_TRANSLATE_NOOP("Finding", "Sorts and hashes spill to files of {number} on average; {setting} is {current}")},
    {"pg_advice.idle_for_ever",
     QT_TRANSLATE_NOOP("Finding", "A forgotten transaction holds its locks for ever: {setting} is {current}")},
    {"pg_advice.statements_evicted",
     QT_TRANSLATE_NOOP("Finding",
                       "The list of statements is too small: {number} were left out; {setting} is {current}")},
    {"pg_advice.unsafe", QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: a crash may damage the database")},
    {"pg_advice.may_lose_commits",
     QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: a crash may lose what was committed last")},
    {"pg_advice.autovacuum_off",
     QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: dead rows ({number} now) and transaction age only grow")},
    {"pg_advice.lock_waits_unlogged",
     QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: long waits for locks leave no trace")},
    {"pg_advice.io_untimed", QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: nobody measures how slow the disk is")},
    {"pg_advice.passwords_md5",
     QT_TRANSLATE_NOOP("Finding", "{setting} is {current}: passwords are stored as weak hashes")},
    {"pg_session.bad_choice", QT_TRANSLATE_NOOP("Finding", "\"{pid}\" does not name a session")},
    {"pg_session.gone", QT_TRANSLATE_NOOP("Finding", "Session {pid} is not there any more")},
    {"pg_session.own", QT_TRANSLATE_NOOP("Finding", "Session {pid} belongs to QCAT itself")},
    {"pg_session.superuser", QT_TRANSLATE_NOOP("Finding", "Session {pid} belongs to the superuser {user}")},
    {"pg_session.not_a_client",
     QT_TRANSLATE_NOOP("Finding", "Session {pid} is not a client's: replication or upkeep of the server")},
    {"pg_session.no_right",
     QT_TRANSLATE_NOOP("Finding", "Session {pid} is out of reach: GRANT {grant} TO {role}")},
    {"pg_session.chosen",
     QT_TRANSLATE_NOOP("Finding", "Session {pid} of {user} ({application}) is {state}: {statement}")},
    {"pg_session.described",
     QT_TRANSLATE_NOOP("Finding",
                       "Session {pid} of {user} ({application}) is {state}, {waiting} sessions wait for it: {statement}")},
    {"pg_session.hidden", QT_TRANSLATE_NOOP("Finding", "Session {pid} is not visible without {grant}")},
    {"pg_session.quiet", QT_TRANSLATE_NOOP("Finding", "Session {pid} rests and holds nobody up")},
    {"pg_session.busy", QT_TRANSLATE_NOOP("Finding", "Session {pid} is {state}, {waiting} sessions wait for it")},
    {"pg_session.cancelled", QT_TRANSLATE_NOOP("Finding", "Session {pid} was asked to give up its statement")},
    {"pg_session.terminated", QT_TRANSLATE_NOOP("Finding", "Session {pid} is ended")},
    {"pg_session.still_there", QT_TRANSLATE_NOOP("Finding", "Session {pid} did not end in time")},
    {"pg_session.refused",
     QT_TRANSLATE_NOOP("Finding",
                       "Session {pid} is not the one that was chosen, or must not be touched; nothing was done")},
    {"pg_health.not_known", QT_TRANSLATE_NOOP("Finding", "Not known: {detail}")},
    {"pg_health.transactions_hidden",
     QT_TRANSLATE_NOOP("Finding", "Open transactions of other roles are not visible without {grant}: GRANT {grant} TO {role}")},
    {"pg_health.no_lock_waits", QT_TRANSLATE_NOOP("Finding", "Nobody waits long for a lock")},
    {"pg_health.lock_waits",
     QT_TRANSLATE_NOOP("Finding", "{waiting} sessions wait for locks, the longest for {longest}; "
                                  "session {pid} ({application}) holds up most")},
    {"pg_health.no_open_transactions", QT_TRANSLATE_NOOP("Finding", "No transaction idles for long")},
    {"pg_health.open_transaction",
     QT_TRANSLATE_NOOP("Finding", "Session {pid} ({application}) idles in a transaction for {age}")},
    {"pg_health.ids_left", QT_TRANSLATE_NOOP("Finding", "Database {database} has {left} transaction ids left")},
    {"pg_health.ids_running_out",
     QT_TRANSLATE_NOOP("Finding", "Transaction ids run out: database {database} has {left} left and needs a vacuum")},
    {"pg_health.connections_left", QT_TRANSLATE_NOOP("Finding", "{used} of {usable} connections are in use")},
    {"pg_health.connections_tight",
     QT_TRANSLATE_NOOP("Finding", "Few connections are left: {used} of {usable} are in use")},
    {"pg_privilege.connect", QT_TRANSLATE_NOOP("Finding", "Role {role} may not log in to database {object}")},
    {"pg_privilege.use_schema", QT_TRANSLATE_NOOP("Finding", "Nothing in schema {object} can be reached")},
    {"pg_privilege.table",
     QT_TRANSLATE_NOOP("Finding", "Orders and fills cannot be kept in {object}: {missing} is missing")},
    {"pg_privilege.sequence",
     QT_TRANSLATE_NOOP("Finding", "Rows that are numbered by {object} cannot be added")},
    {"pg_privilege.later_tables",
     QT_TRANSLATE_NOOP("Finding",
                       "Tables that {owner} makes in {object} later will be closed to us: default privileges are missing")},
    {"pg_privilege.later_sequences",
     QT_TRANSLATE_NOOP(
         "Finding",
         "Sequences that {owner} makes in {object} later will be closed to us: default privileges are missing")},
    {"pg_privilege.change_schema",
     QT_TRANSLATE_NOOP("Finding", "Migrations cannot make tables in schema {object}")},
    {"pg_privilege.owner",
     QT_TRANSLATE_NOOP("Finding", "Migrations cannot change {object}, which belongs to {owner}")},
    {"pg_privilege.monitor",
     QT_TRANSLATE_NOOP("Finding", "Sessions, statements and lag of others are not visible without {object}")},
    {"pg_privilege.read_all",
     QT_TRANSLATE_NOOP("Finding", "The bloat of tables of others cannot be estimated without {object}")},
    {"pg_privilege.signal",
     QT_TRANSLATE_NOOP("Finding",
                       "A session of another role that blocks trading cannot be cancelled or ended without {object}")},
};

} // namespace

std::span<const FindingSentence> postgresFindings()
{
    return kSentences;
}

} // namespace qcat::ui
