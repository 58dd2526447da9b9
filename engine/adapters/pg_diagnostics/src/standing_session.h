#pragma once

#include <qcat/base/clock.h>
#include <qcat/pg_link/session.h>

#include <memory>
#include <optional>

namespace qcat::pg_diagnostics
{

inline constexpr const char *kApplicationName = "qcat-diag";

// The one connection of the diagnostics: opened when it is first needed, kept, and after a loss opened again, at first
// after a second, later each half minute.
class StandingSession
{
public:
    StandingSession(domain::DatabaseConfig config, const base::Clock &clock);

    // Ready for transact(); the Error says why not, also while it waits before the next try.
    base::Status ensure(base::Duration timeout);
    // Within 2 s and `timeout`; reads only, waits 250 ms for a lock.
    base::Status transact(base::Duration timeout, const pg_link::Session::Work &work);
    bool isOpen() const { return m_session && m_session->isUsable(); }
    int serverVersion() const { return m_session->serverVersion(); }
    // How often it was opened: what was learnt on an earlier connection may be wrong on this one.
    int openings() const { return m_openings; }

private:
    base::Error failed(base::Error error);

    const domain::DatabaseConfig m_config;
    const base::Clock &m_clock;
    std::unique_ptr<pg_link::Session> m_session;
    std::optional<base::Error> m_lastError; // while it is not open
    base::SteadyTime m_retryAt;
    base::Duration m_pause{};
    int m_openings = 0;
};

} // namespace qcat::pg_diagnostics
