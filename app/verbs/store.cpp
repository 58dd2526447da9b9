#include "store.h"

#include "../load_config.h"
#include "store_access.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/config_text.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>

namespace qcat::app
{

using namespace std::chrono_literals;
using namespace store_schema;
using Json = nlohmann::ordered_json;

namespace
{

constexpr base::Duration kAnswerWithin = 30s;
constexpr base::Duration kYoungest = 24h * 7; // what is younger, somebody looks at
constexpr int kBatch = 5'000;                 // a few milliseconds of locks

struct Pruned {
    std::string_view table;
    std::int64_t rows = 0;
};

base::Result<std::int64_t> prune(RecordPruner &pruner, const PrunedTable &table, base::WallTime before, bool planOnly)
{
    if (planOnly)
        return pruner.countBefore(table, before, kAnswerWithin);
    std::int64_t total = 0;
    while (true) {
        const auto deleted = pruner.deleteBefore(table, before, kBatch, kAnswerWithin);
        if (!deleted)
            return deleted.error();
        total += *deleted;
        if (*deleted < kBatch)
            return total;
    }
}

void say(const std::vector<Pruned> &pruned, const RecordPruner &pruner, base::WallTime before, bool planOnly, bool json)
{
    Json tables = Json::array();
    for (const auto &[table, rows] : pruned)
        tables.push_back({{"table", table}, {"rows", rows}});
    if (json) {
        fmt::print("{}\n", Json{{"store", pruner.description()}, {"before", base::toIso(before)}, {"plan_only", planOnly}, {"tables", tables}}.dump(2));
        return;
    }
    fmt::print("{}, before {}\n", pruner.description(), base::toIso(before));
    for (const auto &[table, rows] : pruned)
        fmt::print("{} {} rows of {}\n", planOnly ? "would delete" : "deleted", rows, table);
}

} // namespace

int runStore(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addStoreOptions(parser);
    parser.addOption({QStringLiteral("older-than"), QStringLiteral("What goes."), QStringLiteral("DURATION")});
    parser.addOption({QStringLiteral("plan"), QStringLiteral("Only say how much would go.")});
    if (!parseVerb(parser, arguments, 1, 1))
        return kUsage;
    const auto age = domain::parseDuration(parser.value(QStringLiteral("older-than")).toStdString());
    if (parser.positionalArguments().first() != QLatin1String("prune") || !age || *age < kYoungest) {
        fmt::print(stderr, "usage: qcat store prune --older-than DURATION, from 7d on, as in 400d; see --help\n");
        return kUsage;
    }
    const auto config = loadConfig(storeOptions(parser));
    if (!config)
        return kFinding;
    const bool planOnly = parser.isSet(QStringLiteral("plan"));
    const base::WallTime before = runtime::SystemClock().wallNow() + -*age;
    const auto pruner = makeRecordPruner(*config);
    std::vector<Pruned> pruned;
    for (const PrunedTable &table : prunedTables()) {
        const auto rows = prune(*pruner, table, before, planOnly);
        if (!rows)
            return sayStoreFailure(rows.error());
        pruned.push_back({table.name, *rows});
    }
    say(pruned, *pruner, before, planOnly, parser.isSet(QStringLiteral("json")));
    return kGood;
}

} // namespace qcat::app
