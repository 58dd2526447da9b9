#pragma once

#include "counter_window.h"
#include "reading.h"
#include "size_history.h"
#include "standing_session.h"
#include "statement_window.h"

#include <qcat/pg_diagnostics/diagnostics.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace qcat::pg_diagnostics
{

// Keeps a status up to date. One thread; a call blocks, by its deadline at most.
class StatusReader
{
public:
    StatusReader(std::shared_ptr<StandingSession> session, std::string target, Intervals intervals,
                 const base::Clock &clock);

    // Asks what is due, as long as there is time; what there is no time for is due the next time.
    const domain::PostgresStatus &refresh(const base::CallLimits &limits);

private:
    struct Task {
        base::Duration interval;
        void (StatusReader::*ask)();
        std::optional<base::SteadyTime> asked = {};
    };

    base::Duration left() const { return m_deadline - m_clock.steadyNow(); }
    bool connect();
    void lost(const base::Error &error);

    void askServer();
    void askHeadroom();
    void askConnections();
    void askLocks();
    void askActivity();
    void askTraffic();
    void askStatements();
    void askReplication();
    void askCheckpoints();
    void askVacuum();
    void askIndexes();
    void askBloat();
    void askSizes();
    void askSettings();

    // Reads in one transaction of its own. An optional part that was refused once is not asked again on this connection
    // until the role's rights change; then this answers with the same refusal.
    base::Status read(const std::string &what, const std::function<void(const Reading &)> &how);
    template <typename T>
    void fill(domain::Section<T> &section, const std::string &name, std::string_view grant,
              const std::function<T(const Reading &)> &how);
    template <typename T>
    void failed(domain::Section<T> &section, const std::string &name, std::string_view grant, const base::Error &error);

    const std::shared_ptr<StandingSession> m_session;
    const base::Clock &m_clock;
    domain::PostgresStatus m_status;
    std::vector<Task> m_tasks; // in the order of their worth
    base::SteadyTime m_deadline;
    int m_openings = 0;
    std::map<std::string, base::Error> m_refused;
    CounterWindow m_traffic;
    CounterWindow m_checkpoints;
    StatementWindow m_statements;
    SizeHistory m_sizes;
};

} // namespace qcat::pg_diagnostics
