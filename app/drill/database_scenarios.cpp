#include "scenario.h"

#include "damage_door.h"

#include <QProcess>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{

// Sessions of another program in the same database: psql, which holds what it was told to until the drill ends it.
class Session
{
public:
    Session(const drill_servers::PostgresServer &server, const char *name)
    {
        const auto database = server.config();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromStdString(database.password));
        environment.insert(QStringLiteral("PGAPPNAME"), QString::fromUtf8(name));
        m_psql.setProcessEnvironment(environment);
        m_psql.start(QStringLiteral("/usr/bin/psql"),
                     {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                      QStringLiteral("-p"), QString::number(database.port), QStringLiteral("-U"),
                      QString::fromStdString(database.user), QString::fromStdString(database.name)});
        m_psql.waitForStarted();
    }
    ~Session()
    {
        m_psql.kill();
        m_psql.waitForFinished();
    }
    void say(const char *sql)
    {
        m_psql.write(sql);
        m_psql.waitForBytesWritten();
    }

private:
    QProcess m_psql;
};

std::string countOf(Range &range, const std::string &condition)
{
    return range.postgres().sql("SELECT count(*) FROM pg_stat_activity WHERE " + condition).valueOr("?");
}

base::Status whenCounted(Range &range, const std::string &condition, const char *wanted)
{
    if (waitFor([&] { return countOf(range, condition) == wanted; }, 20s))
        return {};
    return base::Error{"drill.sessions",
                       fmt::format("{} sessions where {}, {} expected", countOf(range, condition), condition, wanted)};
}

// The pair that names a session for good, of the one that `condition` finds.
base::Result<domain::RunbookInputs> inputsOf(Range &range, const std::string &condition)
{
    const auto row = range.postgres().sql(
        "SELECT pid || ' ' || (EXTRACT(EPOCH FROM backend_start) * 1000000)::bigint FROM pg_stat_activity WHERE " +
        condition);
    if (!row)
        return row.error();
    const auto blank = row->find(' ');
    if (blank == std::string::npos)
        return base::Error{"drill.sessions", "no session where " + condition};
    return domain::RunbookInputs{{"pid", row->substr(0, blank)}, {"backend_start", row->substr(blank + 1)}};
}

Scenario databaseDown()
{
    return {.fault = "database.connection_failed",
            .damage = {"PostgreSQL is ended as by a crash", "PostgreSQL 像崩溃一样被终止"},
            .needs = {.postgres = true},
            .inflict = [](Range &range) { return range.postgres().stopImmediate(); },
            .proof =
                [](Range &range) {
                    const auto answer = range.postgres().sql("SELECT 1");
                    return answer ? recordIsWhole(range) : base::Status(answer.error());
                }};
}

Scenario lockHeld()
{
    const std::string holds = "application_name = 'drill-forgotten'";
    return {.fault = "database.lock_waits",
            .damage = {"a forgotten session holds a row that another one waits for",
                       "一个被遗忘的会话持有行锁，另一个会话在等待"},
            .needs = {.postgres = true},
            .inflict =
                [holds](Range &range) {
                    const auto holder = range.keep(std::make_shared<Session>(range.postgres(), "drill-forgotten"));
                    holder->say("CREATE TABLE held (id int PRIMARY KEY, value int); INSERT INTO held VALUES (1, 0);\n"
                                "BEGIN; UPDATE held SET value = 1;\n");
                    if (auto holding = whenCounted(range, holds + " AND state = 'idle in transaction'", "1"); !holding)
                        return holding;
                    range.keep(std::make_shared<Session>(range.postgres(), "drill-waiter"))
                        ->say("UPDATE held SET value = 2;\n");
                    return whenCounted(range, "application_name = 'drill-waiter' AND wait_event_type = 'Lock'", "1");
                },
            .inputs = [holds](Range &range) { return inputsOf(range, holds); },
            .proof =
                [](Range &range) {
                    auto free =
                        whenCounted(range, "application_name = 'drill-waiter' AND wait_event_type = 'Lock'", "0");
                    return free ? recordIsWhole(range) : free;
                }};
}

Scenario transactionForgotten()
{
    const std::string idles = "application_name = 'drill-forgotten'";
    return {.fault = "database.open_transaction",
            .damage = {"a forgotten session idles in a transaction", "一个被遗忘的会话停留在未结束的事务中"},
            .needs = {.postgres = true},
            .inflict =
                [idles](Range &range) {
                    range.keep(std::make_shared<Session>(range.postgres(), "drill-forgotten"))->say("BEGIN; SELECT count(*) FROM orders;\n");
                    return whenCounted(range, idles + " AND state = 'idle in transaction'", "1");
                },
            .inputs = [idles](Range &range) { return inputsOf(range, idles); },
            .proof =
                [idles](Range &range) {
                    auto gone = whenCounted(range, idles, "0");
                    return gone ? recordIsWhole(range) : gone;
                }};
}

Scenario poolTooSmall()
{
    return {.fault = "pool.exhausted",
            .damage = {"more work than the database pool has connections", "数据库连接池的连接数不够用"},
            .needs = {.postgres = true, .database = "  max_open_conns: 3\n  max_idle_conns: 3\n"},
            .inflict = [](Range &range) { return range.damage({kPoolCrowded}); },
            .inputs = [](Range &) { return domain::RunbookInputs{{"size", "20"}}; },
            .proof =
                [](Range &range) {
                    auto over = range.damage({});
                    return over ? recordIsWhole(range) : over;
                }};
}

} // namespace

std::vector<Scenario> databaseScenarios()
{
    return {databaseDown(), lockHeld(), transactionForgotten(), poolTooSmall()};
}

} // namespace qcat::app::drill
