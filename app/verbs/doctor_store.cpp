#include "doctor_store.h"

#include "../load_config.h"
#include "store_access.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/record_check.h>
#include <qcat/store_schema/compared_row.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace
{

constexpr base::Duration kAnswerWithin = 60s;

bool isHeldByEngine(const std::filesystem::path &folder)
{
    const auto held = runtime::DataFolder::open(folder);
    return !held && held.error().code == "data.in_use";
}

Json jsonOf(const runtime::TableCheck &table)
{
    return {{"table", table.name},        {"journal", table.journal},   {"database", table.database},
            {"on_the_way", table.onTheWay}, {"missing", table.missing},   {"double", table.doubled},
            {"different", table.different}, {"unexplained", table.unexplained}, {"examples", table.examples}};
}

void sayJson(const runtime::RecordCheck &check, const std::string &store, bool engineRuns)
{
    Json tables = Json::array();
    for (const auto &table : check.tables)
        tables.push_back(jsonOf(table));
    fmt::print("{}\n", Json{{"store", store},
                            {"equal", check.isEqual()},
                            {"engine_runs", engineRuns},
                            {"journals", check.journals},
                            {"put_aside", check.putAside.string()},
                            {"tables", tables}}
                           .dump(2));
}

void sayText(const runtime::RecordCheck &check, const std::string &store, bool engineRuns, const std::filesystem::path &folder)
{
    fmt::print("{} against {} journals in {}{}\n", store, check.journals, folder.string(), engineRuns ? ", beside a running engine" : "");
    fmt::print("{:<20} {:>9} {:>9} {:>11} {:>8} {:>7} {:>10} {:>12}\n", "", "journal", "database", "on the way", "missing", "double",
               "different", "unexplained");
    for (const auto &t : check.tables) {
        fmt::print("{:<20} {:>9} {:>9} {:>11} {:>8} {:>7} {:>10} {:>12}\n", t.name, t.journal, t.database, t.onTheWay, t.missing, t.doubled,
                   t.different, t.unexplained);
        for (const auto &example : t.examples)
            fmt::print("  {}\n", example);
    }
    if (!check.putAside.empty())
        fmt::print("the store refused records for good: they stand in {}\n", check.putAside.string());
    fmt::print("{}\n", check.isEqual() ? "equal" : "NOT equal");
}

} // namespace

int runDoctorStore(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addStoreOptions(parser);
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    const auto config = loadConfig(storeOptions(parser));
    if (!config)
        return kFinding;
    const auto folder = runtime::DataFolder::pathFor(config->app);
    std::error_code ignored;
    if (!std::filesystem::exists(folder, ignored)) {
        fmt::print(stderr, "there is no data folder {}: no engine ran with this configuration\n", folder.string());
        return kUnreachable;
    }
    const bool engineRuns = isHeldByEngine(folder);
    const auto reader = makeRecordReader(*config);
    const auto check =
        engineRuns ? runtime::checkRecordBesideEngine(folder, *reader, kAnswerWithin) : runtime::checkRecord(folder, *reader, kAnswerWithin);
    if (!check)
        return sayStoreFailure(check.error());
    if (parser.isSet(QStringLiteral("json")))
        sayJson(*check, reader->description(), engineRuns);
    else
        sayText(*check, reader->description(), engineRuns, folder);
    return check->isEqual() ? kGood : kFinding;
}

} // namespace qcat::app
