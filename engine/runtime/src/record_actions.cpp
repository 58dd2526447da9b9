#include "record_actions.h"

#include <qcat/actions/check_action.h>
#include <qcat/actions/function_action.h>
#include <qcat/ops_ports/found.h>
#include <qcat/runtime/record_access.h>
#include <qcat/runtime/record_check.h>
#include <qcat/runtime/record_refill.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

using domain::Health;
using ops::found;
using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kBatchWithin = 60s;

struct Place {
    domain::Config config;
    std::filesystem::path data;
};

std::string tablesText(const RecordCheck &check)
{
    std::string text;
    for (const auto &table : check.tables) {
        text += fmt::format("{}: {} in the journals, {} in the store, {} on the way, {} missing, {} double, {} different, {} unexplained\n", table.name,
                            table.journal, table.database, table.onTheWay, table.missing, table.doubled, table.different, table.unexplained);
        for (const auto &example : table.examples)
            text += "  " + example + '\n';
    }
    return text;
}

ops::CheckResult compared(const Place &place, const base::CallLimits &limits)
{
    const auto reader = makeRecordReader(place.config, place.data);
    const auto check = checkRecordBesideEngine(place.data, *reader, limits.timeout);
    if (!check)
        return {found("record.unknown", Health::Unknown, check.error().message, {{"detail", check.error().message}})};
    std::int64_t journal = 0, missing = 0, wrong = 0;
    for (const auto &table : check->tables) {
        journal += table.journal;
        missing += table.missing;
        wrong += table.doubled + table.different + table.unexplained;
    }
    const std::vector<base::Error::Arg> args = {{"rows", std::to_string(journal)}, {"missing", std::to_string(missing)}, {"wrong", std::to_string(wrong)}};
    if (check->isEqual())
        return {found("record.whole", Health::Ok, fmt::format("the store holds all {} rows that the journals explain", journal), args), {}, tablesText(*check)};
    return {found("record.gaps", Health::Crit, fmt::format("{} rows that the journals explain are missing in the store, {} are wrong", missing, wrong), args), {},
            tablesText(*check)};
}

base::Result<ops::ActionOutcome> refill(const Place &place, const OpsEyes &eyes, const actions::FunctionAction::Progress &progress)
{
    auto store = eyes.openStore(kBatchWithin);
    if (!store)
        return store.error();
    const auto done = refillRecord(place.data, **store, kBatchWithin, [&](const Refill &so) {
        progress(fmt::format("journal {} of {}: {} rows", std::min(so.journals + 1, so.journalsInAll), so.journalsInAll, so.records));
    });
    if (!done)
        return done.error();
    const std::vector<base::Error::Arg> args = {{"rows", std::to_string(done->records)}, {"journals", std::to_string(done->journals)}};
    return ops::ActionOutcome{found("record.refilled", Health::Ok, fmt::format("{} rows of {} journals were written again", done->records, done->journals), args), {}};
}

} // namespace

std::vector<std::unique_ptr<ops::Action>> recordActions(const domain::Config &config, const std::filesystem::path &data, const OpsEyes &eyes,
                                                        base::Executor &worker, base::Executor &desk)
{
    const Place place{config, data};
    const ops::Check compare = [place](const base::CallLimits &limits) { return compared(place, limits); };
    std::vector<std::unique_ptr<ops::Action>> all;
    all.push_back(std::make_unique<actions::CheckAction>("store.compare", compare, worker, desk));
    all.push_back(std::make_unique<actions::CheckAction>("store.is_whole", compare, worker, desk));
    const auto plan = [](const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        done(ops::ActionPlan{"write every row that the journals explain; what is there stays", "the SQL store", {}});
    };
    all.push_back(std::make_unique<actions::FunctionAction>(
        "store.refill", plan,
        actions::runOn(worker, desk, [place, eyes](const auto &, const auto &, const auto &progress) { return refill(place, eyes, progress); })));
    return all;
}

} // namespace qcat::runtime
