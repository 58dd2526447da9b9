#include "migrate.h"

#include "../load_config.h"
#include "store_access.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/runtime/data_folder.h>

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

constexpr base::Duration kAskWithin = 10s;
constexpr int kLongestSeconds = 24 * 3600;

struct Request {
    std::string what; // status, up, down
    domain::Config config;
    std::optional<int> target;
    base::Duration timeout = 60s;
    std::string confirm;
    bool planOnly = false;
    bool json = false;
};

// What --confirm has to name.
std::string nameOf(const domain::Config &config)
{
    if (!config.database.isEmbedded())
        return config.database.name;
    return runtime::DataFolder::tradingStoreIn(runtime::DataFolder::pathFor(config.app)).filename().string();
}

int sayStatus(const SchemaMigrator &migrator, const std::vector<AppliedMigration> &applied, bool json)
{
    const auto &known = migrator.known();
    Json list = Json::array();
    std::string lines;
    for (const Migration &migration : known) {
        const bool ran = std::size_t(migration.version) <= applied.size();
        const std::string at = ran ? applied[std::size_t(migration.version) - 1].appliedAt : std::string();
        list.push_back({{"version", migration.version}, {"name", migration.name}, {"applied_at", ran ? Json(at) : Json()}});
        lines += fmt::format("  {:04} {:<28} {}\n", migration.version, migration.name, ran ? "applied " + at : "pending");
    }
    const std::size_t pending = known.size() - applied.size();
    if (json)
        fmt::print("{}\n", Json{{"store", migrator.description()}, {"version", applied.size()}, {"latest", known.size()}, {"migrations", list}}.dump(2));
    else
        fmt::print("{}: version {} of {}{}\n{}", migrator.description(), applied.size(), known.size(),
                   pending == 0 ? "" : fmt::format(", {} to run", pending), lines);
    return pending == 0 ? kGood : kFinding;
}

void saySteps(const SchemaMigrator &migrator, const std::vector<MigrationStep> &steps, const Request &request)
{
    Json list = Json::array();
    for (const MigrationStep &step : steps)
        list.push_back({{"version", step.migration.version},
                        {"name", step.migration.name},
                        {"direction", step.isDown ? "down" : "up"},
                        {"in_transaction", !runsAlone(step.isDown ? step.migration.down : step.migration.sql)}});
    if (request.json) {
        fmt::print("{}\n", Json{{"store", migrator.description()}, {"plan_only", request.planOnly}, {"steps", list}}.dump(2));
        return;
    }
    if (steps.empty())
        fmt::print("{}: nothing to do\n", migrator.description());
    for (const MigrationStep &step : steps) {
        fmt::print("{} {} {:04} {}\n", request.planOnly ? "would run" : "ran", step.isDown ? "down" : "up", step.migration.version,
                   step.migration.name);
        if (request.planOnly)
            fmt::print("{}\n", step.isDown ? step.migration.down : step.migration.sql);
    }
}

int run(SchemaMigrator &migrator, const Request &request)
{
    const auto applied = migrator.applied(kAskWithin);
    if (!applied)
        return sayStoreFailure(applied.error());
    const int standing = int(applied->size()), latest = int(migrator.known().size());
    const int target = request.target.value_or(request.what == "up" ? latest : standing - 1);
    if (request.what == "up" ? target < standing : target >= standing) {
        fmt::print(stderr, "the schema has version {}: {} cannot lead to {}\n", standing, request.what, target);
        return kUsage;
    }
    const auto plan = migrationPlan(migrator.known(), *applied, target);
    if (!plan)
        return sayStoreFailure(plan.error());
    if (request.planOnly || plan->empty())
        return saySteps(migrator, *plan, request), kGood;
    MigrateOptions options;
    options.target = target;
    options.timeout = request.timeout;
    options.refuseBesideEngine = true;
    const auto ran = migrator.migrate(options);
    if (!ran)
        return sayStoreFailure(ran.error());
    saySteps(migrator, *ran, request);
    return kGood;
}

int change(SchemaMigrator &migrator, const Request &request)
{
    if (request.planOnly)
        return run(migrator, request);
    if (request.what == "down" && request.confirm != nameOf(request.config)) {
        fmt::print(stderr, "a step down drops tables with what is in them: say --confirm {} to do it in {}, or --plan to look\n",
                   nameOf(request.config), migrator.description());
        return kUsage;
    }
    // held while we work: an engine that starts meanwhile says so
    const auto folder = runtime::DataFolder::open(runtime::DataFolder::pathFor(request.config.app));
    if (!folder) {
        fmt::print(stderr, "{}: stop it first, its next start migrates too\n", folder.error().message);
        return kFinding;
    }
    return run(migrator, request);
}

std::optional<int> numberIn(const QCommandLineParser &parser, const char *option, int lowest, int highest)
{
    bool isNumber = false;
    const int number = parser.value(QLatin1String(option)).toInt(&isNumber);
    if (isNumber && number >= lowest && number <= highest)
        return number;
    fmt::print(stderr, "--{} takes a number from {} to {}\n", option, lowest, highest);
    return std::nullopt;
}

} // namespace

int runMigrate(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addStoreOptions(parser);
    parser.addOption({QStringLiteral("to"), QStringLiteral("The version to reach."), QStringLiteral("VERSION")});
    parser.addOption({QStringLiteral("timeout"), QStringLiteral("For all steps together."), QStringLiteral("SECONDS")});
    parser.addOption({QStringLiteral("confirm"), QStringLiteral("The database that loses tables."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("plan"), QStringLiteral("Only say what would run.")});
    if (!parseVerb(parser, arguments, 1, 1))
        return kUsage;
    Request request;
    request.what = parser.positionalArguments().first().toStdString();
    if (request.what != "status" && request.what != "up" && request.what != "down") {
        fmt::print(stderr, "usage: qcat migrate status | up | down; see --help\n");
        return kUsage;
    }
    if (parser.isSet(QStringLiteral("to")) && !(request.target = numberIn(parser, "to", 0, 9999)))
        return kUsage;
    if (parser.isSet(QStringLiteral("timeout"))) {
        const auto seconds = numberIn(parser, "timeout", 1, kLongestSeconds);
        if (!seconds)
            return kUsage;
        request.timeout = std::chrono::seconds(*seconds);
    }
    request.confirm = parser.value(QStringLiteral("confirm")).toStdString();
    request.planOnly = parser.isSet(QStringLiteral("plan"));
    request.json = parser.isSet(QStringLiteral("json"));
    auto config = loadConfig(storeOptions(parser));
    if (!config)
        return kFinding;
    request.config = std::move(*config);
    const auto migrator = makeMigrator(request.config);
    if (request.what != "status")
        return change(*migrator, request);
    const auto applied = migrator->applied(kAskWithin);
    if (!applied)
        return sayStoreFailure(applied.error());
    if (const auto pending = pendingMigrations(migrator->known(), *applied); !pending)
        return sayStoreFailure(pending.error());
    return sayStatus(*migrator, *applied, request.json);
}

} // namespace qcat::app
