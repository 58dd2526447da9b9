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

} // namespace qcat::notify
