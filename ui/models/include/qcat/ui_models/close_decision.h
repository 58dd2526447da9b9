#pragma once

#include <qcat/ui_models/engine_model.h>

namespace qcat::ui
{

// What closing the window may do. An attached console only looks: closing it leaves its engine alone.
struct CloseDecision {
    bool mustAsk = false;
    bool mayLeave =
        false; // with stops resting at the venue: only where every position has one and every order's fate is known
    int positions = 0;
    int positionsWithoutStop = 0;
    int orders = 0;
    int unknownOrders = 0;
};

CloseDecision closeDecision(const EngineModel &engine);

} // namespace qcat::ui
