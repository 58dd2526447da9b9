#include <qcat/pg_diagnostics/freeze.h>

#include "aged_table.h"
#include "cancel_watch.h"

#include <qcat/domain/config_text.h>
#include <qcat/pg_diagnostics/freeze_codes.h>
#include <qcat/pg_diagnostics/statement_text.h>
#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include <functional>

namespace qcat::pg_diagnostics
{

using namespace std::chrono_literals;
using domain::Finding;
using domain::Health;

namespace
{

constexpr const char *kApplication = "qcat-freeze";
constexpr base::Duration kLogin = 3s;
constexpr base::Duration kQuestion = 3s;

// A vacuum that finds another one at work on the table, or a change of schema, says so instead of waiting for hours; and it leaves the
// disk to those who trade.
constexpr const char *kSettings[] = {"SET lock_timeout = '5s'", "SET vacuum_cost_delay = '2ms'"};

// The age up to which a table counts as young: a vacuum that froze all it could leaves what began meanwhile.
constexpr std::int64_t kYoung = 50'000'000;

std::string tableIn(const ops::ActionRequest &request)
{
    const auto input = request.inputs.find("table");
    return input == request.inputs.end() ? std::string() : input->second;
}

Finding noTable(const std::string &name)
{
    const auto shown = cleanText(name, 80);
    return {std::string(freeze_code::kNoTable), fmt::format("there is no table {} in our database", shown), {{"table", shown}}, Health::Crit};
}

Finding described(const AgedTable &table)
{
    const auto age = std::to_string(table.age), size = domain::sizeText(table.bytes);
    return {std::string(freeze_code::kTable),
            fmt::format("table {} of {} is {} transactions old and has {}", table.name, table.owner, age, size),
            {{"table", table.name}, {"age", age}, {"size", size}, {"owner", table.owner}},
            Health::Ok};
}

Finding notOwner(const AgedTable &table)
{
    return {std::string(freeze_code::kNotOwner),
            fmt::format("role {} may not vacuum {}, which belongs to {}", table.role, table.name, table.owner),
            {{"table", table.name}, {"owner", table.owner}, {"role", table.role}},
            Health::Crit};
}

// Settings of a session that a pooler lends to others would stay with them, and its number is not the one to cancel.
Finding pooler(const domain::DatabaseConfig &config)
{
    const auto target = pg_link::targetOf(config);
    return {std::string(freeze_code::kPooler), fmt::format("a pooler answers at {}: a vacuum through it could not be held back or cancelled", target),
            {{"target", target}}, Health::Crit};
}

using MakeWatch = std::function<std::shared_ptr<CancelWatch>(const ChosenSession &)>;

struct Looked {
    std::optional<AgedTable> table;
    Finding horizon;
    bool isThroughPooler = false;
};

base::Result<Looked> lookAt(pg_link::Session &session, const std::string &name)
{
    Looked looked;
    const auto asked = session.transact(kQuestion, [&](pqxx::transaction_base &transaction) {
        looked.table = tableNamed(name, transaction);
        looked.horizon = horizonIn(transaction, session.serverVersion());
        looked.isThroughPooler = transaction.exec1("SELECT pg_backend_pid()")[0].as<int>() != session.greetedPid();
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return looked;
}

base::Result<ChosenSession> identityOf(pg_link::Session &session)
{
    ChosenSession self;
    const auto asked = session.transact(kQuestion, [&](pqxx::transaction_base &transaction) {
        const auto row = transaction.exec1("SELECT pid, (extract(epoch FROM backend_start) * 1000000)::bigint FROM pg_stat_activity "
                                           "WHERE pid = pg_backend_pid()");
        self = {row[0].as<int>(), {row[1].as<std::int64_t>() * 1000}};
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return self;
}

base::Status freeze(pg_link::Session &session, const AgedTable &table, base::Duration timeout)
{
    for (const char *setting : kSettings)
        if (auto set = session.runAlone(kQuestion, setting); !set)
            return set;
    return session.runAlone(timeout, fmt::format("VACUUM (FREEZE) {}", table.name));
}

Finding ageOf(const AgedTable &table)
{
    const bool isYoung = table.age < kYoung;
    const auto age = std::to_string(table.age);
    return {std::string(isYoung ? freeze_code::kFrozen : freeze_code::kStillOld),
            fmt::format("table {} is {} transactions old{}", table.name, age, isYoung ? "" : ": something keeps vacuum back"),
            {{"table", table.name}, {"age", age}},
            isYoung ? Health::Ok : Health::Crit};
}

base::Error cancelled(const AgedTable &table)
{
    return {std::string(freeze_code::kCancelled),
            fmt::format("the vacuum of {} was cancelled: what it had frozen stays so, and another one begins there", table.name),
            {{"table", table.name}}};
}

base::Result<ops::ActionOutcome> act(const domain::DatabaseConfig &config, FreezeStep step, const std::string &name,
                                     const base::CallLimits &limits, const MakeWatch &makeWatch)
{
    const auto session = pg_link::Session::open(config, kApplication, kLogin);
    if (!session)
        return session.error();
    auto looked = lookAt(**session, name);
    if (!looked)
        return looked.error();
    if (!looked->table)
        return ops::ActionOutcome{noTable(name), {}};
    if (step == FreezeStep::IsYoung)
        return ops::ActionOutcome{ageOf(*looked->table), {}};
    if (!looked->table->isOurs)
        return ops::ActionOutcome{notOwner(*looked->table), {}};
    if (looked->isThroughPooler)
        return ops::ActionOutcome{pooler(config), {}};
    const auto self = identityOf(**session);
    if (!self)
        return self.error();
    const auto watch = makeWatch(*self);
    watch->begin();
    const auto frozen = freeze(**session, *looked->table, limits.timeout - kLogin - 3 * kQuestion);
    watch->end();
    if (!frozen)
        return limits.cancel.isCancelled() ? cancelled(*looked->table) : frozen.error();
    looked = lookAt(**session, name);
    if (!looked)
        return looked.error();
    return ops::ActionOutcome{looked->table ? ageOf(*looked->table) : noTable(name), {}};
}

} // namespace

FreezeAction::FreezeAction(FreezeStep step, domain::DatabaseConfig config, std::shared_ptr<StandingSession> session,
                           base::Executor &sessionThread, base::Executor &worker, base::Executor &caller)
    : m_step(step), m_config(std::move(config)), m_session(std::move(session)), m_sessionThread(sessionThread), m_worker(worker),
      m_caller(caller)
{
}

std::string FreezeAction::name() const
{
    return m_step == FreezeStep::Freeze ? "pg.freeze_table" : "pg.table_is_young";
}

domain::StepMode FreezeAction::mode() const
{
    return m_step == FreezeStep::Freeze ? domain::StepMode::Mutate : domain::StepMode::Read;
}

void FreezeAction::plan(const ops::ActionRequest &request, const base::CallLimits &, base::Done<ops::ActionPlan> done)
{
    m_worker.post([config = m_config, caller = &m_caller, name = tableIn(request), done] {
        base::Result<ops::ActionPlan> plan = ops::ActionPlan{};
        const auto session = pg_link::Session::open(config, kApplication, kLogin);
        const auto looked = session ? lookAt(**session, name) : session.error();
        if (!looked)
            plan = looked.error();
        else if (!looked->table)
            plan = ops::ActionPlan{"VACUUM (FREEZE)", cleanText(name, 80), {noTable(name)}};
        else {
            const auto &table = *looked->table;
            plan = ops::ActionPlan{fmt::format("VACUUM (FREEZE) {}", table.name),
                                   fmt::format("table {} of {}", table.name, pg_link::targetOf(config)),
                                   {described(table), looked->horizon}};
            if (!table.isOurs)
                plan->preconditions.push_back(notOwner(table));
            if (looked->isThroughPooler)
                plan->preconditions.push_back(pooler(config));
        }
        caller->post([done, plan = std::move(plan)] { done(plan); });
    });
}

void FreezeAction::run(const ops::ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)>,
                       base::Done<ops::ActionOutcome> done)
{
    const MakeWatch makeWatch = [cancel = limits.cancel, session = m_session, thread = &m_sessionThread](const ChosenSession &self) {
        return std::make_shared<CancelWatch>(self, cancel, session, *thread);
    };
    m_worker.post([config = m_config, caller = &m_caller, step = m_step, name = tableIn(request), limits, makeWatch, done] {
        auto outcome = act(config, step, name, limits, makeWatch);
        caller->post([done, outcome = std::move(outcome)] { done(outcome); });
    });
}

} // namespace qcat::pg_diagnostics
