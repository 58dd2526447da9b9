#include <qcat/ui_models/trading_tables.h>

#include <qcat/ui_models/formatting.h>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

InstrumentDigits::InstrumentDigits(const api::TradingSnapshot &snapshot)
{
    for (const auto &book : snapshot.books)
        if (book.tickSize.isPositive())
            m_bySymbol[book.symbol] = {decimalsOf(book.tickSize), decimalsOf(book.quantityStep)};
}

Digits InstrumentDigits::of(const std::string &symbol) const
{
    const auto found = m_bySymbol.find(symbol);
    return found == m_bySymbol.end() ? Digits{} : found->second;
}

double PositionRow::liquidationDistance() const
{
    if (!view.liquidationPrice.isPositive() || !view.markPrice.isPositive())
        return -1;
    return std::abs(view.markPrice.toDouble() - view.liquidationPrice.toDouble()) / view.markPrice.toDouble();
}

std::string PositionRowKey::operator()(const PositionRow &row) const
{
    return row.view.account + ' ' + row.view.symbol + ' ' + std::to_string(int(row.view.position.key.side));
}

std::vector<OrderRow> orderRows(const std::vector<api::OrderView> &orders, const api::TradingSnapshot &snapshot)
{
    const InstrumentDigits digits(snapshot);
    std::vector<OrderRow> rows;
    rows.reserve(orders.size());
    for (const auto &view : orders) {
        const base::Duration age = std::max(base::Duration::zero(), snapshot.eventTime - view.order.createdAt);
        rows.push_back({view, digits.of(view.symbol), std::chrono::duration_cast<std::chrono::seconds>(age)});
    }
    return rows;
}

std::vector<PositionRow> positionRows(const api::TradingSnapshot &snapshot)
{
    const InstrumentDigits digits(snapshot);
    std::vector<PositionRow> rows;
    for (const auto &view : snapshot.positions)
        rows.push_back({view, digits.of(view.symbol)});
    return rows;
}

std::vector<FillRow> fillRows(const api::TradingSnapshot &snapshot)
{
    const InstrumentDigits digits(snapshot);
    std::vector<FillRow> rows;
    rows.reserve(snapshot.recentFills.size());
    for (const auto &view : snapshot.recentFills)
        rows.push_back({view, digits.of(view.symbol)});
    return rows;
}

} // namespace qcat::ui
