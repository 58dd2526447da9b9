#include "status_reader.h"

#include "ids_left.h"
#include "read_activity.h"
#include "read_storage.h"
#include "read_traffic.h"

#include <qcat/pg_diagnostics/codes.h>
#include <qcat/pg_link/pg_error.h>

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

using namespace std::chrono_literals;
using namespace domain::postgres;
using domain::Health;

namespace
{

constexpr std::string_view kMonitor = "pg_monitor";
constexpr std::string_view kReadAll = "pg_read_all_data";
constexpr int kOldestServer = 100000;
constexpr base::Duration kLeastTime = 20ms; // with less left nothing is begun

// States of the server's language-independent kind.
constexpr std::string_view kForbidden = "42501";
constexpr std::string_view kNotLoaded = "55000"; // pg_stat_statements is created but not preloaded
constexpr std::string_view kLockTimeout = "55P03";
constexpr std::string_view kCancelled = "57014";

domain::Finding failure(const std::string &section, const base::Error &error)
{
    const auto sqlstate = error.arg("sqlstate");
    if (sqlstate == kLockTimeout)
        return {std::string(code::kLocked),
                fmt::format("{}: a table is locked, a change of schema is queued", section),
                {{"section", section}},
                Health::Warn};
    if (sqlstate == kCancelled)
        return {std::string(code::kSlow),
                fmt::format("{}: took too long and was cancelled", section),
                {{"section", section}},
                Health::Warn};
    return {std::string(code::kFailed),
            fmt::format("{}: {}", section, error.message),
            {{"section", section}, {"detail", error.message}, {"sqlstate", std::string(sqlstate)}},
            Health::Warn};
}

domain::Finding notConnected(const std::string &target, const base::Error &error)
{
    return {std::string(code::kNotConnected),
            fmt::format("no diagnostics connection to {}: {}", target, error.message),
            {{"target", target}, {"detail", error.message}, {"sqlstate", std::string(error.arg("sqlstate"))}},
            Health::Crit};
}

domain::Finding oldServer(const std::string &version, int needs)
{
    return {std::string(code::kOldServer),
            fmt::format("server {} cannot tell; {} can", version, needs),
            {{"version", version}, {"needs", std::to_string(needs)}},
            Health::Ok};
}

bool sameRights(const Server &a, const Server &b)
{
    const auto rights = [](const Server &s) {
        return std::tuple(s.role, s.isSuperuser, s.hasMonitor, s.hasReadAllStats, s.statStatements, s.statTuple);
    };
    return rights(a) == rights(b);
}

} // namespace

StatusReader::StatusReader(std::shared_ptr<StandingSession> session, std::string target, Intervals intervals,
                           const base::Clock &clock)
    : m_session(std::move(session)), m_clock(clock)
{
    m_status.target = std::move(target);
    m_status.often = intervals.often;
    m_status.sometimes = intervals.sometimes;
    m_status.seldom = intervals.seldom;
    using Self = StatusReader;
    m_tasks = {{intervals.sometimes, &Self::askServer},      {intervals.often, &Self::askHeadroom},
               {intervals.often, &Self::askLocks},           {intervals.often, &Self::askActivity},
               {intervals.often, &Self::askConnections},     {intervals.sometimes, &Self::askTraffic},
               {intervals.sometimes, &Self::askReplication}, {intervals.sometimes, &Self::askCheckpoints},
               {intervals.sometimes, &Self::askStatements},  {intervals.seldom, &Self::askVacuum},
               {intervals.seldom, &Self::askSizes},          {intervals.seldom, &Self::askIndexes},
               {intervals.seldom, &Self::askBloat},          {intervals.seldom, &Self::askSettings}};
}

const domain::PostgresStatus &StatusReader::refresh(const base::CallLimits &limits)
{
    m_deadline = m_clock.steadyNow() + limits.timeout;
    if (!connect())
        return m_status;
    for (auto &task : m_tasks) {
        if (!m_session->isOpen() || limits.cancel.isCancelled() || left() < kLeastTime)
            break;
        const auto now = m_clock.steadyNow();
        // what runs out is looked at often: whoever vacuums wants to see that it did
        const bool isUrgent = task.ask == &StatusReader::askVacuum && idsRunOut(m_status.vacuum.data);
        if (task.asked && now - *task.asked < (isUrgent ? m_status.often : task.interval))
            continue;
        task.asked = now;
        (this->*task.ask)();
    }
    return m_status;
}

