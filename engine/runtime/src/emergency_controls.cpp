#include "emergency_controls.h"

namespace qcat::runtime
{

using domain::TradingState;

EmergencyControls::EmergencyControls(guard::Guard &guard, base::Executor &guardThread, TradingThread &trading, MayResume mayResume)
    : m_guard(guard), m_guardThread(guardThread), m_trading(trading), m_mayResume(std::move(mayResume))
{
}

void EmergencyControls::halt(const std::string &actor, const std::string &reason, Answer answer)
{
    tellKernel(TradingState::Halted, "state.halted_by_operator", reason.empty() ? "halted by " + actor : "halted by " + actor + ": " + reason,
               actor);
    m_guardThread.post([this, answer = thenTakeReports(std::move(answer))] { m_guard.halt(answer); });
}

void EmergencyControls::cancelEntries(const std::string &actor, Answer answer)
{
    tellKernel(TradingState::Halted, "state.halted_by_operator", "entries cancelled by " + actor, actor);
    m_guardThread.post([this, answer = thenTakeReports(std::move(answer))] {
        m_guard.halt([this, answer](base::Result<domain::Finding> halted) {
            if (!halted)
                return answer(halted);
            m_guard.cancelEntries(answer);
        });
    });
}

void EmergencyControls::flatten(const std::string &actor, Answer answer)
{
    tellKernel(TradingState::Halted, "state.halted_by_operator", "flattened by " + actor, actor);
    m_guardThread.post([this, answer = thenTakeReports(std::move(answer))] { m_guard.flatten(answer); });
}

void EmergencyControls::resume(const std::string &actor, Answer answer)
{
    m_trading.withSession([this, actor, answer = std::move(answer)](TradingSession *session) {
        if (!session)
            return answer(base::Error{"engine.not_running", "the engine is not running"});
        if (const auto status = m_mayResume(session->kernel()); !status)
            return answer(status.error());
        openTheDoor(actor, answer);
    });
}

void EmergencyControls::haltBecause(const domain::Finding &why)
{
    m_guardThread.post([this] { m_guard.halt([](const base::Result<domain::Finding> &) {}); });
    tellKernel(TradingState::Halted, why.code, why.text, "qcat");
}

// Before the guard is asked, so that whoever looks behind its answer sees the state; a post never waits.
void EmergencyControls::tellKernel(TradingState state, std::string code, std::string text, const std::string &actor)
{
    m_trading.handle(trading::StateCommand{state, std::move(code), std::move(text), actor}, [](const base::Status &) {});
}

EmergencyControls::Answer EmergencyControls::thenTakeReports(Answer answer)
{
    return [this, answer = std::move(answer)](base::Result<domain::Finding> verified) {
        m_trading.takeReports();
        answer(std::move(verified));
    };
}

void EmergencyControls::openTheDoor(const std::string &actor, Answer answer)
{
    m_guardThread.post([this, actor, answer = std::move(answer)] {
        m_guard.resume([this, actor, answer](base::Result<domain::Finding> opened) {
            if (!opened)
                return answer(opened);
            m_trading.handle(trading::StateCommand{TradingState::Active, "state.resumed", "resumed by " + actor, actor},
                             [answer, opened](const base::Status &status) {
                                 answer(status ? opened : base::Result<domain::Finding>(status.error()));
                             });
        });
    });
}

} // namespace qcat::runtime
