// What the host publishes ten times a second, and what it does when the ground gives way. On the ops thread.
#include "host_parts.h"

#include <qcat/base/log.h>

#include <algorithm>
#include <utility>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

api::SpoolView viewOf(const store_spool::SpoolStatus &status)
{
    api::SpoolView view;
    view.pendingRecords = status.pendingRecords;
    view.pendingBytes = status.pendingBytes;
    view.capacityBytes = status.capacityBytes;
    view.writtenRecords = status.writtenRecords;
    view.lastWrite = status.lastWrite;
    view.store = status.store;
    view.storeReachable = status.reachable;
    return view;
}

} // namespace

void EngineHost::Parts::publishSnapshot(api::OpsSnapshot ops)
{
    ops.wallTime = m_clock.wallNow();
    ops.at = m_clock.steadyNow();
    ops.spool = viewOf(m_spool->status());
    ops.exposure = exposure();
    if (m_alertForward)
        m_alertForward->take(ops);
    auto snapshot = std::make_shared<api::Snapshot>();
    snapshot->sequence = ++m_snapshots;
    snapshot->version = m_options.version;
    snapshot->startedAt = m_startedAt;
    snapshot->trading = trading->snapshot();
    countSymbols(*snapshot->trading);
    snapshot->ops = std::make_shared<const api::OpsSnapshot>(std::move(ops));
    dataPlane.take(m_node->status());
    snapshot->data = dataPlane.snapshot();
    snapshot->receivedAt = m_clock.steadyNow();
    m_node->take(*snapshot);
    hub.publish(std::shared_ptr<const api::Snapshot>(std::move(snapshot)));
    watchTheGround();
    retryRows();
}

// The write-behind has waited already: the desk hears of it now and not at the next interval.
void EngineHost::Parts::watchTheStore(const store_spool::SpoolStatus &spool)
{
    const std::string says = spool.error ? spool.error->code : std::string();
    if (std::exchange(m_storeSaid, says) == says)
        return;
    m_ops->probeNow({"store"});
    if (!m_options.config.database.isEmbedded())
        m_ops->probeNow({"postgresql"});
}

void EngineHost::Parts::watchTheGround()
{
    const auto spool = m_spool->status();
    watchTheStore(spool);
    StoreGround ground;
    ground.spoolUsed = spool.capacityBytes > 0 ? double(spool.pendingBytes) / double(spool.capacityBytes) : 0;
    if (spool.unreachableSince)
        ground.outage = m_clock.steadyNow() - *spool.unreachableSince;
    const auto state = trading->snapshot()->state;
    tellTimeToHarm(spool, state);
    if (spool.fenced && state != domain::TradingState::ReadOnly && m_degradedBy != "state.fenced") {
        m_degradedBy = "state.fenced";
        return becomeReadOnly(spool);
    }
    watchTheClaim(spool, ground);
    const auto degradation = degradationFor(ground, m_options.config.risk, state);
    if (!degradation && !spool.fenced)
        m_degradedBy.reset(); // the next outage is a new one
    if (!degradation || m_degradedBy == degradation->why.code)
        return;
    m_degradedBy = degradation->why.code;
    log::warning("engine", "{}", degradation->why.text);
    if (degradation->state == domain::TradingState::Halted)
        m_emergency->haltBecause(degradation->why);
    else
        trading->handle(trading::StateCommand{degradation->state, degradation->why.code, degradation->why.text, "qcat"},
                        [](const base::Status &) {});
}

// Of a store that is away: when the rules above will tighten, and when the spool is full at the pace of the outage so far.
void EngineHost::Parts::tellTimeToHarm(const store_spool::SpoolStatus &spool, domain::TradingState state)
{
    std::vector<domain::TimeToHarm> harms;
    if (spool.unreachableSince) {
        const base::Duration outage = m_clock.steadyNow() - *spool.unreachableSince;
        if (state == domain::TradingState::Active)
            harms.push_back({{"harm.reducing", "only orders that reduce from then on", {}, domain::Health::Warn},
                             std::max(base::Duration::zero(), m_options.config.risk.outageReducingAfter - outage)});
        const double perNano = outage > 1s ? double(spool.pendingBytes) / double(outage.count()) : 0;
        if (perNano > 0)
            harms.push_back({{"harm.spool_full", "the spool is full: trading halts", {}, domain::Health::Crit},
                             base::Duration(std::int64_t(double(spool.capacityBytes - spool.pendingBytes) / perNano))});
    }
    std::sort(harms.begin(), harms.end(), [](const auto &a, const auto &b) { return a.remaining < b.remaining; });
    m_ops->setTimeToHarm({m_options.config.database.isEmbedded() ? "store" : "postgresql"}, std::move(harms));
}

} // namespace qcat::runtime
