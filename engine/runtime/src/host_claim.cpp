// How the host comes to command its accounts, and how it learns that it does not. On the ops thread.
#include "host_parts.h"

#include <qcat/base/log.h>

#include <charconv>

namespace qcat::runtime
{

using domain::TradingState;

namespace
{

std::uint32_t standingEpochIn(const std::optional<base::Error> &error)
{
    std::uint32_t standing = 0;
    if (error) {
        const auto text = error->arg("standing");
        std::from_chars(text.data(), text.data() + text.size(), standing);
    }
    return standing;
}

} // namespace

domain::Finding EngineHost::Parts::accountCommand() const
{
    return m_claim.commandedElsewhere ? commandOf(*m_claim.commandedElsewhere) : commandOf(m_spool->status());
}

void EngineHost::Parts::watchTheClaim(const store_spool::SpoolStatus &spool, const StoreGround &ground)
{
    const auto waitsWith = m_claimGate.waitsWith();
    if (!waitsWith)
        return;
    if (const auto degradation = degradationFor(ground, m_options.config.risk, *waitsWith))
        m_claimGate.tighten({degradation->state, degradation->why.code, degradation->why.text, "qcat"});
    if (!spool.claimed)
        return;
    if (auto begin = m_claimGate.take())
        beginWhenClaimed(std::move(*begin));
}

// What is found and what is done in one piece of work on the engine thread: a halt that comes meanwhile is not undone.
void EngineHost::Parts::beginWhenClaimed(trading::StateCommand begin)
{
    trading->withSession([this, begin = std::move(begin)](TradingSession *session) mutable {
        if (!session)
            return;
        api::TradingSnapshot now;
        session->describe(now);
        if (now.stateWhy.code != kClaimUnproven)
            return; // somebody has commanded otherwise while we waited
        if (const auto may = mayResume(session->kernel()); !may)
            begin = {TradingState::Halted, "state.claimed_not_resumed", "the account is claimed, but " + may.error().message, "qcat"};
        log::info("engine", "the account is claimed: {}", begin.text);
        if (const auto status = session->handle(begin); !status)
            tradingFailed(status.error());
    });
}

void EngineHost::Parts::becomeReadOnly(const store_spool::SpoolStatus &spool)
{
    m_claimGate.take();
    const auto why = readOnlyBecause(spool);
    log::error("engine", "{}", why.text);
    if (const auto noted = m_folder.noteEpoch(standingEpochIn(spool.error)); !noted)
        log::warning("engine", "{}", noted.error().message);
    if (spool.claimed)
        m_emergency->haltBecause(why); // it traded until now: its entries are cancelled
    else
        m_guardThread->post([this] { m_guard->halt([](const base::Result<domain::Finding> &) {}); });
    trading->handle(trading::StateCommand{TradingState::ReadOnly, why.code, why.text, "qcat"}, [](const base::Status &) {});
}

// Why the claim forbids to resume now.
std::optional<base::Error> EngineHost::Parts::claimForbids() const
{
    const auto spool = m_spool->status();
    if (spool.fenced)
        return base::Error{"resume.fenced", "another engine commands the account in the database now"};
    if (!m_owner)
        return std::nullopt;
    if (!spool.claimed)
        return base::Error{"resume.claim_unproven", "it is not known whether another engine commands the account: bring the database back first"};
    if (spool.unreachableSince && m_clock.steadyNow() - *spool.unreachableSince > m_options.config.risk.outageReducingAfter)
        return base::Error{"resume.claim_lapsed",
                           "the database has been away for so long that another engine may claim the account: bring it back first"};
    return std::nullopt;
}

} // namespace qcat::runtime
