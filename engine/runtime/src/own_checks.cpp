#include "own_checks.h"

#include "damaged_copies.h"
#include "desk_store.h"
#include "failure_kinds.h"
#include "record_baseline.h"

#include <qcat/checks/own_state.h>
#include <qcat/domain/held_memory.h>
#include <qcat/ops_ports/found.h>

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace qcat::runtime
{

using domain::Finding;
using domain::Health;
using ops::CheckResult;

namespace
{

constexpr std::int64_t kStillUnderWay = 50; // records that wait in the spool are always on their way
// A warning, and not worse: what the journal told is trusted. It is long enough for whoever looks at /health now and then to see that there
// was a crash, and the incident stays.
constexpr base::Duration kRecoveryShown = std::chrono::seconds(10);

Finding finding(Health health, std::string code, std::string text, std::vector<base::Error::Arg> args = {})
{
    return {std::move(code), std::move(text), std::move(args), health};
}

Finding failed(const base::Error &error)
{
    return {error.code, error.message, error.args, Health::Crit};
}

double seconds(base::Duration duration)
{
    return double(duration.count()) / 1e9;
}

// The instrument whose book has not been updated for the longest while.
struct OldestBook
{
    std::string symbol;
    base::Duration age{};
    bool isLive = true;
    std::string why;
};

std::optional<OldestBook> oldestBook(const api::TradingSnapshot &snapshot)
{
    std::optional<OldestBook> oldest;
    for (const auto &book : snapshot.books) {
        const OldestBook candidate{book.symbol, std::max(base::Duration::zero(), snapshot.eventTime - book.eventTime),
                                   book.state == api::BookState::Live, book.why.text};
        if (!oldest || (oldest->isLive && (!candidate.isLive || candidate.age > oldest->age)))
            oldest = candidate;
    }
    return oldest;
}

} // namespace

ops::Check engineCheck(const OpsEyes &eyes, base::Duration stalledAfter, const base::Clock &clock)
{
    return [eyes, stalledAfter, &clock](const base::CallLimits &) -> CheckResult {
        if (const auto failure = eyes.failure(); failure && !isJournals(*failure) && !isMarkets(*failure))
            return {failed(*failure)};
        if (eyes.engineHeartbeat().ns == 0)
            return {finding(Health::Warn, "engine.starting", "the engine is starting")};
        const auto silence = clock.steadyNow() - eyes.engineHeartbeat();
        const std::vector<domain::Measured> measured = {{"heartbeat_age", seconds(silence), "s"}};
        if (silence > stalledAfter)
            return {finding(Health::Crit, "engine.stalled", "the engine thread has not come by for " + base::toShortText(silence),
                            {{"seconds", fmt::format("{:.1f}", seconds(silence))}}),
                    measured};
        return {finding(Health::Ok, "engine.running", "the engine thread is running"), measured};
    };
}

ops::Check recoveryCheck(const OpsEyes &eyes, const base::Clock &clock)
{
    const auto workingSince = std::make_shared<base::SteadyTime>();
    return [eyes, &clock, workingSince](const base::CallLimits &) -> CheckResult {
        if (!eyes.crashedRun)
            return {finding(Health::Ok, "recovery.not_needed", "the last run ended in order")};
        const auto began = base::toIso(*eyes.crashedRun);
        const auto now = clock.steadyNow();
        if (workingSince->ns == 0 && eyes.trading()->state != domain::TradingState::Starting)
            *workingSince = now;
        if (workingSince->ns == 0 || now - *workingSince < kRecoveryShown)
            return {finding(Health::Warn, "recovery.replayed", "the run that began at " + began + " did not end in order; its journal was relived", {{"began", began}})};
        return {finding(Health::Ok, "recovery.settled", "back after the run that began at " + began + " and did not end in order", {{"began", began}})};
    };
}

ops::Check journalCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult {
        if (const auto failure = eyes.failure(); failure && isJournals(*failure))
            return {failed(*failure)};
        return {finding(Health::Ok, "journal.writing", "the journal is being written")};
    };
}

