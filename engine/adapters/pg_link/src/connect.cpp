#include "connect.h"

#include <qcat/base/text.h>
#include <qcat/domain/database_servers.h>
#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/session.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <poll.h>

namespace qcat::pg_link
{

namespace
{

constexpr std::string_view kDatabaseClosed = "55000"; // at a login: ALLOW_CONNECTIONS false, as before it is dropped or restored

// Keep-alives find a peer that is gone while we wait for an answer, tcp_user_timeout one that is gone while we send.
constexpr const char *kKeepaliveIdle = "5", *kKeepaliveInterval = "2", *kKeepaliveCount = "3",
                     *kTcpUserTimeout = "8000";

// With several servers only the one that takes writes will do: the others are its standbys, today.
PGconn *startConnecting(const domain::DatabaseConfig &config, const domain::DatabaseServer &server, bool isOneOfSeveral,
                        const std::string &password, const std::string &applicationName)
{
    const std::string port = std::to_string(server.port);
    const std::array keys = {"host",
                             "port",
                             "user",
                             "password",
                             "dbname",
                             "sslmode",
                             "keepalives",
                             "keepalives_idle",
                             "keepalives_interval",
                             "keepalives_count",
                             "tcp_user_timeout",
                             "client_encoding",
                             "target_session_attrs",
                             "application_name",
                             static_cast<const char *>(nullptr)};
    const std::array values = {server.host.c_str(),
                               port.c_str(),
                               config.user.c_str(),
                               password.c_str(),
                               config.name.c_str(),
                               config.sslMode.c_str(),
                               "1",
                               kKeepaliveIdle,
                               kKeepaliveInterval,
                               kKeepaliveCount,
                               kTcpUserTimeout,
                               "UTF8",
                               isOneOfSeveral ? "read-write" : "any",
                               applicationName.c_str(),
                               static_cast<const char *>(nullptr)};
    return PQconnectStartParams(keys.data(), values.data(), 0);
}

// Empty when the deadline passed.
bool waitFor(int socket, PostgresPollingStatusType direction, Deadline deadline)
{
    pollfd wanted{socket, short(direction == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    for (;;) {
        const int ready = ::poll(&wanted, 1, deadline.remainingMs());
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

base::Error connectError(PGconn *connection, const std::string &target)
{
    const std::string_view text = PQerrorMessage(connection);
    const std::string_view sqlstate = sqlstateIn(text);
    const bool refused = text.find("Connection refused") != std::string_view::npos ||
                         text.find("No such file") != std::string_view::npos;
    const bool isClosed = sqlstate == kDatabaseClosed;
    // libpq gives no code for what happens before the server speaks: a missing password, a refused connection
    const std::string_view code = PQconnectionNeedsPassword(connection) ? codes::kAuth
                                  : sqlstate.empty() && refused         ? codes::kRefused
                                  : isClosed                            ? codes::kUnreachable
                                                                        : codeOfSqlstate(sqlstate);
    return makeError(code, sqlstate, text, target);
}

base::Result<PgConn> connectTo(PgConn connection, const std::string &target, Deadline deadline)
{
    if (!connection)
        throw std::bad_alloc();
    PQsetErrorVerbosity(connection.get(),
                        PQERRORS_VERBOSE); // with the SQLSTATE, which libpq tells in no other way here
    if (PQstatus(connection.get()) == CONNECTION_BAD)
        return connectError(connection.get(), target);
    auto direction = PGRES_POLLING_WRITING;
    while (direction != PGRES_POLLING_OK) {
        if (direction == PGRES_POLLING_FAILED)
            return connectError(connection.get(), target);
        if (!waitFor(PQsocket(connection.get()), direction, deadline))
            return makeError(codes::kTimeout, {}, "no answer to the login by the deadline", target);
        direction = PQconnectPoll(connection.get());
    }
    return connection;
}

} // namespace

base::Error makeError(std::string_view code, std::string_view sqlstate, std::string_view text,
                      const std::string &target)
{
    const std::string_view whole = base::trimmed(text);
    const std::string_view firstLine = whole.substr(0, whole.find('\n'));
    base::Error error{std::string(code), fmt::format("PostgreSQL {}: {}", target, firstLine), {{"target", target}}};
    if (!sqlstate.empty())
        error.args.push_back({"sqlstate", std::string(sqlstate)});
    return error;
}

base::Result<PgConn> connect(const domain::DatabaseConfig &config, const std::string &applicationName,
                             Deadline deadline)
{
    const std::string target = targetOf(config);
    const auto password = secrets::passwordNow(config.password, config.passwordFile);
    if (!password)
        return makeError(codes::kPasswordFile, {}, password.error().message, target)
            .with("detail", std::string(password.error().arg("detail")));
    const auto servers = domain::databaseServers(config);
    if (!servers)
        return makeError(codes::kUnreachable, {}, servers.error().message, target);
    base::Result<PgConn> connection = makeError(codes::kUnreachable, {}, "no server is configured", target);
    // one after the other, each with its share of the time: one that swallows everything leaves some for the next
    for (std::size_t i = 0; i < servers->size() && !connection; ++i) {
        const Deadline share(deadline.remaining() / std::int64_t(servers->size() - i));
        connection = connectTo(PgConn(startConnecting(config, (*servers)[i], servers->size() > 1, *password, applicationName)), target, share);
        if (!connection && !isOutage(connection.error().code))
            break; // it answers and refuses us: what the next one says would hide that
    }
    return connection;
}

} // namespace qcat::pg_link
