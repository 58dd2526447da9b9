#include <qcat/pg_diagnostics/status_checks.h>

#include "ids_left.h"

#include <qcat/domain/blocking_tree.h>
#include <qcat/pg_diagnostics/health_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace qcat::pg_diagnostics
{

using namespace std::chrono_literals;
using namespace domain::postgres;
using domain::Health;
using domain::Visibility;

namespace
{

constexpr base::Duration kLongWait = 5s;
constexpr double kTight = 0.8, kTooTight = 0.9;

double inSeconds(base::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

ops::CheckResult result(std::string_view code, Health health, std::string text, std::vector<base::Error::Arg> args,
                        domain::Measured measured)
{
    return {{std::string(code), std::move(text), std::move(args), health}, {std::move(measured)}};
}

ops::CheckResult notKnown(const std::string &why)
{
    return {{std::string(health::kNotKnown), fmt::format("not known: {}", why), {{"detail", why}}, Health::Unknown}};
}

// What is missing stands in `why`; that nothing is known is all that can be said of the rest.
ops::CheckResult notVisible(domain::Finding why)
{
    why.health = Health::Unknown;
    return {std::move(why)};
}

template <typename T>
using Judge = std::function<ops::CheckResult(const domain::Section<T> &)>;

// A check over one section of a fresh status.
template <typename T>
ops::Check over(NewestStatus newest, const base::Clock &clock, domain::Section<T> Status::*section,
                base::Duration Status::*interval, std::type_identity_t<Judge<T>> judge)
{
    return [=, newest = std::move(newest), judge = std::move(judge), &clock](const base::CallLimits &) {
        const auto status = newest();
        if (!status)
            return notKnown("nobody has looked yet");
        const auto &seen = (*status).*section;
        if (seen.visibility == Visibility::Hidden || seen.visibility == Visibility::Unsupported)
            return notVisible(seen.why);
        if (!seen.hasData() || seen.visibility == Visibility::Failed)
            return notKnown(seen.why.text.empty() ? "nobody has looked yet" : seen.why.text);
        const auto age = clock.steadyNow() - *seen.at;
        if (age > 2 * ((*status).*interval) + kLongWait)
            return notKnown(fmt::format("last seen {} ago", base::toShortText(age)));
        return judge(seen);
    };
}

// Which session is meant, for ever: what a runbook that ends it is handed. Its start may be hidden from our role.
std::vector<base::Error::Arg> naming(const Session &session, std::vector<base::Error::Arg> args)
{
    args.push_back({"pid", std::to_string(session.pid)});
    args.push_back({"application", session.application});
    if (session.backendStart.isValid())
        args.push_back({"backend_start", std::to_string(session.backendStart.ns / 1000)});
    return args;
}

ops::CheckResult judgeLocks(const domain::Section<domain::Bounded<LockSession>> &section)
{
    const auto &locks = section.data;
    base::Duration longest{};
    std::int64_t waiting = 0;
    bool ageless = false;
    for (const auto &lock : locks.rows) {
        if (lock.blockedBy.empty())
            continue;
        ++waiting;
        ageless = ageless || !lock.session.inState;
        longest = std::max(longest, lock.session.inState.value_or(base::Duration::zero()));
    }
    if (waiting == 0 || (longest <= kLongWait && !ageless))
        return result(health::kNoLockWaits, Health::Ok, "nobody waits long for a lock", {},
                      {"longest_lock_wait", inSeconds(longest), "s"});
    const auto &root = locks.rows[blockingTree(locks.rows).front().session].session;
    const auto age = base::toShortText(longest);
    // of those that our role may not see nobody knows for how long they wait
    return result(health::kLockWaits, longest > kLongWait ? Health::Crit : Health::Warn,
                  fmt::format("{} sessions wait for locks, the longest for {}; session {} ({}) holds up most", waiting,
                              age, root.pid, root.application),
                  naming(root, {{"waiting", std::to_string(waiting)}, {"longest", age}}),
                  {"longest_lock_wait", inSeconds(longest), "s"});
}

ops::CheckResult judgeActivity(const domain::Section<Activity> &section, base::Duration idleTooLong)
{
    const auto &idle = section.data.idleInTransaction.rows;
    const auto worst = std::max_element(idle.begin(), idle.end(), [](const Session &a, const Session &b) {
        return a.inState.value_or(base::Duration::zero()) < b.inState.value_or(base::Duration::zero());
    });
    const auto longest = worst == idle.end() ? base::Duration::zero() : worst->inState.value_or(base::Duration::zero());
    const domain::Measured measured{"longest_idle_in_transaction", inSeconds(longest), "s"};
    if (longest > idleTooLong) {
        const auto age = base::toShortText(longest);
        return result(health::kOpenTransaction, Health::Crit,
                      fmt::format("session {} ({}) idles in a transaction for {}", worst->pid, worst->application, age),
                      naming(*worst, {{"age", age}}), measured);
    }
    if (section.visibility == Visibility::Partial) // nothing seen is not nothing there
        return notVisible({std::string(health::kTransactionsHidden),
                           fmt::format("open transactions of other roles: {}", section.why.text), section.why.args});
    return result(health::kNoOpenTransactions, Health::Ok, "no transaction idles for long", {}, measured);
}

ops::CheckResult judgeVacuum(const domain::Section<Vacuum> &section)
{
    const auto *oldest = fewestIds(section.data);
    if (!oldest)
        return notKnown("no database was listed");
    const bool few = idsRunOut(section.data);
    return result(few ? health::kIdsRunningOut : health::kIdsLeft, few ? Health::Crit : Health::Ok,
                  fmt::format("database {} has {} transaction ids left", oldest->database, oldest->left),
                  {{"database", oldest->database}, {"left", std::to_string(oldest->left)}},
                  {"transaction_ids_left", double(oldest->left), "1"});
}

ops::CheckResult judgeHeadroom(const domain::Section<Headroom> &section)
{
    const auto &headroom = section.data;
    const double share = double(headroom.used) / std::max(1, headroom.usable());
    const auto health = share >= kTooTight ? Health::Crit : share >= kTight ? Health::Warn : Health::Ok;
    return result(health == Health::Ok ? health::kConnectionsLeft : health::kConnectionsTight, health,
                  fmt::format("{} of {} connections are in use", headroom.used, headroom.usable()),
                  {{"used", std::to_string(headroom.used)}, {"usable", std::to_string(headroom.usable())}},
                  {"connections_used", share * 100, "%"});
}

} // namespace

ops::Check lockWaits(NewestStatus newest, const base::Clock &clock)
{
    return over(std::move(newest), clock, &Status::locks, &Status::often, judgeLocks);
}

ops::Check openTransactions(NewestStatus newest, const base::Clock &clock, base::Duration idleTooLong)
{
    return over<Activity>(std::move(newest), clock, &Status::activity, &Status::often,
                          [idleTooLong](const auto &section) { return judgeActivity(section, idleTooLong); });
}

ops::Check wraparound(NewestStatus newest, const base::Clock &clock)
{
    return over(std::move(newest), clock, &Status::vacuum, &Status::seldom, judgeVacuum);
}

ops::Check connectionsLeft(NewestStatus newest, const base::Clock &clock)
{
    return over(std::move(newest), clock, &Status::headroom, &Status::often, judgeHeadroom);
}

} // namespace qcat::pg_diagnostics