ops::Check marketDataCheck(const OpsEyes &eyes, base::Duration staleAfter)
{
    return [eyes, staleAfter](const base::CallLimits &) -> CheckResult {
        if (const auto failure = eyes.failure(); failure && isMarkets(*failure))
            return {failed(*failure)};
        const auto snapshot = eyes.trading();
        if (!snapshot->replay && eyes.failure())
            return {finding(Health::Warn, "market_data.not_taken", "the engine failed and takes no market data")};
        if (eyes.engineEnded())
            return {finding(Health::Ok, "market_data.replay_ended", "the replay is at its end")};
        if (snapshot->replayPaused)
            return {finding(Health::Ok, "market_data.replay_paused", "the replay is paused")};
        // Live, the newest event must have been new when the engine spoke last; in a replay the recording's time counts.
        // An engine that does not speak is its own fault and no fault of the market's.
        const auto silence = snapshot->replay ? base::Duration::zero() : snapshot->wallTime - snapshot->eventTime;
        const auto oldest = oldestBook(*snapshot);
        if (!oldest || !snapshot->eventTime.isValid())
            return {finding(Health::Warn, "market_data.none_yet", "no market data yet")};
        const auto age = std::max(silence, oldest->age);
        const std::vector<domain::Measured> measured = {{"age", seconds(age), "s"}};
        if (!oldest->isLive)
            return {finding(Health::Crit, "market_data.book_not_live", "the book of " + oldest->symbol + " is not live: " + oldest->why,
                            {{"symbol", oldest->symbol}, {"reason", oldest->why}}),
                    measured};
        if (age > staleAfter)
            return {finding(Health::Crit, "market_data.stale", "no update of " + oldest->symbol + " for " + base::toShortText(age),
                            {{"symbol", oldest->symbol}, {"seconds", fmt::format("{:.1f}", seconds(age))}}),
                    measured};
        return {finding(Health::Ok, "market_data.fresh", "books are live"), measured};
    };
}

ops::Check venueCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult {
        const auto snapshot = eyes.trading();
        const auto unknown = std::ranges::count_if(
            snapshot->workingOrders, [](const api::OrderView &view) { return view.order.state == domain::OrderState::Unknown; });
        const std::vector<domain::Measured> measured = {{"working_orders", double(snapshot->workingOrders.size()), "1"}};
        if (unknown > 0)
            return {finding(Health::Crit, "venue.orders_unknown", fmt::format("the fate of {} orders is not known", unknown),
                            {{"orders", std::to_string(unknown)}}),
                    measured};
        return {finding(Health::Ok, "venue.paper", "the paper venue answers"), measured};
    };
}

// A store that refuses us is there, and names what a person has to mend: the login, a right, the disk, the schema.
bool saysMoreThanAway(const base::Error &error)
{
    return error.code.starts_with("store.") && error.code != trading::store_codes::kUnreachable;
}

ops::Check storeCheck(const OpsEyes &eyes, const DataFolder &folder)
{
    const auto spool = checks::spool([eyes] {
        const auto status = eyes.spool();
        return checks::SpoolState{status.store, status.pendingRecords, status.pendingBytes, status.capacityBytes,
                                  status.reachable || !status.error};
    });
    return [eyes, spool, &folder](const base::CallLimits &limits) -> CheckResult {
        if (const auto failure = eyes.spoolFailure())
            return {failed(*failure)};
        const auto status = eyes.spool();
        if (status.fenced)
            return {finding(Health::Crit, "store.fenced", "another engine commands the account in the database now")};
        if (status.rejectedRecords > 0)
            return {finding(Health::Warn, "store.rejected",
                            fmt::format("{} records were refused by the store and put aside", status.rejectedRecords),
                            {{"records", std::to_string(status.rejectedRecords)}})};
        auto result = spool(limits);
        if (status.error && saysMoreThanAway(*status.error))
            result.finding = failed(*status.error);
        if (const auto copies = damagedCopies(folder.spool()); result.finding.health == Health::Ok && !copies.empty())
            return {finding(Health::Crit, "spool.replaced",
                            "the spool was damaged and is kept as " + copies.back().string() + "; what waited in it is not in the database",
                            {{"file", copies.back().string()}})};
        return result;
    };
}

