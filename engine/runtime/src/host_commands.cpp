// What commands do: emergency acts through the guard, the engine's own on its thread, the rest at the desk.
#include "host_parts.h"
#include "pending_answer.h"

#include <qcat/base/log.h>

#include <fmt/format.h>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

template <typename... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

base::Error wrongPhrase(std::string_view phrase)
{
    return base::Error{"command.confirm_missing", "type " + std::string(phrase) + " to confirm; nothing was done"}.with("phrase",
                                                                                                                          std::string(phrase));
}

constexpr double kFastestReplay = 10'000;
constexpr base::Duration kFreshWithin = 300ms; // for a snapshot that shows what was done

api::CommandAnswered answerOf(api::CommandId id, const base::Result<domain::Finding> &verified)
{
    api::CommandAnswered answered;
    answered.command = id;
    if (verified)
        answered.verified = *verified;
    else
        answered.error = verified.error();
    return answered;
}

std::string actTarget(const api::CommandBody &body)
{
    if (const auto *enable = std::get_if<api::EnableStrategy>(&body))
        return enable->strategy.value + (enable->enabled ? " on" : " off");
    if (const auto *test = std::get_if<api::TestChannel>(&body))
        return test->channel;
    if (const auto *sign = std::get_if<api::SignHandover>(&body))
        return sign->schedule + " to " + sign->contact;
    if (const auto *lift = std::get_if<api::LiftSharedHalt>(&body); lift && !lift->account.empty())
        return lift->account;
    if (const auto *shared = std::get_if<api::HaltShared>(&body); shared && !shared->account.empty())
        return shared->account;
    return "every account";
}

std::string actReason(const api::CommandBody &body)
{
    if (const auto *const shared = std::get_if<api::HaltShared>(&body))
        return shared->reason;
    const auto *const halt = std::get_if<api::Halt>(&body);
    return halt ? halt->reason : std::string();
}

std::string auditTarget(const api::CommandBody &body)
{
    const std::string reason = actReason(body);
    return reason.empty() ? actTarget(body) : actTarget(body) + ": " + reason;
}

const char *auditName(const api::CommandBody &body)
{
    return std::visit(Overloaded{[](const api::Halt &) { return "trading.halt"; },
                                 [](const api::CancelEntries &) { return "trading.cancel_entries"; },
                                 [](const api::Flatten &) { return "trading.flatten"; },
                                 [](const api::Resume &) { return "trading.resume"; },
                                 [](const api::HaltShared &) { return "trading.halt_shared"; },
                                 [](const api::LiftSharedHalt &) { return "trading.lift_shared_halt"; },
                                 [](const api::EnableStrategy &) { return "strategy.enable"; },
                                 [](const api::TestChannel &) { return "channel.test"; },
                                 [](const api::ResetBaselines &) { return "performance.reset"; },
                                 [](const api::SignHandover &) { return "oncall.sign"; },
                                 [](const auto &) -> const char * { return nullptr; }},
                      body);
}

// What is done or refused by others than the kernel and takes no risk away: recorded with what came of it.
bool isRecordedWhenAnswered(const api::CommandBody &body)
{
    return std::holds_alternative<api::TestChannel>(body) || std::holds_alternative<api::SignHandover>(body);
}

ops::AuditRecord recordOf(const api::Command &command, base::WallTime now)
{
    ops::AuditRecord record;
    record.time = now;
    record.actor = command.actor;
    record.action = auditName(command.body);
    record.target = auditTarget(command.body);
    return record;
}

void sayFailed(const base::Status &recorded)
{
    if (!recorded)
        log::error("audit", "{}", recorded.error().message);
}

} // namespace

api::CommandId EngineHost::Parts::submit(api::Command command)
{
    const api::CommandId id{++m_lastCommand};
    if (!m_accepting) {
        answer(id, base::Error{"engine.not_accepting", "the engine is starting or stopping: nothing was done"});
        return id;
    }
    // At the door, where it can be said: what is inside may use the queues' reserve and is never refused.
    for (const auto &queue : queues())
        if (queue.depth >= queue.capacity && !api::reducesRisk(command.body)) {
            answer(id, base::Error{"engine.busy", "the " + queue.name + " thread has too much to do: nothing was done"}.with("thread", queue.name));
            return id;
        }
    execute(id, command);
    return id;
}

std::vector<EngineHost::Queue> EngineHost::Parts::queues() const
{
    if (!m_accepting)
        return {};
    const auto of = [](const char *name, const base::LoopThread &thread) { return Queue{name, thread.depth(), thread.capacity()}; };
    return {of("engine", trading->thread()), of("ops", m_ops->thread()), of("guard", *m_guardThread)};
}

domain::OrderLatency EngineHost::Parts::orderLatency() const
{
    return m_accepting ? trading->latency() : domain::OrderLatency{}; // the thread is made by start()
}

