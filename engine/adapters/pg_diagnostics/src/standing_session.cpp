#include "standing_session.h"

#include <qcat/pg_link/pg_error.h>

#include <pqxx/transaction_base>

#include <algorithm>

namespace qcat::pg_diagnostics
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kLongestAnswer = 2s;
constexpr base::Duration kFirstPause = 1s;
constexpr base::Duration kLongestPause = 30s;

// What holds for everything that is ever asked here. Set for the transaction alone: behind a pooler that lends its sessions by the
// transaction, a setting of the session would be found by the next one who gets it, who then could not write.
constexpr const char *kForEachTransaction = "SET TRANSACTION READ ONLY; SET LOCAL lock_timeout = '250ms'";

// A database without an encoding cannot be read as UTF-8: one byte of somebody's query text would fail the whole reply.
// The bytes then come as they are and are made valid here. A pooler keeps this one setting apart for each of its clients.
void setUp(pqxx::transaction_base &transaction)
{
    if (transaction.exec1("SHOW server_encoding")[0].as<std::string>() == "SQL_ASCII")
        transaction.exec0("SET client_encoding TO SQL_ASCII");
}

} // namespace

StandingSession::StandingSession(domain::DatabaseConfig config, const base::Clock &clock)
    : m_config(std::move(config)), m_clock(clock)
{
}

base::Status StandingSession::ensure(base::Duration timeout)
{
    if (isOpen())
        return {};
    if (m_lastError && m_clock.steadyNow() < m_retryAt)
        return *m_lastError;
    m_session.reset();
    const auto began = m_clock.steadyNow();
    auto opened = pg_link::Session::open(m_config, kApplicationName, std::min(timeout, m_config.connectTimeout));
    if (!opened)
        return failed(opened.error());
    m_session = std::move(*opened);
    const auto left = timeout - (m_clock.steadyNow() - began);
    const auto ready = m_session->transact(std::max<base::Duration>(left, 1ms), [](pqxx::transaction_base &transaction) {
        setUp(transaction);
        return base::Status();
    });
    if (!ready) {
        m_session.reset();
        return failed(ready.error());
    }
    ++m_openings;
    m_lastError.reset();
    m_pause = {};
    return {};
}

base::Status StandingSession::transact(base::Duration timeout, const pg_link::Session::Work &work)
{
    auto done = m_session->transact(std::min(timeout, kLongestAnswer), [&](pqxx::transaction_base &transaction) {
        transaction.exec0(kForEachTransaction);
        return work(transaction);
    });
    if (!m_session->isUsable()) {
        m_session.reset();
        return failed(done ? base::Error{std::string(pg_link::codes::kUnreachable), "the connection was lost"}
                           : done.error());
    }
    return done;
}

// A wrong password is not tried again and again: the server may lock the role.
base::Error StandingSession::failed(base::Error error)
{
    m_pause = error.code == pg_link::codes::kAuth ? kLongestPause
                                                  : std::clamp<base::Duration>(m_pause * 2, kFirstPause, kLongestPause);
    m_retryAt = m_clock.steadyNow() + m_pause;
    m_lastError = error;
    return error;
}

} // namespace qcat::pg_diagnostics
