#include <qcat/ops_store/incident_archive.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <fmt/format.h>

#include <cstdlib>
#include <memory>

using namespace qcat;
using namespace std::chrono_literals;

// A thousand stored incidents, or as many as QCAT_BENCH_INCIDENTS says, asked as the console asks.
namespace
{

constexpr base::WallTime kBegin{1'700'000'000'000'000'000};

int stored()
{
    const char *const wanted = std::getenv("QCAT_BENCH_INCIDENTS");
    return wanted ? std::atoi(wanted) : 1'000;
}

domain::Incident sample(int number)
{
    domain::Incident i;
    i.id = {fmt::format("INC-20260101-{:06}", number)};
    i.fault = {"database.connection_failed"};
    i.title = {"Database connection failed", "数据库连接失败"};
    i.component = {number % 7 ? "postgresql" : "redis"};
    i.instance = fmt::format("10.0.{}.{}:5432/qcat", number % 200, number % 250);
    i.severity = domain::Severity(number % 4);
    i.state = number % 1000 ? domain::IncidentState::Closed : domain::IncidentState::Open;
    i.openedAt = kBegin + base::Duration(number * 5min);
    i.since = i.openedAt + -10s;
    i.acknowledgedAt = i.openedAt + base::Duration((number % 90) * 1s);
    i.resolvedAt = i.openedAt + base::Duration((number % 900) * 1s);
    const auto add = [&](domain::TimelineKind kind, const char *words) {
        i.timeline.push_back({i.openedAt, kind, "qcat", {"incident.note", words, {{"text", words}}, {}}});
    };
    for (int line = 0; line < 11; ++line)
        add(domain::TimelineKind::Notification, "a line of the timeline as it is written");
    add(domain::TimelineKind::Note, number % 10'000 ? "asked the database administrator, who looks at the server" : "the cable was pulled");
    return i;
}

ops_store::IncidentArchive &archive()
{
    static const QTemporaryDir folder;
    static const auto opened = [] {
        const auto file = folder.filePath(QStringLiteral("ops.sqlite")).toStdString();
        const auto store = ops_store::SqliteOpsStore::open(file).value();
        if (!store->transact([&]() -> base::Status {
                for (int i = 0; i < stored(); ++i)
                    if (auto saved = store->saveIncident(sample(i)); !saved)
                        return saved;
                return {};
            }))
            std::abort();
        return ops_store::IncidentArchive::open(file).value();
    }();
    return *opened;
}

void ask(benchmark::State &state, const domain::IncidentQuery &query)
{
    auto &reader = archive();
    for (auto _ : state) {
        const auto page = reader.incidents(query);
        if (!page)
            return state.SkipWithError(page.error().message.c_str());
        state.counters["found"] = double(page->total);
    }
    state.counters["stored"] = stored();
}

void incidentsNewest(benchmark::State &state)
{
    ask(state, {});
}

void incidentsFiltered(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.states = {domain::IncidentState::Open};
    query.severity = domain::Severity::P0;
    ask(state, query);
}

void incidentsSearched(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.text = "10.0.77.";
    ask(state, query);
}

void incidentsSearchedInNotes(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.text = "the cable was pulled";
    ask(state, query);
}

// As the page begins: what is not over, then the newest.
void incidentsStanding(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.order = domain::IncidentOrder::Standing;
    ask(state, query);
}

void incidentsLongestFirst(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.order = domain::IncidentOrder::Lasted;
    ask(state, query);
}

void incidentsLastPage(benchmark::State &state)
{
    domain::IncidentQuery query;
    query.order = domain::IncidentOrder::Standing;
    query.offset = std::max(0, stored() - query.most);
    ask(state, query);
}

void incidentStatistics(benchmark::State &state)
{
    auto &reader = archive();
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.statistics(kBegin, kBegin + 10'000 * 24h).value());
    state.counters["stored"] = stored();
}

} // namespace

BENCHMARK(incidentsNewest)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsStanding)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsLongestFirst)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsLastPage)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsFiltered)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsSearched)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentsSearchedInNotes)->Unit(benchmark::kMillisecond);
BENCHMARK(incidentStatistics)->Unit(benchmark::kMillisecond);
