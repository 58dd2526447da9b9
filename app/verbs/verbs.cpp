#include "verbs.h"

#include "../run.h"
#include "access.h"
#include "alert.h"
#include "audit.h"
#include "backup.h"
#include "book_check.h"
#include "config.h"
#include "control.h"
#include "doctor.h"
#include "drill.h"
#include "fault.h"
#include "incident.h"
#include "licence.h"
#include "logs.h"
#include "manual.h"
#include "migrate.h"
#include "monitoring.h"
#include "rescue.h"
#include "runbook.h"
#include "secrets.h"
#include "silence.h"
#include "upkeep.h"
#include "status.h"
#include "store.h"
#include "token.h"

#include <QGuiApplication>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <numeric>
#include <system_error>

namespace qcat::app
{

namespace
{

constexpr auto kEngineOptions = "\noptions:\n"
                                "  --data-dir DIR     the engine's data folder, where its token is\n"
                                "  --port PORT        the engine's port on this machine; else where its data folder says that it answers\n"
                                "  --url URL          the engine's address, instead of --port\n"
                                "  --token-file FILE  the engine's token, instead of the one in its data folder\n"
                                "  --json             answer in JSON\n"
                                "\nexit codes: 0 done and verified, 1 refused or failed, 2 usage, 3 no engine was reached\n";

std::string onEngine(const std::string &text)
{
    return text + kEngineOptions;
}

std::vector<Verb> makeVerbs()
{
    return {
        {"halt", "stop opening positions, at once; protective stops stay",
         onEngine("usage: qcat halt [--shared [--account VENUE:NAME]] [--reason TEXT] [OPTION …]\n\nThe guard refuses every opening order at the venue's door, also when the "
                  "engine's thread is\nblocked, and the engine cancels its entries. Protective stops stay at the venue.\n\n"
                  "--shared sets the switch in Redis as well: every engine that stands on it halts within a second, or\nwith --account "
                  "those that trade that account. While Redis does not answer only this engine halts, and\nthat is said.\n"),
         runHalt},
        {"cancel-entries", "halt, and cancel every opening order at the venue",
         onEngine("usage: qcat cancel-entries [OPTION …]\n\nHalts, cancels what would open or add, and reads back from the venue that none "
                  "rests there.\nProtective stops stay.\n"),
         runCancelEntries},
        {"flatten", "halt and close every position at market",
         onEngine("usage: qcat flatten --confirm FLATTEN [OPTION …]\n\nHalts, cancels entries, closes every position with reduce-only market "
                  "orders, reads back from the\nvenue that nothing is left, and only then cancels the stops. If it cannot flatten, the stops "
                  "stay.\n"),
         runFlatten},
        {"resume", "let strategies open positions again",
         onEngine("usage: qcat resume --confirm RESUME [OPTION …]\n       qcat resume --shared [--account VENUE:NAME] --confirm LIFT [OPTION …]"
                  "\n\nRefused while an order's fate is unknown, the spool is nearly full, a shared halt stands or another\nengine commands "
                  "the account.\n\n--shared takes the shared halt away, which resumes nobody: each engine is then resumed by hand.\n"),
         runResume},
        {"status", "what a running engine does, and what is broken",
         onEngine("usage: qcat status [OPTION …]\n\nMay it trade and why; what is at stake and how old that is; open incidents; the store and what waits for it.\n"),
         runStatus},
        {"incident", "list, show, acknowledge, note, resolve, close or export incidents, attach files",
         onEngine("usage: qcat incident list [FILTER …] [--page N]\n       qcat incident show|ack|close ID\n       qcat incident note ID TEXT\n       qcat incident "
                  "owner ID NAME\n       qcat incident merge ID INTO\n       qcat incident resolve ID SUMMARY\n       qcat incident attach ID FILE\n       qcat incident fetch ID NAME [--output FILE]\n       qcat incident export [ID | FILTER …] [--format pdf|csv|md|json] [--output FILE] [--language "
                  "en|zh]\n\nfilters, over all stored incidents: --state open,resolved  --severity P0  --component ID  --text WORDS  --from -7d\n  --to 2026-11-22\n\nattach keeps a file of at most 5 MiB with the incident, 20 of them, its SHA-256 in the timeline; fetch writes one out again.\n--output - is standard output. An export of nothing writes no file and exits with 1. list exits with 1 while an incident is\nopen. One that is only suspected has no number yet: show takes what list names it by.\n"),
         runIncident, {}, "export"},
        {"silence", "hold back calls for what is known: list, add, approve, end",
         onEngine("usage: qcat silence list\n       qcat silence add [--fault NAME] [--component ID] [--instance NAME] [--severity P1] --for 2h "
                  "--reason TEXT\n                        [--maintenance] [--in 30m] [--preview] [--approver-called NAME]\n       qcat silence "
                  "approve|end ID\n\nHolds back calls, reminders and escalation, not the incidents: their response times go on. Names may end "
                  "in *.\nadd says first what it would match; with --preview that is all. What could hold back a P0 is in force\nwhen somebody "
                  "else has approved it; --approver-called NAME breaks the glass: in force at once, audited.\n"),
         runSilence},
        {"licence", "what trading with real money still lacks",
         onEngine("usage: qcat licence\n       qcat licence break --reason TEXT --approver-called NAME\n\nReal money comes up halted, and resume is refused until the "
                  "drills of the P0 faults passed on this version, a backup was\nrestored and compared within 26 h, somebody who was called on a phone answered within "
                  "7 days, and keys and clock are\ngood. break lets it be resumed without, until the engine stops; the audit says why and who was called. Paper money\n"
                  "needs none: then this says what would be missing. It exits with 1 while something is.\n"),
         runLicence},
        {"upkeep", "what is done every few days or months, and what is overdue",
         onEngine("usage: qcat upkeep [list]\n       qcat upkeep done TASK [NOTE]\n\nlist says of each task when it was last done, by whom, and when it is due "
                  "again; it exits with 1 while one is overdue. done\nnotes it as done now. QCAT sees by itself that a channel was heard of, a backup was "
                  "restored and compared or copied\nelsewhere, and that keys were changed: those tasks are not taken as done by saying so.\n\ntasks: channel_test, restore_test, offsite_copy, "
                  "performance_report, host_updates, access_audit, key_rotation\n"),
         runUpkeep},
        {"audit", "say whether the audit chain holds",
         "usage: qcat audit verify [--config FILE] [--data-dir DIR] [--anchor NUMBER:HASH] [--json]\n\nRecomputes the hash of every record and compares the "
         "chain with where it stood when that was last noted: in the\nfile audit-heads of the data folder, or, with --anchor, in the log. "
         "Says ok, changed at N, or truncated. Works\nbeside a running engine and without one.\n\nexit codes: 0 ok, 1 changed or truncated, 2 "
         "usage, 3 no store could be read\n",
         runAudit},
        {"access", "who may do what through the API, who did it last, who tried in vain",
         "usage: qcat access [--json]\n\nOf each token its role and when it was last used, and how often somebody came with a token that is none. What "
         "happened in\nthe last minute may be missing. Somebody looks through it every upkeep.access_audit_every: qcat upkeep done access_audit NOTE.\nHow old "
         "tokens and passwords are: qcat secrets list.\n\noptions:\n  --data-dir DIR      the engine's data folder\n  --tokens-file FILE  where the "
         "configuration names another one\n  --json              answer in JSON\n\nexit codes: 0 done, 1 a file cannot be read, 2 usage\n",
         runAccess},
        {"token", "give and take tokens of the API, each with a role",
         "usage: qcat token add NAME viewer|operator|approver|admin\n       qcat token list\n       qcat token remove NAME\n\nadd prints a new "
         "token once; the file tokens of the data folder keeps its SHA-256 only. It counts at once, and a\nremoved one counts no more. viewer "
         "looks; operator works on incidents and runbooks and takes risk away; approver\nalso approves what needs a second person; admin also "
         "resumes trading.\n\noptions:\n  --data-dir DIR      the engine's data folder\n  --tokens-file FILE  where the configuration names "
         "another one\n\nexit codes: 0 done, 1 refused, 2 usage\n",
         runToken},
        {"alert", "the channels that reach people, what was sent by them, and a test",
         onEngine("usage: qcat alert channels\n       qcat alert log\n       qcat alert test CHANNEL\n\nlog has, of each message, when it was put in and "
                  "when the provider took it.\ntest sends a message marked TEST and "
                  "waits for what the provider says: that it took the message, not\nthat somebody has seen it. channels exits with 1 when a "
                  "channel's last send failed.\n"),
         runAlert},
        {"oncall", "who is on call, and taking over",
         onEngine("usage: qcat oncall [show]\n       qcat oncall handover [SCHEDULE]\n       qcat oncall sign SCHEDULE CONTACT [SUMMARY]\n\nOn-call moves with a signature: until "
                  "CONTACT has signed, both the one who holds the schedule and the\none whom the rotation names are called. handover says what whoever signs must know: exposure, open\nincidents, silences, overrides, what "
                  "changed since the last signature. show exits with 1 "
                  "when nobody is on call.\n"),
         runOnCall},
        {"doctor", "look into the database, the record in it or Redis and say what is wrong",
         "usage: qcat doctor database|redis [--config FILE] [--json]\n       qcat doctor store [--config FILE] [--data-dir DIR] "
         "[--json]\n\ndatabase says which rights the configured role lacks on PostgreSQL (tables, "
         "sequences, default\nprivileges, pg_monitor, pg_signal_backend …), what does not work without each, and the SQL that\ngives "
         "it.\n\nredis says whether Redis lets us in, its version, policy, persistence and TLS, and which rights the\n"
         "configured ACL users lack, what for, and the rule that gives them; it changes nothing.\n\nstore compares what the journals explain, every kind of row, with the database: what is "
         "missing,\ndouble, different or in no journal. Records that wait in the spool are on the way. Works beside a\nrunning engine and "
         "without one.\n\nexit codes: 0 complete or equal, 1 a finding, 2 usage, 3 no server was reached\n",
         runDoctor},
        {"monitoring", "write what Prometheus, Alertmanager and Grafana need beside QCAT",
         "usage: qcat monitoring export DIR [OPTION …]\n\nWrites into DIR: what Prometheus collects, recording and alert rules with their tests, the routes of an "
         "Alertmanager that\nmake its alerts incidents of QCAT, and two Grafana dashboards; with the addresses of this configuration. Files that are\nthere already are "
         "left alone, and nothing is written.\n\noptions:\n  --config FILE   the engine's configuration\n  --data-dir DIR  its data folder, where the token is\n  --port PORT     "
         "its port, where that is not the configuration's\n  --force         write over what is there\n  --json          answer in JSON\n\nexit codes: 0 written, 1 not written, 2 usage\n",
         runMonitoring},
        {"fault", "list or show the faults that are known, check files of own ones",
         "usage: qcat fault list|lint [OPTION …]\n       qcat fault show ID [OPTION …]\n\nlist  every fault with its severity (flat/with "
         "exposure), and for those that nobody looks for why: the key of\n      the configuration that is not set, or what the fault waits "
         "for\nshow  what one means for trading, its symptoms, what gets worse and when\nlint  reads every file, those of health.faults_dir "
         "or --faults as well, and says every mistake with file,\n      line and column\n\noptions:\n  --config FILE   the engine's "
         "configuration\n  --faults DIR    own fault files, instead of health.faults_dir\n  --language en|zh\n  --json          answer in "
         "JSON\n\nexit codes: 0 good, 1 a mistake in a file or no such fault, 2 usage\n",
         runFault},
        {"logs", "search and follow log files, rotated and compressed ones as one log, by message",
         "usage: qcat logs search FILE … [--level ERROR,WARN] [--category order,risk] [--fixed TEXT | --regex RE] [--ignore-case] [--word] [--invert]\n                        [--from TIME] "
         "[--to TIME] [--count] [--scan]\n       qcat logs range FILE … --from '2026-11-20 10:00' --to '2026-11-20 11:00'\n       qcat logs follow FILE … [--level …] [--fixed … | "
         "--regex …] [--ignore-case] [--word] [--invert]\n       qcat logs patterns FILE … [--level …] [--count]\n       qcat logs id ID FILE … [--count]\n\nWhat is found is printed by message: the line with "
         "its time and level, and those behind it that have none, as stack\ntraces have. Text lines and JSON lines, plain or gzip, UTF-8 or GB18030 (printed as UTF-8); "
         "several files in the order of\ntheir first times. --to is not in it. --count says how many.\nThe part between two times of a plain file is found by bisection; where its "
         "times go back, --scan reads all of it.\nfollow prints what is written from now on, through rotation by renaming, copying or deleting, until it is ended.\npatterns counts messages "
         "together that differ in figures and quoted texts alone, the most frequent first, with the\ntime of the first one.\nid prints every message of an order or request through all of the files. Of files at rest the first call makes an index of such\nwords (letters and "
         "digits, six or more), kept in the user's cache, and reads only where they can be.\n\nexit codes: 0 found, 1 nothing found or a file could not be read, 2 "
         "usage\n",
         runLogs},
        {"secrets", "where secrets stand and how old they are; give a server a new password while the engine runs",
         "usage: qcat secrets list [OPTION …]\n       qcat secrets set|test NAME [OPTION …]\n       qcat secrets rotate database|redis [OPTION …]\n\nlist    names every secret of the configuration, its file and age, "
         "and what is wrong with it; never the secret\nset     takes a new one from standard input, one line, and puts it into its file, mode 0600\ntest    logs in with it, or says whether it can be read\nrotate  makes a new random password, gives it to the server, puts it into the password_file, and logs in with it. The "
         "engine\n        reads that file at each login: nothing is interrupted. What an interruption left half done the next call\n        finishes. A secret of 256 bits is known "
         "to the redaction of log and messages from the next start on.\n\noptions:\n  --config FILE\n  --data-dir DIR\n  --json\n\nexit codes: 0 good or done and verified, 1 a "
         "finding or refused, 2 usage, 3 the server was not reached\n",
         runSecrets},
        {"rescue", "when the engine is dead, frozen or refuses to start: what stands, what is at stake, the next safe step",
         "usage: qcat rescue [--window] [OPTION …]\n       qcat rescue continue --confirm CONTINUE [OPTION …]\n       qcat rescue start --confirm START [OPTION …]\n\nLooks from outside, "
         "without the engine: its process, configuration, port, disk, the last known exposure, the incidents\nthat are open; says what to do, the safest first. "
         "continue  lets a frozen engine go on; start  starts one that is\ndead. Both look again before, and wait until the engine answers. Neither starts a second "
         "one.\n\noptions:\n  --config FILE   the engine's configuration\n  --data-dir DIR  its data folder\n  --port PORT     its port\n  --language en|zh\n  --json\n\nexit "
         "codes: 0 nothing to rescue, or done and verified; 1 look at what it says; 2 usage\n",
         runRescue, "--window"},
        {"drill", "break a private installation for real and mend it: for practice and as proof that a runbook works",
         "usage: qcat drill list\n       qcat drill run FAULT [--unattended] [OPTION …]\n       qcat drill run --all --unattended [OPTION …]\n\nrun builds a "
         "private installation in a temporary folder (PostgreSQL, Redis, an engine on its paper venue), breaks it, and\nwaits until it is mended: by you, "
         "at a console attached to it, or unattended by the fault's runbook. Then it looks\nby other means whether it is whole, prints how long it took, and writes a "
         "report. Nothing of this machine's own\nis touched. Refused while positions or orders with real money are open.\n\noptions:\n  --reports DIR     where the "
         "report goes, instead of drills in the data folder\n  --config FILE     the engine's configuration, which says whether real money is traded\n  --data-dir DIR    its data folder\n  --language en|zh  of "
         "list and of the report whose name is printed; both are written\n\nexit codes: 0 every drill that was run is mended and verified (faults that have no drill yet are named as pending "
         "after\n--all and change nothing), 1 one is not, 2 usage, 4 one cannot be run on this machine, and why is said\n",
         runDrill},
        {"manual", "the fault manual, line by line: which step stands for it, and why",
         "usage: qcat manual [TEXT] [--language en|zh] [--json]\n\nEvery command of the fault manual with the step of the runbook that it is, "
         "the safer step in its place,\nor why nothing does it. With TEXT only the lines in which it stands.\n\nexit codes: 0 good, 1 no such line or a mistake "
         "in the table, 2 usage\n",
         runManual},
        {"runbook", "check, list, show, plan and run runbooks",
         "usage: qcat runbook lint [FILE …] [OPTION …]\n       qcat runbook list|show ID [OPTION …]\n       qcat runbook plan|run ID [--incident "
         "INC] [--set NAME=VALUE …] [OPTION …]\n       qcat runbook approve|undo RUN STEP\n       qcat runbook runs\n\nlint     says every mistake of the "
         "files with line and column; without FILE of all that ship and of\n         health.runbooks_dir (standard: runbooks in the data folder)\nlist, "
         "show  what there is, from the files; no engine is needed\nplan     begins a run on the engine, runs its diagnosis, says what its first change would "
         "do now, and stops it;\nrun      the same, and makes the changes: each is confirmed at the terminal. s REASON skips a step, e REASON\n         "
         "calls people, a REASON stops the run\napprove  a step that waits for a second person, as somebody else than who asked, with a token of their own (--token-file)\nundo     takes back a step that is done, where the run says that it can be; confirmed at the terminal, and once\n\noptions:\n"
         "  --incident INC     the incident to mend; a tool needs none\n  --set NAME=VALUE   a parameter of the runbook\n"
         "  --yes-reads        the diagnosis is not asked for\n  --unattended       confirms by itself; refused while the engine trades live\n"
         "  --patience TIME    with an engine that does not answer, for instance while it restarts; 2m\n"
         "  --language en|zh   of list and show\n  --json             of list and show\n"
         "  --config FILE, --data-dir DIR, --port PORT, --url URL, --token-file FILE  where the engine is\n\n"
         "exit codes: 0 good, or the run has succeeded, 1 a mistake in a file, refused, or not mended, 2 usage, 3 no engine was\nreached\n",
         runRunbook},
        {"config", "show the configuration, compare it with what is in force, approve a change",
         "usage: qcat config show|diff|history [--config FILE] [--data-dir DIR] [--json]\n       qcat config set KEY VALUE [--confirm HASH]\n       qcat config rollback ID [--confirm HASH]\n       qcat config apply [--config FILE] [--data-dir DIR] "
         "[--confirm HASH] [--json]\n\nshow   every value as a start from here would have it; secrets are not shown\ndiff   the file against "
         "what the engine in the data folder works with, and what a reload can apply\napply  validates the file whole, shows the diff and the "
         "hash; with --confirm HASH records who approved\n       exactly this content. The next reload (systemctl reload qcat, or SIGHUP) "
         "applies what can be\n       applied while trading goes on: logging.level, the limits of the pools and of Redis. The rest counts from\n       "
         "the next start, and an incident (P3) names it.\nset    changes one value and leaves everything else in the file as it is, comments too: the same diff and hash,\n       and with --confirm HASH the file is "
         "replaced as a whole, approved, and what it held is kept\nhistory, rollback  what the file held before, and one of it back, in the same way\n\noptions:\n  --config FILE    the file (default: /etc/qcat/config.yaml)\n  --data-dir DIR   the engine's data "
         "folder (default: what the configuration says)\n  --confirm HASH   the hash that apply, set or rollback showed\n  --json           answer in "
         "JSON\n\nexit codes: 0 good, 1 a mistake in the file, 2 usage or not confirmed; diff as diff(1): 0 the same,\n1 "
         "different, 2 it could not be compared\n",
         runConfig},
        {"migrate", "say or change the version of the database's schema",
         "usage: qcat migrate status|up|down [--config FILE] [OPTION …]\n\nup brings the schema to the newest version, down one step back. "
         "Each step waits for its locks for a quarter\nof a second only and then gives way, so that nobody who uses the database waits behind "
         "it. Refused while an\nengine writes or another migration runs: an engine that starts migrates by itself.\n\noptions:\n"
         "  --config FILE      the engine's configuration\n"
         "  --data-dir DIR     the engine's data folder\n"
         "  --to VERSION       the version to reach; 0 is an empty database\n"
         "  --plan             only say what would run, with its SQL\n"
         "  --confirm NAME     of a step down: the database (or file) that loses tables\n"
         "  --timeout SECONDS  for all steps together (60)\n"
         "  --json             answer in JSON\n"
         "\nexit codes: 0 done, or up to date; 1 refused, failed, or steps to run; 2 usage; 3 no database was reached\n",
         runMigrate},
        {"store", "delete old candles and samples of equity from the database",
         "usage: qcat store prune --older-than DURATION [--config FILE] [--data-dir DIR] [--plan] [--json]\n\nDeletes candles and samples "
         "of equity that are older than DURATION (7d or more, as in 400d), oldest first, in\nsmall batches; also beside a running engine. "
         "Orders, fills, positions, funding, performance and audit stay.\nOn PostgreSQL the configured role needs DELETE: the engine's own "
         "has it not where roles.sql was run, so name\nqcat_migrate as database.user.\n\noptions:\n  --plan   only say how many rows would "
         "go\n\nexit codes: 0 done, 1 refused or failed, 2 usage, 3 no database was reached\n",
         runStore},
        {"backup", "take, prove, list, prune and restore backups of the database",
         "usage: qcat backup create|list|prune|schedule|window [--config FILE] [OPTION …]\n       qcat backup list --databases [--config FILE] [OPTION …]\n       qcat backup verify|copy|fetch|extract|restore [ID] [--config FILE] [OPTION …]\n\n"
         "create   dumps the database (pg_dump -Fc, or the embedded store) into backup.directory with a manifest of every\n         table's rows, and "
         "copies journals and configuration beside it; also beside a running engine\nverify   restores a backup (the newest) into a scratch "
         "database, compares it with its manifest, drops it\ncopy     copies a backup (the newest) to backup.offsite.url by SFTP, reads it back from there and compares\nfetch    brings the copy ID back from there; prove it then\nextract  puts the journals and the configuration of ID into the folder --to DIR, opened where sealed\nlist     the backups; with --databases what restores left beside the live database, and what drops it\nprune    lists what may go by backup.keep_for; never the newest backup.keep_proven "
         "proven ones\nrestore  restores a backup (the newest proven) beside the live database, compares it, writes into it what the\n         "
         "journals know since. With --confirm DATABASE it then takes the live one's place by rename; the old one is\n         kept. Truncated, "
         "changed and foreign dumps are refused\nschedule says when qcat-backup.timer of systemd does that, how the last run ended and when the next is due; with\n         --enable it runs from now on, every night (as root)\nwindow   says what can be gone back to: the backups, and a point in time where the server archives its WAL\n\noptions:\n  --confirm WORD  of prune: how many backups go; of restore: the live database's "
         "name\n  --sql           of create: also a .sql.gz beside the dump, to read; restore does not take it\n  --to DIR        of extract: a folder that is not there yet\n  --to-time TIME  of restore: recovers a private cluster up to that time, 2026-11-23T04:05:00Z, from --base DIR, a base backup as a\n                  folder (pg_basebackup), and --archive DIR, the archived log; compares it and makes a backup of it, or nothing at all\n  --offsite       of list: what lies in backup.offsite.url\n  --unproven      of restore: also a backup that was never verified\n  --json          answer in JSON (create, list, verify)\n"
         "  --data-dir DIR  the engine's data folder\n\nexit codes: 0 done, 1 refused or failed, 2 usage, 3 no database was reached\n",
         runBackup},
        {"book-check", "rebuild the book of a recording and compare it with known rows",
         "usage: qcat book-check RECORDING GOLDEN [SYMBOL]\n\nRebuilds the book by its venue's rule (USD-M and COIN-M: pu chain; spot: U = "
         "previous u + 1) and compares\nbest bid and ask, price and quantity, with every row of GOLDEN\n(update_id,best_bid,bid_qty,best_ask,"
         "ask_qty). An id that does not occur counts as unequal.\nPrints: rows N equal M\n\nexit codes: 0 all equal, 1 not, or a file that "
         "cannot be used, 2 usage\n",
         [](const std::vector<std::string> &arguments) { return runBookCheck(arguments, std::cout, std::cerr); }},
    };
}

// What Qt has to say of its surroundings (no XDG_RUNTIME_DIR in a service, a thread that is not its own) is no answer of a verb.
void sayGraveOnes(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        fmt::print(stderr, "{}\n", message.toStdString());
}

// An answer that did not arrive is none, whatever it said. Who read it may have left before its end (`qcat … | head`): no word of that.
int unanswered(int reason)
{
    if (reason != EPIPE)
        fmt::print(stderr, "the answer could not be written to standard output: {}\n", std::strerror(reason));
    return kFinding;
}

// How many letters to put in, leave out or change, from one word to the other (Levenshtein).
std::size_t editsBetween(const std::string &from, const std::string &to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (const char letter : from) {
        auto diagonal = row[0]++;
        for (std::size_t i = 0; i < to.size(); ++i) {
            const auto changed = diagonal + (letter == to[i] ? 0 : 1);
            diagonal = row[i + 1];
            row[i + 1] = std::min({row[i] + 1, diagonal + 1, changed});
        }
    }
    return row.back();
}

int answered(const Verb &verb, const std::vector<std::string> &arguments)
{
    int code = kFinding;
    try {
        code = verb.run(arguments);
    } catch (const std::system_error &error) {
        if (!std::ferror(stdout))
            throw;
        return unanswered(error.code().value());
    }
    errno = 0;
    const bool isWritten = std::fflush(stdout) == 0;
    return isWritten && !std::ferror(stdout) ? code : unanswered(errno ? errno : EIO);
}

} // namespace

const std::vector<Verb> &allVerbs()
{
    static const std::vector<Verb> verbs = makeVerbs();
    return verbs;
}

bool isVerb(const std::string &name)
{
    return std::ranges::any_of(allVerbs(), [&](const Verb &verb) { return verb.name == name; });
}

std::string nearestVerb(const std::string &name)
{
    std::string nearest;
    auto fewest = std::max<std::size_t>(1, name.size() / 3) + 1; // of a short word one letter, not more: "run" is not "audit"
    for (const auto &verb : allVerbs())
        if (const auto count = editsBetween(name, verb.name); count < fewest) {
            fewest = count;
            nearest = verb.name;
        }
    return nearest;
}

int runVerb(const std::string &name, const std::vector<std::string> &arguments, int argc, char **argv)
{
    const auto verb = std::ranges::find_if(allVerbs(), [&](const Verb &v) { return v.name == name; });
    if (std::ranges::any_of(arguments, [](const std::string &a) { return a == "--help" || a == "-h"; })) {
        fmt::print("{}", verb->usage);
        return kGood;
    }
    qInstallMessageHandler(sayGraveOnes);
    if (!verb->drawingWord.empty() && std::ranges::find(arguments, verb->drawingWord) != arguments.end()) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts for a PDF, no window
        const QGuiApplication app(argc, argv);
        return answered(*verb, arguments);
    }
    if (!verb->windowWord.empty() && std::ranges::find(arguments, verb->windowWord) != arguments.end())
        return inWindow(argc, argv, [&] { return verb->run(arguments); });
    const QCoreApplication app(argc, argv);
    return answered(*verb, arguments);
}

} // namespace qcat::app
