#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/health.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/store_spool/spool_status.h>
#include <qcat/trading_ports/account_owner.h>
#include <qcat/trading_ports/kernel_input.h>

#include <mutex>
#include <optional>

namespace qcat::runtime
{

// Whether this engine commands its accounts, as the database that it shares with others has said. Until that is known nothing may be
// sent: the engine runs, halted, and begins when the claim stands.

// Error: the folder's id cannot be kept.
base::Result<trading::AccountOwner> ownerOf(const DataFolder &folder, const domain::RiskConfig &risk);

// What the check "account" says. Ok only where the store has taken the claim.
domain::Finding commandOf(const store_spool::SpoolStatus &spool);
// Of a claim that was refused on this machine already (account_claim.h).
domain::Finding commandOf(domain::Finding refusedHere);
// Of a claim that is lost or was never given: why the engine is read-only.
domain::Finding readOnlyBecause(const store_spool::SpoolStatus &spool);

inline constexpr const char *kClaimUnproven = "state.claim_unproven"; // the code of the state that waits
trading::StateCommand waitForClaim();

// With which state trading begins when the claim stands. Any thread.
class ClaimGate
{
public:
    void hold(trading::StateCommand begin);
    // What would have tightened an engine that trades tightens the one that waits.
    void tighten(trading::StateCommand begin);
    // Empty: nothing waits.
    std::optional<domain::TradingState> waitsWith() const;
    std::optional<trading::StateCommand> take();

private:
    mutable std::mutex m_mutex;
    std::optional<trading::StateCommand> m_begin;
};

} // namespace qcat::runtime
