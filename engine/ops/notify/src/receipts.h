#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/notification.h>
#include <qcat/ops_ports/message_channel.h>

#include <functional>
#include <map>
#include <memory>

namespace qcat::notify
{

// Follows messages that a provider took and can tell more of: asks soon, then ever less often, for a day at most.
class Receipts
{
public:
    using Answered = std::function<void(ops::ReceiptAnswer)>;
    using Ask = std::function<void(const domain::Delivery &, Answered)>;
    // Delivered, or Failed after all.
    using Settled = std::function<void(domain::Delivery)>;

    Receipts(Ask ask, Settled settled) : m_ask(std::move(ask)), m_settled(std::move(settled)) {}

    // Nothing for one without a receipt, or whose day is over.
    void follow(const domain::Delivery &taken, base::WallTime now);
    void pump(base::WallTime now);
    void shift(base::Duration by); // the wall clock was set

private:
    struct Followed {
        domain::Delivery delivery;
        base::WallTime nextAt;
        bool isAsked = false;
    };
    struct Alive {};
    void answered(const domain::DeliveryId &id, const ops::ReceiptAnswer &answer, base::WallTime asked);

    const Ask m_ask;
    const Settled m_settled;
    std::map<domain::DeliveryId, Followed> m_followed;
    std::shared_ptr<Alive> m_alive = std::make_shared<Alive>();
};

} // namespace qcat::notify