void EngineHost::Parts::execute(api::CommandId id, const api::Command &command)
{
    const auto verified = [this, id](const base::Result<domain::Finding> &result) { answerFresh(id, result); };
    if (const auto refused = refusal(command.body))
        return answer(id, *refused);
    const bool isRecordedFirst = std::holds_alternative<api::Resume>(command.body) || std::holds_alternative<api::LiftSharedHalt>(command.body) || std::holds_alternative<api::ResetBaselines>(command.body);
    if (!isRecordedFirst && !isRecordedWhenAnswered(command.body))
        audit(command, [](const base::Status &) {}); // what takes risk away does not wait for its record
    std::visit(Overloaded{
                   [&](const api::Halt &c) { m_emergency->halt(command.actor, c.reason, verified); },
                   [&](const api::CancelEntries &) { m_emergency->cancelEntries(command.actor, verified); },
                   [&](const api::Flatten &) { m_emergency->flatten(command.actor, verified); },
                   [&](const api::Resume &) {
                       audit(command, [this, actor = command.actor, verified](const base::Status &recorded) {
                           if (!recorded)
                               return verified(recorded.error());
                           m_emergency->resume(actor, verified);
                       });
                   },
                   [&](const api::HaltShared &c) { haltShared(command.actor, c, verified); },
                   [&](const api::LiftSharedHalt &c) {
                       audit(command, [this, account = c.account, verified](const base::Status &recorded) {
                           if (!recorded)
                               return verified(recorded.error());
                           m_node->halts()->lift(account, verified);
                       });
                   },
                   [&](const api::ResetBaselines &) {
                       audit(command, [this, verified](const base::Status &recorded) {
                           if (!recorded)
                               return verified(recorded.error());
                           performance.reset(verified);
                       });
                   },
                   [&](const api::EnableStrategy &c) {
                       trading->handle(trading::StrategyCommand{c.strategy, c.enabled}, [this, id](const base::Status &status) {
                           answerFresh(id, status ? base::Result<domain::Finding>(domain::Finding{}) : base::Result<domain::Finding>(status.error()));
                       });
                   },
                   [&](const api::SetReplaySpeed &c) {
                       trading->setSpeed(c.speed, c.paused);
                       answerFresh(id, domain::Finding{});
                   },
                   [&](const api::SampleRedisKeys &c) {
                       m_redisWatch->sampleKeys(c.on);
                       answer(id, domain::Finding{});
                   },
                   [&](const auto &) {
                       m_ops->handle(command, [this, id, command](const base::Result<std::string> &created) {
                           if (isRecordedWhenAnswered(command.body)) {
                               auto record = recordOf(command, m_clock.wallNow());
                               record.payload = created ? R"({"outcome":"done"})" : fmt::format(R"({{"outcome":"refused","code":"{}"}})", created.error().code);
                               recordAct({record.actor, record.action, actTarget(command.body), created ? "" : "refused: " + created.error().code});
                               m_ops->audit(std::move(record), sayFailed);
                           }
                           answerDesk(id, created);
                       });
                   },
               },
               command.body);
}

void EngineHost::Parts::answer(api::CommandId id, const base::Result<domain::Finding> &verified)
{
    hub.publish(api::EventBody(answerOf(id, verified)));
}

void EngineHost::Parts::answerFresh(api::CommandId id, const base::Result<domain::Finding> &verified)
{
    const auto pending = std::make_shared<PendingAnswer>(hub, answerOf(id, verified));
    m_guardThread->postAfter(kFreshWithin, [pending] { pending->publish(); }); // an engine that is blocked does not hold it up
    trading->describeNow([this, pending] { m_ops->describeNow([pending] { pending->publish(); }); });
}

void EngineHost::Parts::answerDesk(api::CommandId id, const base::Result<std::string> &created)
{
    api::CommandAnswered answered;
    answered.command = id;
    if (created)
        answered.createdId = *created;
    else
        answered.error = created.error();
    const auto pending = std::make_shared<PendingAnswer>(hub, std::move(answered));
    m_ops->describeNow([pending] { pending->publish(); });
}

