#pragma once

#include "outbox.h"

namespace qcat::notify
{

// One channel as the outbox knows it.
struct Outbox::Way {
    const domain::ChannelConfig *config = nullptr;
    ChannelLanes lanes;
    SendBudget budget;
    bool isBusy[2] = {false, false};
    std::set<std::tuple<domain::Severity, base::WallTime, domain::DeliveryId>> waiting;
    domain::Finding lastResult;
    base::WallTime lastAccepted;
    base::WallTime lastTried;
};

} // namespace qcat::notify
