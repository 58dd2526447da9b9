// What an orderly stop does at the venue, and what it says of what it leaves there.
#include "host_parts.h"
#include "left_at_venue.h"

#include <qcat/base/log.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kCancelWithin = 3s;   // entries, and seen that it holds
constexpr base::Duration kFlattenWithin = 10s; // longer than the guard's own deadline: it answers
constexpr base::Duration kLookWithin = 2s;

// Runs `ask` on the guard's thread and waits for what it answers; empty when it does not in time.
template <typename T>
std::optional<T> fromGuard(base::Executor &guardThread, base::Duration within, std::function<void(std::function<void(T)>)> ask)
{
    const auto answered = std::make_shared<std::promise<T>>();
    auto answer = answered->get_future();
    guardThread.post([ask = std::move(ask), answered] { ask([answered](T value) { answered->set_value(std::move(value)); }); });
    if (answer.wait_for(within) != std::future_status::ready)
        return std::nullopt;
    return answer.get();
}

QJsonObject toJson(const Unprotected &position)
{
    return {{QStringLiteral("account"), QString::fromStdString(position.account)},
            {QStringLiteral("symbol"), QString::fromStdString(position.symbol)},
            {QStringLiteral("quantity"), QString::fromStdString(position.quantity.toString())},
            {QStringLiteral("covered"), QString::fromStdString(position.covered.toString())}};
}

} // namespace

// Entries would rest at the venue with nobody to watch them. A replay's venue ends with it.
void EngineHost::Parts::settleVenueBeforeStop()
{
    if (!trading || !m_guard || trading->snapshot()->replay || trading->snapshot()->state == domain::TradingState::Starting)
        return;
    if (m_owner && !m_spool->status().claimed)
        return; // perhaps another's account
    using Verified = base::Result<domain::Finding>;
    const bool flatten = m_options.config.exchange.onStop == domain::OnStop::Flatten && !m_claim.commandedElsewhere;
    const auto settled = fromGuard<Verified>(*m_guardThread, flatten ? kFlattenWithin : kCancelWithin, [this, flatten](auto answer) {
        if (flatten)
            return m_guard->flatten(answer);
        m_guard->halt([this, answer](const Verified &) { m_guard->cancelEntries(answer); });
    });
    if (!settled)
        log::error("guard", "the venue was not settled before the stop: no answer from the guard; orders may rest there");
    else if (!*settled)
        log::error("guard", "the venue was not settled before the stop: {}", settled->error().message);
    trading->takeReports();
    recordWhatIsLeft();
}

// Read back from the venue, for who comes next: in the log and in the audit chain.
void EngineHost::Parts::recordWhatIsLeft()
{
    using Truth = base::Result<trading::VenueTruth>;
    const auto seen = fromGuard<Truth>(*m_guardThread, kLookWithin, [this](auto answer) { answer(m_venue->truth(500ms)); });
    const bool known = seen && *seen && !m_withoutSession; // a venue on paper knows what the journal told it
    QJsonObject payload{{QStringLiteral("known"), known}};
    if (known) {
        const auto left = unprotectedAt(**seen, m_universe);
        QJsonArray unprotected;
        for (const auto &position : left)
            unprotected.append(toJson(position));
        payload[QStringLiteral("positions")] = qint64((*seen)->positions.size());
        payload[QStringLiteral("unprotected")] = unprotected;
        if (left.empty())
            log::info("guard", "stopping with {} positions at the venue, every one covered by stops", (*seen)->positions.size());
        else
            log::error("guard", "stopping with positions that no stop covers: {}", toText(left));
    } else {
        log::error("guard", "stopping without knowing what stands at the venue");
    }
    if (!m_ops)
        return;
    ops::AuditRecord record;
    record.time = m_clock.wallNow();
    record.actor = "qcat";
    record.action = "engine.stop";
    record.target = "every account";
    record.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact).toStdString();
    m_ops->audit(std::move(record), [](const base::Status &status) {
        if (!status)
            log::error("audit", "{}", status.error().message);
    });
}

} // namespace qcat::runtime