// What is refused at the door: nothing is recorded and nothing done.
std::optional<base::Error> EngineHost::Parts::refusal(const api::CommandBody &body) const
{
    if (trading->isReliving() && auditName(body))
        return base::Error{"engine.recovering", "the engine relives its journal: try again in a moment"};
    if (const auto *flatten = std::get_if<api::Flatten>(&body); flatten && flatten->confirm != api::kFlattenPhrase)
        return wrongPhrase(api::kFlattenPhrase);
    if (const auto *speed = std::get_if<api::SetReplaySpeed>(&body); speed && !(speed->speed >= 0 && speed->speed <= kFastestReplay))
        return base::Error{"command.speed_out_of_range", "the speed of a replay is a factor up to 10000, or 0 for as fast as it goes"};
    if (std::holds_alternative<api::SampleRedisKeys>(body) && !m_redisWatch)
        return base::Error{"command.no_redis", "no Redis is configured"};
    if (const auto *shared = std::get_if<api::HaltShared>(&body))
        return sharedHaltRefusal(shared->account);
    if (const auto *lift = std::get_if<api::LiftSharedHalt>(&body))
        return lift->confirm == api::kLiftPhrase ? sharedHaltRefusal(lift->account) : wrongPhrase(api::kLiftPhrase);
    if (const auto *reset = std::get_if<api::ResetBaselines>(&body); reset && reset->confirm != api::kResetBaselinesPhrase)
        return wrongPhrase(api::kResetBaselinesPhrase);
    const auto *const resume = std::get_if<api::Resume>(&body);
    if (resume && resume->confirm != api::kResumePhrase)
        return wrongPhrase(api::kResumePhrase);
    if (const auto missing = resume ? licenceRefusal() : std::nullopt)
        return missing;
    if (const auto &elsewhere = m_claim.commandedElsewhere; resume && elsewhere)
        return base::Error{elsewhere->code, elsewhere->text, elsewhere->args};
    if (const auto failed = failure(); resume && m_withoutSession && failed)
        return base::Error{"resume.journal_unusable",
                           "the journal of the earlier run cannot be used (" + failed->message +
                               "): put it right and restart qcat, or, to begin without what it holds, take the folder journal and those "
                               "named journal-NNNN beside it out of the data folder " + m_folder.path().string() + " and restart qcat"}
            .with("reason", failed->message)
            .with("folder", m_folder.path().string());
    return std::nullopt;
}

// With real money: what the licence lacks. A desk that has not spoken yet has not said that it is complete.
std::optional<base::Error> EngineHost::Parts::licenceRefusal() const
{
    if (m_options.config.app.environment != domain::Environment::Live)
        return std::nullopt;
    const auto snapshot = hub.snapshot();
    const auto &licence = snapshot->ops->licence;
    if (licence.isComplete() || !licence.brokenBy.empty())
        return std::nullopt;
    std::string points;
    for (const auto &point : licence.points)
        if (point.health != domain::Health::Ok)
            points += (points.empty() ? "" : "; ") + point.text;
    return base::Error{"licence.incomplete", fmt::format("real money is not traded without its licence; missing: {}", points)}.with("points", points);
}

void EngineHost::Parts::audit(const api::Command &command, std::function<void(base::Status)> done)
{
    if (!auditName(command.body))
        return; // the desk writes its own
    auto record = recordOf(command, m_clock.wallNow());
    recordAct({record.actor, record.action, actTarget(command.body), actReason(command.body)});
    m_ops->audit(std::move(record), [done = std::move(done)](const base::Status &status) {
        sayFailed(status);
        done(status);
    });
}

// Into the journal, and from there into the SQL store; an engine that cannot take it has the desk's audit still.
void EngineHost::Parts::recordAct(trading::OperatorAct act)
{
    trading->handle(std::move(act), [](const base::Status &) {});
}

void EngineHost::Parts::recordConfigChange(const std::string &actor, const std::string &what,
                                           std::function<void(base::Status)> done)
{
    ops::AuditRecord record;
    record.time = m_clock.wallNow();
    record.actor = actor;
    record.action = "config.apply";
    record.target = what;
    recordAct({actor, record.action, what, ""});
    m_ops->audit(std::move(record), std::move(done));
}

base::Status EngineHost::Parts::mayResume(const trading::Kernel &kernel)
{
    for (const auto &order : kernel.workingOrders())
        if (order.state == domain::OrderState::Unknown)
            return base::Error{"resume.unknown_orders", "the fate of order " + order.request.clientId.value + " is not known: settle it first"}
                .with("order", order.request.clientId.value);
    if (const auto failed = failure())
        return base::Error{"resume.engine_failed", "the engine failed (" + failed->message +
                                                       "): restart qcat, which recovers from its journal"}
            .with("reason", failed->message);
    if (const auto written = m_rows->handOver(); !written)
        return base::Error{"resume.spool_failed", "the spool for the database still takes no orders and fills (" + written.error().message +
                                                      "); the journal has them"}
            .with("reason", written.error().message);
    if (const auto forbidden = claimForbids())
        return *forbidden;
    if (const auto forbidden = sharedHaltForbids())
        return *forbidden;
    const auto spool = m_spool->status();
    if (double(spool.pendingBytes) > m_options.config.risk.spoolHaltedAt * double(spool.capacityBytes))
        return base::Error{"resume.spool_nearly_full", "the spool for the database is nearly full: bring the database back first"};
    return {};
}

} // namespace qcat::runtime
