#include <qcat/ui_models/close_decision.h>

namespace qcat::ui
{

CloseDecision closeDecision(const EngineModel &engine)
{
    CloseDecision decision;
    for (const auto &position : engine.trading().positions) {
        ++decision.positions;
        decision.positionsWithoutStop += !position.stopAtVenue;
    }
    for (const auto &order : engine.trading().workingOrders) {
        ++decision.orders;
        decision.unknownOrders += order.order.state == domain::OrderState::Unknown;
    }
    decision.mustAsk = !engine.isAttached() && (decision.positions > 0 || decision.orders > 0);
    decision.mayLeave = decision.positionsWithoutStop == 0 && decision.unknownOrders == 0;
    return decision;
}

} // namespace qcat::ui