bool StatusReader::connect()
{
    if (const auto ready = m_session->ensure(left()); !ready) {
        lost(ready.error());
        return false;
    }
    if (m_openings != m_session->openings()) { // another server may be behind this address now
        m_openings = m_session->openings();
        m_refused.clear();
        for (auto &task : m_tasks)
            task.asked.reset();
    }
    if (m_session->serverVersion() >= kOldestServer)
        return true;
    m_status.server.unsupported(oldServer(std::to_string(m_session->serverVersion()), kOldestServer / 10'000));
    return false;
}

// Nothing is known any more, whatever was seen last: each section keeps its figures and says so.
void StatusReader::lost(const base::Error &error)
{
    const auto why = notConnected(m_status.target, error);
    const auto fail = [&](auto &...sections) { (sections.fail(why), ...); };
    fail(m_status.server, m_status.headroom, m_status.connections, m_status.locks, m_status.activity, m_status.counters,
         m_status.cache, m_status.statements, m_status.replication, m_status.checkpoints, m_status.vacuum,
         m_status.indexes, m_status.bloat, m_status.sizes, m_status.settings);
}

base::Status StatusReader::read(const std::string &what, const std::function<void(const Reading &)> &how)
{
    if (const auto refused = m_refused.find(what); refused != m_refused.end())
        return refused->second;
    const auto now = m_clock.steadyNow();
    auto done = m_session->transact(left(), [&](pqxx::transaction_base &transaction) {
        how({transaction, m_status.server.data, now});
        return base::Status();
    });
    if (done)
        return done;
    const auto sqlstate = done.error().arg("sqlstate");
    if (sqlstate == kForbidden || sqlstate == kNotLoaded)
        m_refused.emplace(what, done.error());
    return done;
}

template <typename T>
void StatusReader::failed(domain::Section<T> &section, const std::string &name, std::string_view grant,
                          const base::Error &error)
{
    if (!m_session->isOpen())
        return lost(error);
    if (error.arg("sqlstate") == kForbidden)
        return section.hide(hiddenFor(m_status.server.data.role, grant));
    section.fail(failure(name, error));
}

template <typename T>
void StatusReader::fill(domain::Section<T> &section, const std::string &name, std::string_view grant,
                        const std::function<T(const Reading &)> &how)
{
    T fresh;
    bool complete = true;
    const auto done = read(name, [&](const Reading &reading) {
        fresh = how(reading);
        complete = grant.empty() || reading.seesOthers();
    });
    if (!done)
        return failed(section, name, grant.empty() ? kMonitor : grant, done.error());
    const auto now = m_clock.steadyNow();
    if (complete)
        section.show(std::move(fresh), now);
    else
        section.showPartly(std::move(fresh), hiddenFor(m_status.server.data.role, grant), now);
}

void StatusReader::askServer()
{
    Server fresh;
    const auto done = read("server", [&](const Reading &reading) {
        fresh = readServer(reading.transaction, m_session->serverVersion());
    });
    if (!done)
        return failed(m_status.server, "server", {}, done.error());
    if (!sameRights(fresh, m_status.server.data)) {
        m_refused.clear();
        for (auto &task : m_tasks) // what was hidden may be seen now
            if (task.ask != &StatusReader::askServer)
                task.asked.reset();
    }
    m_status.server.show(std::move(fresh), m_clock.steadyNow());
}

void StatusReader::askHeadroom()
{
    fill<Headroom>(m_status.headroom, "headroom", {}, readHeadroom);
}

void StatusReader::askConnections()
{
    fill<Connections>(m_status.connections, "connections", kMonitor, readConnections);
}

void StatusReader::askLocks()
{
    fill<domain::Bounded<LockSession>>(m_status.locks, "locks", kMonitor, readLocks);
}

void StatusReader::askActivity()
{
    fill<Activity>(m_status.activity, "activity", kMonitor, readActivity);
}

void StatusReader::askTraffic()
{
    DatabaseTraffic traffic;
    fill<DatabaseCounters>(m_status.counters, "counters", {}, [&](const Reading &reading) {
        traffic = readTraffic(reading, m_traffic);
        traffic.cache.tables = readTableCache(reading);
        return traffic.counters;
    });
    if (m_status.counters.visibility == domain::Visibility::Shown)
        m_status.cache.show(std::move(traffic.cache), *m_status.counters.at);
    else
        m_status.cache.fail(m_status.counters.why);
}

void StatusReader::askStatements()
{
    const auto &server = m_status.server.data;
    if (server.statStatements.empty())
        return m_status.statements.unsupported(
            {std::string(code::kNoExtension),
             fmt::format("pg_stat_statements is not installed in database {}", server.database),
             {{"extension", "pg_stat_statements"}, {"database", server.database}},
             Health::Ok});
    fill<Statements>(m_status.statements, "statements", kMonitor,
                     [this](const Reading &reading) { return readStatements(reading, m_statements); });
}

void StatusReader::askReplication()
{
    fill<Replication>(m_status.replication, "replication", kMonitor, readReplication);
}

void StatusReader::askCheckpoints()
{
    auto &section = m_status.checkpoints;
    fill<Checkpoints>(section, "checkpoints", {},
                      [this](const Reading &reading) { return readCheckpoints(reading, m_checkpoints); });
    if (section.visibility != domain::Visibility::Shown)
        return;
    const auto files = read("wal_files", [&](const Reading &reading) { readWalFiles(reading, section.data); });
    if (files)
        return;
    if (!m_session->isOpen())
        return lost(files.error());
    section.visibility = domain::Visibility::Partial;
    section.why = files.error().arg("sqlstate") == kForbidden ? hiddenFor(m_status.server.data.role, kMonitor)
                                                              : failure("wal_files", files.error());
}

void StatusReader::askVacuum()
{
    fill<Vacuum>(m_status.vacuum, "vacuum", kMonitor, readVacuum);
}

void StatusReader::askIndexes()
{
    const auto needs = Queries::shipped().firstVersion("index_issues");
    const auto &server = m_status.server.data;
    if (Queries::shipped().find("index_issues", server.versionNumber).empty())
        return m_status.indexes.unsupported(oldServer(server.version, needs));
    fill<Indexes>(m_status.indexes, "indexes", {}, readIndexes);
}

void StatusReader::askBloat()
{
    BloatReading fresh;
    const auto done = read("bloat", [&](const Reading &reading) { fresh = readBloat(reading); });
    if (!done)
        return failed(m_status.bloat, "bloat", kReadAll, done.error());
    if (fresh.isComplete)
        m_status.bloat.show(std::move(fresh.bloat), m_clock.steadyNow());
    else
        m_status.bloat.showPartly(std::move(fresh.bloat), hiddenFor(m_status.server.data.role, kReadAll),
                                  m_clock.steadyNow());
}

void StatusReader::askSizes()
{
    Sizes fresh;
    const auto ask = [&](TableSizes how) {
        return read("sizes", [&](const Reading &reading) { fresh = readSizes(reading, how); });
    };
    auto done = ask(TableSizes::Exact);
    if (!done && done.error().arg("sqlstate") == kLockTimeout)
        done = ask(TableSizes::WithoutLocks);
    if (!done)
        return failed(m_status.sizes, "sizes", kMonitor, done.error());
    const auto now = m_clock.steadyNow();
    m_sizes.addGrowth(fresh, now);
    bool complete = true;
    for (const auto &database : fresh.databases.rows)
        complete = complete && database.bytes;
    if (complete)
        m_status.sizes.show(std::move(fresh), now);
    else
        m_status.sizes.showPartly(std::move(fresh), hiddenFor(m_status.server.data.role, kMonitor), now);
}

void StatusReader::askSettings()
{
    fill<Settings>(m_status.settings, "settings", {},
                   [this](const Reading &reading) { return adviceFor(readSettings(reading), m_status); });
}

} // namespace qcat::pg_diagnostics
