#include "real_clock.h"

#include <qcat/store_postgres/store_postgres.h>
#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <QTemporaryDir>

#include <libpq-fe.h>

#include <latch>
#include <memory>

// How fast a backlog is brought into PostgreSQL after an outage, beside a raw COPY of the same rows into the same tables
// in one run: the drain's rows/s divided by the copy's is the figure.

namespace
{

using namespace qcat;
using namespace std::chrono_literals;
using namespace store_records;
using SteadyClock = std::chrono::steady_clock;

constexpr unsigned kRecords = 60'000;

double secondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

struct Closer {
    void operator()(PGconn *connection) const { PQfinish(connection); }
};

// What a person would load a table with: one COPY of text that lies ready in memory.
class RawCopy
{
public:
    explicit RawCopy(const domain::DatabaseConfig &config)
        : m_connection(PQconnectdb(("host=127.0.0.1 dbname=qcat user=qcat_user port=" + std::to_string(config.port) +
                                    " password=" + config.password)
                                       .c_str()))
    {
    }

    bool run(const std::string &sql, ExecStatusType expected = PGRES_COMMAND_OK)
    {
        PGresult *const result = PQexec(m_connection.get(), sql.c_str());
        const bool good = PQresultStatus(result) == expected;
        PQclear(result);
        return good;
    }
    std::vector<std::string> rowsOf(const std::string &table)
    {
        std::vector<std::string> rows;
        if (!run("COPY " + table + " TO STDOUT", PGRES_COPY_OUT))
            return rows;
        char *buffer = nullptr;
        for (int size = 0; (size = PQgetCopyData(m_connection.get(), &buffer, 0)) > 0; PQfreemem(buffer))
            rows.emplace_back(buffer, std::size_t(size));
        drainResults();
        return rows;
    }
    bool load(const std::string &table, const std::vector<std::string> &rows)
    {
        if (!run("COPY " + table + " FROM STDIN", PGRES_COPY_IN))
            return false;
        for (const auto &row : rows)
            PQputCopyData(m_connection.get(), row.data(), int(row.size()));
        return PQputCopyEnd(m_connection.get(), nullptr) == 1 && drainResults();
    }

private:
    bool drainResults()
    {
        bool good = true;
        while (PGresult *const result = PQgetResult(m_connection.get())) {
            good = good && PQresultStatus(result) == PGRES_COMMAND_OK;
            PQclear(result);
        }
        return good;
    }

    std::unique_ptr<PGconn, Closer> m_connection;
};

trading::StoreRecord recordNumber(unsigned i)
{
    return i % 3 == 0 ? fill(fmt::format("t{}", i), i)
                      : order(fmt::format("c{}", i), i, 1, domain::OrderState::PendingNew);
}

// A server with the tables, alive for both measurements.
class Store
{
public:
    Store()
    {
        log::installSink([](auto...) {});
        m_error = PostgresServer::unavailable();
        if (!m_error.empty())
            return;
        if (const auto started = m_server.start(); !started) {
            m_error = started.error().message;
            return;
        }
        m_raw = std::make_unique<RawCopy>(m_server.config());
        store_postgres::StorePostgres store(sessionPool(m_server.config()), {{"paper", "main", {}}});
        if (!store.open({1}, 10s))
            m_error = "the tables cannot be made";
    }

    const std::string &error() const { return m_error; }
    domain::DatabaseConfig config() const { return m_server.config(); }
    RawCopy &raw() { return *m_raw; }
    bool empty() { return m_raw->run("TRUNCATE orders, fills, positions"); }

private:
    PostgresServer m_server;
    std::unique_ptr<RawCopy> m_raw;
    std::string m_error;
};

Store &store()
{
    static Store the;
    return the;
}

// Seconds from the start of the writer until the store has everything; the records lie on disk before.
double drain(const domain::DatabaseConfig &config)
{
    const QTemporaryDir folder;
    base::ManualClock clock;
    store_spool::StoreSpoolOptions options;
    options.log.folder = folder.path().toStdString();
    {
        auto log = store_spool::SpoolLog::open(options.log);
        for (unsigned i = 1; i <= kRecords; ++i)
            if (!(*log)->append(recordNumber(i)))
                return -1;
    }
    std::latch go(1); // the start reads the spool once: that is no part of the draining
    auto spool = store_spool::StoreSpool::open(
        options, {1},
        [config, &go] {
            go.wait();
            return std::make_unique<store_postgres::StorePostgres>(
                sessionPool(config), std::vector<domain::Account>{{"paper", "main", {}}});
        },
        clock, [](std::exception_ptr) { std::abort(); });
    const auto start = SteadyClock::now();
    go.count_down();
    return (*spool)->flush(60s) ? secondsSince(start) : -1;
}

void spoolDrain(benchmark::State &state)
{
    if (!store().error().empty())
        return state.SkipWithError(store().error().c_str());
    for (auto _ : state) {
        const double seconds = store().empty() ? drain(store().config()) : -1;
        if (seconds <= 0)
            return state.SkipWithError("the backlog did not arrive");
        state.SetIterationTime(seconds);
    }
    state.SetItemsProcessed(std::int64_t(state.iterations()) * kRecords);
}

// Loads again what the drain left in the tables.
void rawCopy(benchmark::State &state)
{
    if (!store().error().empty())
        return state.SkipWithError(store().error().c_str());
    auto &raw = store().raw();
    if (!store().empty() || drain(store().config()) <= 0)
        return state.SkipWithError("there is nothing to copy");
    const auto orders = raw.rowsOf("orders"), fills = raw.rowsOf("fills");
    for (auto _ : state) {
        if (!store().empty())
            return state.SkipWithError("the tables cannot be emptied");
        const auto start = SteadyClock::now();
        if (!raw.load("orders", orders) || !raw.load("fills", fills))
            return state.SkipWithError("the copy failed");
        state.SetIterationTime(secondsSince(start));
    }
    state.SetItemsProcessed(std::int64_t(state.iterations()) * std::int64_t(orders.size() + fills.size()));
}

} // namespace

BENCHMARK(spoolDrain)->Iterations(5)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(rawCopy)->Iterations(5)->UseManualTime()->Unit(benchmark::kMillisecond);
