#include "receipts.h"

#include <algorithm>

namespace qcat::notify
{

namespace
{

using namespace std::chrono_literals;
using domain::Delivery;
using domain::DeliveryState;

constexpr base::Duration kFollowed = 24h;

// After half of its age again: in the first minute often, after an hour hardly.
base::WallTime nextAsk(const Delivery &delivery, base::WallTime now)
{
    return now + std::clamp<base::Duration>((now - delivery.endedAt) / 2, 5s, 30min);
}

} // namespace

void Receipts::follow(const Delivery &taken, base::WallTime now)
{
    if (taken.state == DeliveryState::Accepted && !taken.receipt.empty() && now - taken.endedAt < kFollowed)
        m_followed[taken.id] = {taken, nextAsk(taken, now), false};
}

void Receipts::pump(base::WallTime now)
{
    std::erase_if(m_followed, [&](const auto &entry) { return !entry.second.isAsked && now - entry.second.delivery.endedAt >= kFollowed; });
    for (auto &[id, followed] : m_followed) {
        if (followed.isAsked || followed.nextAt > now)
            continue;
        followed.isAsked = true;
        m_ask(followed.delivery, [this, alive = std::weak_ptr(m_alive), id = id, now](const ops::ReceiptAnswer &answer) {
            if (alive.lock())
                answered(id, answer, now);
        });
        return; // the next one with the next pump: an answer may come within the call
    }
}

void Receipts::answered(const domain::DeliveryId &id, const ops::ReceiptAnswer &answer, base::WallTime asked)
{
    const auto at = m_followed.find(id);
    if (at == m_followed.end())
        return;
    if (answer.arrival == ops::Arrival::NotKnown) {
        at->second.isAsked = false;
        at->second.nextAt = nextAsk(at->second.delivery, asked);
        return;
    }
    auto delivery = std::move(at->second.delivery);
    m_followed.erase(at);
    delivery.state = answer.arrival == ops::Arrival::Arrived ? DeliveryState::Delivered : DeliveryState::Failed;
    delivery.result = answer.what;
    m_settled(std::move(delivery));
}

void Receipts::shift(base::Duration by)
{
    for (auto &[id, followed] : m_followed) {
        followed.nextAt = followed.nextAt + by;
        followed.delivery.endedAt = followed.delivery.endedAt + by;
    }
}

} // namespace qcat::notify