ops::Check deskCheck(DeskStore &store, const DataFolder &folder)
{
    return [&store, &folder](const base::CallLimits &) -> CheckResult {
        if (const auto failure = store.failure())
            return {finding(Health::Crit, "desk.store_failed", "the incident store failed: " + failure->message,
                            {{"error", failure->message}})};
        if (const auto copies = damagedCopies(folder.opsStore()); !copies.empty())
            return {finding(Health::Crit, "desk.store_replaced",
                            "the incident store was damaged and is kept as " + copies.back().string() + "; a new one was begun",
                            {{"file", copies.back().string()}})};
        return {finding(Health::Ok, "desk.recording", "incidents and audit records are being written")};
    };
}

ops::Check exposureCheck(const OpsEyes &eyes, const base::Clock &clock)
{
    return [eyes, &clock](const base::CallLimits &) -> CheckResult {
        const auto exposure = eyes.exposure->exposure();
        if (!exposure.known)
            return {finding(Health::Unknown, "exposure.unknown", "what is at stake is not known")};
        return {finding(Health::Ok, "exposure.current",
                        fmt::format("{} open orders, {} stops at the venue, {} positions, gross {}; {} old", exposure.openOrders,
                                    exposure.conditionalOrders, exposure.legs.size(), exposure.gross.toString(2),
                                    base::toShortText(clock.steadyNow() - exposure.at)),
                        {{"orders", std::to_string(exposure.openOrders)},
                         {"conditionals", std::to_string(exposure.conditionalOrders)},
                         {"positions", std::to_string(exposure.legs.size())},
                         {"gross", exposure.gross.toString(2)}})};
    };
}

ops::Check caughtUpCheck(const OpsEyes &eyes, const std::filesystem::path &memory)
{
    const auto baseline = std::make_shared<RecordBaseline>(memory);
    return checks::caughtUp([eyes, baseline](base::Duration timeout) -> base::Result<checks::CatchUpState> {
        const auto snapshot = eyes.trading();
        std::optional<RecordBaseline::Counts> engine;
        if (snapshot->state != domain::TradingState::Starting)
            engine = {snapshot->ordersTotal, snapshot->fillsTotal, 0};
        const auto spool = eyes.spool();
        const auto stored = eyes.storedCounts(timeout);
        if (!stored)
            return stored.error();
        const auto expected = baseline->expected(spool.store, engine);
        if (stored->orders >= expected.orders && stored->fills >= expected.fills)
            baseline->good(spool.store, *stored, engine);
        return checks::CatchUpState{spool.pendingRecords < kStillUnderWay ? 0 : spool.pendingRecords, expected.orders, expected.fills, stored->orders, stored->fills};
    });
}

ops::Check accountCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult { return {eyes.accountCommand()}; };
}

ops::Check memoryBudgetCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult {
        const auto memory = eyes.memory();
        std::vector<domain::Measured> measured = {{"memory_used_ratio", memory.usedRatio(), "ratio"}};
        std::string holders;
        for (const auto &holder : memory.holders) {
            measured.push_back({std::string(domain::kMemoryOf) + holder.name, double(holder.bytes), "bytes"});
            if (holder.mayBeShed)
                measured.push_back({std::string(domain::kMemoryShed) + holder.name, holder.isShed ? 1.0 : 0.0, "1"});
            holders += fmt::format("{:<10} {:>10}{}\n", holder.name, ops::bytesText(double(holder.bytes)), holder.isShed ? "  given up as far as it can" : "");
        }
        return {memory.standing, std::move(measured), holders};
    };
}

ops::Check configCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult {
        return {eyes.configStanding()};
    };
}

ops::Check performanceCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> CheckResult {
        return {eyes.performance()};
    };
}

} // namespace qcat::runtime
