#include "account_command.h"

#include <qcat/trading_ports/store_codes.h>

#include <QString>
#include <QSysInfo>

#include <unistd.h>
#include <utility>

namespace qcat::runtime
{

using domain::Finding;
using domain::Health;
namespace codes = trading::store_codes;

base::Result<trading::AccountOwner> ownerOf(const DataFolder &folder, const domain::RiskConfig &risk)
{
    auto id = folder.id();
    if (!id)
        return id.error();
    // No new risk after outageReducingAfter (DESIGN §5), counted from when the outage is seen.
    return trading::AccountOwner{std::move(id).value(), QSysInfo::machineHostName().toStdString(), ::getpid(),
                                 risk.outageReducingAfter + trading::kOutageIsSeenWithin};
}

Finding commandOf(Finding refusedHere)
{
    refusedHere.code = refusedHere.code == "state.commanded_elsewhere" ? "account.commanded_here" : "account.claim_unusable";
    return refusedHere;
}

Finding commandOf(const store_spool::SpoolStatus &spool)
{
    if (spool.fenced && spool.claimed)
        return {"account.taken_over", "another engine has claimed the account: this one is read-only", {}, Health::Crit};
    if (spool.fenced) {
        auto why = readOnlyBecause(spool);
        why.code = why.code == "state.epoch_behind" ? "account.epoch_behind" : "account.commanded_elsewhere";
        return why;
    }
    if (spool.claimed)
        return {"account.commanded", "this engine commands the account", {}, Health::Ok};
    if (spool.error && spool.error->code == codes::kClaimPending)
        return {"account.claim_pending", spool.error->message + "; until then nothing is sent", spool.error->args, Health::Crit};
    if (spool.error)
        return {"account.claim_unproven",
                "it is not known whether another engine commands the account (" + spool.error->message + "): nothing is sent",
                {{"reason", spool.error->message}},
                Health::Crit};
    return {"account.claim_asked", "the database is being asked who commands the account", {}, Health::Warn};
}

Finding readOnlyBecause(const store_spool::SpoolStatus &spool)
{
    if (spool.claimed)
        return {"state.fenced", "another engine commands the account now: this one is read-only", {}, Health::Crit};
    const auto why = spool.error.value_or(base::Error{std::string(codes::kCommandedElsewhere), "another engine commands the account"});
    if (why.code == codes::kStaleEpoch)
        return {"state.epoch_behind", why.message + ": restart it, the next start is above", why.args, Health::Crit};
    return {"state.commanded_elsewhere", why.message + ": this engine is read-only", why.args, Health::Crit};
}

trading::StateCommand waitForClaim()
{
    return {domain::TradingState::Halted, kClaimUnproven,
            "it is not known yet whether another engine commands the account: nothing is sent until the database has said so", "qcat"};
}

void ClaimGate::hold(trading::StateCommand begin)
{
    std::lock_guard lock(m_mutex);
    m_begin = std::move(begin);
}

void ClaimGate::tighten(trading::StateCommand begin)
{
    std::lock_guard lock(m_mutex);
    if (m_begin)
        m_begin = std::move(begin);
}

std::optional<domain::TradingState> ClaimGate::waitsWith() const
{
    std::lock_guard lock(m_mutex);
    return m_begin ? std::optional(m_begin->state) : std::nullopt;
}

std::optional<trading::StateCommand> ClaimGate::take()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_begin, std::nullopt);
}

} // namespace qcat::runtime
