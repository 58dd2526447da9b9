// What commands do: emergency acts through the guard, the engine's own on its thread, the rest at the desk.
#include "host_parts.h"

#include <qcat/base/log.h>

namespace qcat::runtime
{

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

const char *auditName(const api::CommandBody &body)
{
    return std::visit(Overloaded{[](const api::Halt &) { return "trading.halt"; },
                                 [](const api::CancelEntries &) { return "trading.cancel_entries"; },
                                 [](const api::Flatten &) { return "trading.flatten"; },
                                 [](const api::Resume &) { return "trading.resume"; },
                                 [](const api::EnableStrategy &) { return "strategy.enable"; },
                                 [](const auto &) -> const char * { return nullptr; }},
                      body);
}

} // namespace

api::CommandId EngineHost::Parts::submit(api::Command command)
{
    const api::CommandId id{++m_lastCommand};
    if (!m_accepting) {
        answer(id, base::Error{"engine.not_accepting", "the engine is starting or stopping: nothing was done"});
        return id;
    }
    execute(id, command);
    return id;
}

void EngineHost::Parts::execute(api::CommandId id, const api::Command &command)
{
    const auto verified = [this, id](const base::Result<domain::Finding> &result) { answer(id, result); };
    audit(command);
    std::visit(Overloaded{
                   [&](const api::Halt &c) { m_emergency->halt(command.actor, c.reason, verified); },
                   [&](const api::CancelEntries &) { m_emergency->cancelEntries(command.actor, verified); },
                   [&](const api::Flatten &c) {
                       if (c.confirm != api::kFlattenPhrase)
                           return answer(id, wrongPhrase(api::kFlattenPhrase));
                       m_emergency->flatten(command.actor, verified);
                   },
                   [&](const api::Resume &c) {
                       if (c.confirm != api::kResumePhrase)
                           return answer(id, wrongPhrase(api::kResumePhrase));
                       if (m_claim.commandedElsewhere)
                           return answer(id, base::Error{m_claim.commandedElsewhere->code, m_claim.commandedElsewhere->text,
                                                         m_claim.commandedElsewhere->args});
                       m_emergency->resume(command.actor, verified);
                   },
                   [&](const api::EnableStrategy &c) {
                       trading->handle(trading::StrategyCommand{c.strategy, c.enabled}, [this, id](const base::Status &status) {
                           answer(id, status ? base::Result<domain::Finding>(domain::Finding{}) : base::Result<domain::Finding>(status.error()));
                       });
                   },
                   [&](const api::SetReplaySpeed &c) {
                       trading->setSpeed(c.speed, c.paused);
                       answer(id, domain::Finding{});
                   },
                   [&](const auto &) {
                       m_ops->handle(command, [this, id](const base::Result<std::string> &created) { answerDesk(id, created); });
                   },
               },
               command.body);
}

void EngineHost::Parts::answer(api::CommandId id, const base::Result<domain::Finding> &verified)
{
    api::CommandAnswered answered;
    answered.command = id;
    if (verified)
        answered.verified = *verified;
    else
        answered.error = verified.error();
    hub.publish(api::EventBody(std::move(answered)));
}

void EngineHost::Parts::answerDesk(api::CommandId id, const base::Result<std::string> &created)
{
    api::CommandAnswered answered;
    answered.command = id;
    if (created)
        answered.createdId = *created;
    else
        answered.error = created.error();
    hub.publish(api::EventBody(std::move(answered)));
}

// Acts that take risk away do not wait for their record: it is written beside them.
void EngineHost::Parts::audit(const api::Command &command)
{
    const char *const action = auditName(command.body);
    if (!action)
        return; // the desk writes its own
    ops::AuditRecord record;
    record.time = m_clock.wallNow();
    record.actor = command.actor;
    record.action = action;
    m_ops->audit(std::move(record), [](const base::Status &status) {
        if (!status)
            log::error("audit", "{}", status.error().message);
    });
}

base::Status EngineHost::Parts::mayResume(const trading::Kernel &kernel) const
{
    for (const auto &order : kernel.workingOrders())
        if (order.state == domain::OrderState::Unknown)
            return base::Error{"resume.unknown_orders", "the fate of order " + order.request.clientId.value + " is not known: settle it first"}
                .with("order", order.request.clientId.value);
    const auto spool = m_spool->status();
    if (spool.fenced)
        return base::Error{"resume.fenced", "another engine commands the account in the database now"};
    if (double(spool.pendingBytes) > m_options.config.risk.spoolHaltedAt * double(spool.capacityBytes))
        return base::Error{"resume.spool_nearly_full", "the spool for the database is nearly full: bring the database back first"};
    return {};
}

} // namespace qcat::runtime
