#pragma once

#include <qcat/ui_models/engine_model.h>

#include <vector>

namespace qcat::ui
{

// What the safety strip says, in words; worked out here so that it can be tested without a window.
struct SafetyChip {
    QString name;  // "PostgreSQL"
    QString value; // "12 ms", "down 1 min 42 s"
    domain::Health health = domain::Health::Unknown;
    QString tip; // the finding and its age
    bool operator==(const SafetyChip &) const = default;
};

struct SafetyStatus {
    bool live = false;
    QString mode; // PAPER, LIVE
    QString venue;
    QString account;
    domain::TradingState state = domain::TradingState::Starting;
    QString stateWord;
    QString stateWhy;
    QString equity;
    QString dayPnl;
    int daySign = 0;
    QString gross; // with leverage
    QString orders;
    int unknownOrders = 0;
    std::vector<SafetyChip> chips;
    bool stale = false;
    QString staleText; // "as it was 12 s ago", "connection lost, …"
};

SafetyStatus safetyStatus(const EngineModel &engine);

} // namespace qcat::ui
