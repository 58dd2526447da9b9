#include <qcat/pg_link/session.h>

#include "connection.h"
#include "socket_watchdog.h"

#include <qcat/base/time.h>
#include <qcat/domain/database_servers.h>
#include <qcat/pg_link/pg_error.h>

#include <fmt/format.h>
#include <pqxx/nontransaction>
#include <pqxx/transaction>

#include <algorithm>

namespace qcat::pg_link
{

class Session::Impl
{
public:
    Impl(PgConn connection, std::string target)
        : m_connection(std::make_unique<pg_link::Connection>(std::move(connection))), m_target(std::move(target))
    {
    }

    base::Status transact(base::Duration timeout, const Work &work);
    base::Status runAlone(base::Duration timeout, const std::string &statement);
    bool isUsable() const { return !m_lost && m_connection->is_open(); }
    bool isQuiet() const { return isUsable() && pool::socketIsQuiet(m_connection->sock()); }
    bool isIdle() const { return PQtransactionStatus(m_connection->raw()) == PQTRANS_IDLE; }
    int serverVersion() const { return m_connection->server_version(); }
    int greetedPid() const { return PQbackendPID(m_connection->raw()); }

private:
    // The server gives up first, so that a slow statement costs the transaction and not the connection; a lock that does not
    // come is told apart from a slow server, and early enough to find out who holds it.
    struct Limits
    {
        explicit Limits(Deadline deadline) : statementMs(std::max(1, deadline.remainingMs() * 9 / 10)), lockMs(std::max(1, statementMs * 2 / 3)) {}
        int statementMs, lockMs;
    };

    base::Status watched(Deadline deadline, const std::function<base::Status()> &call);
    base::Status runTransaction(const Limits &limits, const Work &work);
    base::Status caught(const std::function<base::Status()> &call);
    base::Error fromServer(std::string_view sqlstate, const std::string &text);
    base::Error lostConnection(const char *text);

    std::unique_ptr<pg_link::Connection> m_connection;
    const std::string m_target;
    SocketWatchdog m_watchdog;
    bool m_lost = false;
};

base::Status Session::Impl::transact(base::Duration timeout, const Work &work)
{
    const Deadline deadline(timeout);
    const Limits limits(deadline);
    const auto begin = Deadline::Clock::now();
    auto done = watched(deadline, [&] { return runTransaction(limits, work); });
    if (done)
        return done;
    const auto sqlstate = done.error().arg("sqlstate");
    const int limitMs = sqlstate == kLockNotAvailable ? limits.lockMs : sqlstate == kQueryCanceled ? limits.statementMs : 0;
    if (limitMs == 0 || Deadline::Clock::now() - begin < std::chrono::milliseconds(limitMs)) // sooner: somebody cancelled it
        return done;
    const auto limit = base::toShortText(std::chrono::milliseconds(limitMs));
    auto error = done.error();
    error.message += fmt::format(", after its limit of {}", limit);
    return std::move(error).with("limit", limit);
}

base::Status Session::Impl::runAlone(base::Duration timeout, const std::string &statement)
{
    return watched(Deadline(timeout), [&] {
        pqxx::nontransaction(*m_connection).exec0(statement);
        return base::Status();
    });
}

base::Status Session::Impl::watched(Deadline deadline, const std::function<base::Status()> &call)
{
    if (!isUsable())
        return makeError(codes::kUnreachable, {}, "the connection was lost before", m_target);
    m_watchdog.arm(m_connection->sock(), deadline);
    base::Status done = caught(call);
    if (m_watchdog.disarm()) {
        m_lost = true;
        if (!done) {
            auto error = makeError(codes::kTimeout, {}, "no answer by the deadline", m_target);
            if (!done.error().arg("in_doubt").empty())
                error = std::move(error).with("in_doubt", "true");
            return error;
        }
    }
    return done;
}

base::Status Session::Impl::runTransaction(const Limits &limits, const Work &work)
{
    pqxx::work transaction(*m_connection);
    transaction.exec0(fmt::format("SET LOCAL statement_timeout = {0}; SET LOCAL lock_timeout = {1}; "
                                  "SET LOCAL idle_in_transaction_session_timeout = {0}", // frozen, we hold no lock for long
                                  limits.statementMs, limits.lockMs));
    if (auto done = work(transaction); !done)
        return done;
    transaction.commit();
    return {};
}

base::Status Session::Impl::caught(const std::function<base::Status()> &call)
{
    try {
        return call();
    } catch (const pqxx::in_doubt_error &error) {
        return lostConnection(error.what()).with("in_doubt", "true");
    } catch (const pqxx::broken_connection &error) {
        return lostConnection(error.what());
    } catch (const pqxx::deadlock_detected &error) {
        return fromServer("40P01", error.what());
    } catch (const pqxx::transaction_rollback &error) {
        return fromServer("40001", error.what());
    } catch (const pqxx::sql_error &error) {
        return fromServer(error.sqlstate(), error.what());
    } catch (const pqxx::failure &error) {
        return lostConnection(error.what());
    }
}

base::Error Session::Impl::fromServer(std::string_view sqlstate, const std::string &text)
{
    if (sqlstate.empty()) // libpqxx forgets it for some, insufficient_privilege among them
        sqlstate = sqlstateIn(text);
    if (sqlstate.empty() || !m_connection->is_open())
        return lostConnection(text.c_str());
    return makeError(codeOfSqlstate(sqlstate), sqlstate, text, m_target);
}

base::Error Session::Impl::lostConnection(const char *text)
{
    m_lost = true;
    // libpqxx's own text hides why the connection died; libpq's has the server's last word
    const std::string_view reason = PQerrorMessage(m_connection->raw());
    const std::string_view sqlstate = sqlstateIn(reason);
    const std::string_view code = sqlstate.empty() ? codes::kUnreachable : codeOfSqlstate(sqlstate);
    return makeError(code, sqlstate, reason.empty() ? text : reason, m_target);
}

base::Result<std::unique_ptr<Session>> Session::open(const domain::DatabaseConfig &config,
                                                     const std::string &applicationName, base::Duration timeout)
{
    auto connection = connect(config, applicationName, Deadline(timeout));
    if (!connection)
        return connection.error();
    try {
        return std::unique_ptr<Session>(new Session(std::make_unique<Impl>(std::move(*connection), targetOf(config))));
    } catch (
        const pqxx::failure &error) { // lost again before libpqxx had a look at it, or a server that it does not know
        return makeError(codes::kUnreachable, {}, error.what(), targetOf(config));
    }
}

Session::Session(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Session::~Session() = default;

base::Status Session::transact(base::Duration timeout, const Work &work)
{
    return m_impl->transact(timeout, work);
}

base::Status Session::runAlone(base::Duration timeout, const std::string &statement)
{
    return m_impl->runAlone(timeout, statement);
}

bool Session::isUsable() const
{
    return m_impl->isUsable();
}

bool Session::isAlive()
{
    return m_impl->isQuiet();
}

bool Session::isClean()
{
    return m_impl->isIdle();
}

int Session::serverVersion() const
{
    return m_impl->serverVersion();
}

int Session::greetedPid() const
{
    return m_impl->greetedPid();
}

std::string targetOf(const domain::DatabaseConfig &config)
{
    return fmt::format("{}/{}", domain::serversText(config), config.name);
}

} // namespace qcat::pg_link
