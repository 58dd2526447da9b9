#include "read_activity.h"

#include <qcat/base/text.h>

#include <charconv>

namespace qcat::pg_diagnostics
{

using namespace domain::postgres;

namespace
{

Session sessionOf(const Cells &cells)
{
    Session session;
    session.pid = cells.smallInteger("pid");
    session.backendStart = cells.time("backend_start_us");
    session.user = cells.text("usename");
    session.application = cells.text("application");
    session.client = cells.text("client");
    session.state = cells.text("state");
    session.waitingOn = cells.text("waiting_on");
    session.statementAge = cells.seconds("statement_s");
    session.transactionAge = cells.seconds("transaction_s");
    session.inState = cells.seconds("in_state_s");
    if (session.backendStart.isValid())
        session.hasWritten = cells.flag("has_written");
    if (!cells.isNull("locks_held"))
        session.locksHeld = cells.smallInteger("locks_held");
    if (session.backendStart.isValid()) // else it says that we may not see it
        session.statement = cells.statement("query");
    session.isProtected = cells.flag("protected");
    return session;
}

std::vector<int> pidsIn(std::string_view list)
{
    std::vector<int> pids;
    for (const auto word : base::split(list, ' ')) {
        int pid = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), pid);
        if (error == std::errc() && end != word.data() && pids.size() < kMostRows)
            pids.push_back(pid);
    }
    return pids;
}

std::optional<int> countUnlessHidden(const Cells &cells, const char *column)
{
    return cells.isNull("client") ? std::nullopt : std::optional(cells.smallInteger(column));
}

} // namespace

Server readServer(pqxx::transaction_base &transaction, int versionNumber)
{
    const Cells cells(transaction.exec(std::string(Queries::shipped().find("server", versionNumber)), "server").at(0));
    Server server;
    server.version = cells.text("version");
    server.versionNumber = cells.smallInteger("version_number");
    server.startedAt = cells.time("started_us");
    server.role = cells.text("role");
    server.database = cells.text("database");
    server.isStandby = cells.flag("is_standby");
    server.isSuperuser = cells.flag("is_superuser");
    server.hasMonitor = cells.flag("has_monitor");
    server.hasReadAllStats = cells.flag("has_read_all_stats");
    server.hasSignalBackend = cells.flag("has_signal_backend");
    server.statStatements = cells.text("stat_statements");
    server.statTuple = cells.text("stat_tuple");
    return server;
}

Headroom readHeadroom(const Reading &reading)
{
    const Cells cells(reading.ask("headroom").at(0));
    return {cells.smallInteger("max_connections"), cells.smallInteger("reserved"), cells.smallInteger("used"),
            cells.smallInteger("database_limit"), cells.smallInteger("role_limit")};
}

Connections readConnections(const Reading &reading)
{
    Connections connections;
    connections.byState = listOf(reading.ask("connections_by_state"), [&](const Cells &cells) {
        ConnectionState state{cells.text("database"), cells.text("usename"), cells.text("state"),
                              cells.smallInteger("n"), cells.seconds("longest_s")};
        if (state.state.empty())
            connections.hidden += state.count;
        return state;
    });
    connections.byClient = listOf(reading.ask("connections_by_client"), [](const Cells &cells) {
        return ConnectionClient{cells.text("application"),
                                cells.text("usename"),
                                cells.text("client"),
                                cells.smallInteger("n"),
                                countUnlessHidden(cells, "active"),
                                countUnlessHidden(cells, "idle"),
                                countUnlessHidden(cells, "idle_in_transaction")};
    });
    connections.waits = listOf(reading.ask("waits"), [](const Cells &cells) {
        return Wait{cells.text("type"), cells.text("event"), cells.smallInteger("n"), cells.seconds("longest_s")};
    });
    return connections;
}

domain::Bounded<LockSession> readLocks(const Reading &reading)
{
    return listOf(reading.ask("locks"), [](const Cells &cells) {
        return LockSession{sessionOf(cells), pidsIn(cells.text("blockers"))};
    });
}

Activity readActivity(const Reading &reading)
{
    return {listOf(reading.ask("long_running"), sessionOf), listOf(reading.ask("idle_in_transaction"), sessionOf)};
}

} // namespace qcat::pg_diagnostics
