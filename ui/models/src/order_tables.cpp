#include <qcat/ui_models/trading_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

namespace qcat::ui
{

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

Tone toneOf(domain::OrderState state)
{
    switch (state) {
    case domain::OrderState::Unknown:
        return Tone::Unknown;
    case domain::OrderState::Rejected:
    case domain::OrderState::Denied:
        return Tone::Warning;
    case domain::OrderState::PendingNew:
    case domain::OrderState::PendingCancel:
        return Tone::Muted;
    default:
        return Tone::Normal;
    }
}

TableCell priceCell(const OrderRow &row)
{
    const auto &request = row.view.order.request;
    if (request.type == domain::OrderType::Market)
        return {.text = word(request.type), .sort = qlonglong(0), .tone = Tone::Muted};
    const bool isStop = request.type == domain::OrderType::StopMarket;
    return decimalCell(isStop ? request.triggerPrice : request.price, row.digits.price);
}

TableCell queueCell(const OrderRow &row)
{
    if (row.view.queueAhead)
        return decimalCell(*row.view.queueAhead, row.digits.quantity);
    return {.text = QStringLiteral("–"), .sort = qlonglong(-1), .tone = Tone::Muted};
}

TableCell reasonCell(const OrderRow &row)
{
    const auto &order = row.view.order;
    TableCell cell = textCell(findingText({.code = order.reasonCode, .text = order.reason}));
    cell.tip = QString::fromStdString(order.reason);
    return cell;
}

// --- columns that more than one table of orders has
namespace order
{

using Column = TableColumn<OrderRow>;

Column time()
{
    return {"time", QT_TRANSLATE_NOOP("Table", "Time"), kLeft,
            [](const OrderRow &r) { return timeCell(r.view.order.updatedAt); }};
}
Column account()
{
    return {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft,
            [](const OrderRow &r) { return textCell(r.view.account); }, true};
}
Column symbol()
{
    return {"symbol", QT_TRANSLATE_NOOP("Table", "Symbol"), kLeft,
            [](const OrderRow &r) { return textCell(r.view.symbol); }};
}
Column strategy()
{
    return {"strategy", QT_TRANSLATE_NOOP("Table", "Strategy"), kLeft,
            [](const OrderRow &r) { return textCell(r.view.order.request.strategy.value); }};
}
Column side()
{
    return {"side", QT_TRANSLATE_NOOP("Table", "Side"), kLeft,
            [](const OrderRow &r) { return sideCell(r.view.order.request.side); }};
}
Column purpose()
{
    return {"purpose", QT_TRANSLATE_NOOP("Table", "Purpose"), kLeft,
            [](const OrderRow &r) { return textCell(word(r.view.order.request.purpose)); }};
}
Column type()
{
    return {"type", QT_TRANSLATE_NOOP("Table", "Type"), kLeft,
            [](const OrderRow &r) { return textCell(word(r.view.order.request.type)); }, true};
}
Column price()
{
    return {"price", QT_TRANSLATE_NOOP("Table", "Price"), kRight, priceCell};
}
Column quantity()
{
    return {"quantity", QT_TRANSLATE_NOOP("Table", "Quantity"), kRight,
            [](const OrderRow &r) { return decimalCell(r.view.order.request.quantity, r.digits.quantity); }};
}
Column filled()
{
    return {"filled", QT_TRANSLATE_NOOP("Table", "Filled"), kRight,
            [](const OrderRow &r) { return decimalCell(r.view.order.filled, r.digits.quantity); }};
}
Column queue()
{
    return {"queue", QT_TRANSLATE_NOOP("Table", "Queue ahead"), kRight, queueCell};
}
Column state()
{
    return {"state", QT_TRANSLATE_NOOP("Table", "State"), kLeft,
            [](const OrderRow &r) { return textCell(word(r.view.order.state), toneOf(r.view.order.state)); }};
}
Column age()
{
    return {"age", QT_TRANSLATE_NOOP("Table", "Age"), kRight, [](const OrderRow &r) { return ageCell(r.age); }};
}
Column reason(bool hidden = false)
{
    return {"reason", QT_TRANSLATE_NOOP("Table", "Reason"), kLeft, reasonCell, hidden};
}
Column clientId()
{
    return {"client_id", QT_TRANSLATE_NOOP("Table", "Client order id"), kLeft,
            [](const OrderRow &r) { return textCell(r.view.order.request.clientId.value); }, true};
}
Column venueId()
{
    return {"venue_id", QT_TRANSLATE_NOOP("Table", "Venue order id"), kLeft,
            [](const OrderRow &r) { return textCell(r.view.order.venueId.value); }, true};
}

} // namespace order

std::unique_ptr<OrdersModel> makeOrders(OrdersModel::Columns columns)
{
    return std::make_unique<OrdersModel>(std::move(columns), OrderKey{});
}

} // namespace

std::unique_ptr<OrdersModel> makeWorkingOrdersModel()
{
    return makeOrders({order::symbol(), order::side(), order::price(), order::quantity(), order::filled(),
                       order::queue(), order::state(), order::age(), order::purpose(), order::strategy(),
                       order::account(), order::type(), order::clientId(), order::venueId(), order::reason(true)});
}

std::unique_ptr<OrdersModel> makeFinishedOrdersModel()
{
    return makeOrders({order::time(), order::symbol(), order::side(), order::price(), order::quantity(),
                       order::filled(), order::state(), order::purpose(), order::strategy(), order::reason(),
                       order::account(), order::type(), order::clientId(), order::venueId()});
}

std::unique_ptr<OrdersModel> makeDenialsModel()
{
    return makeOrders({order::time(), order::symbol(), order::side(), order::price(), order::quantity(),
                       order::reason(), order::strategy(), order::purpose(), order::account(), order::clientId()});
}

} // namespace qcat::ui
