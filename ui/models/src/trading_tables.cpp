#include <qcat/ui_models/trading_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kMoneyDigits = 2;
constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell liquidationCell(const PositionRow &row)
{
    const double distance = row.liquidationDistance();
    if (distance < 0)
        return {.text = QStringLiteral("–"), .sort = 1e9, .tone = Tone::Muted};
    constexpr double kAlarm = 0.05, kWarning = 0.15, kFull = 0.5;
    TableCell cell = {.text = percentText(distance), .sort = distance, .copy = QString::number(distance, 'f', 6)};
    cell.tone = distance < kAlarm ? Tone::Alarm : distance < kWarning ? Tone::Warning : Tone::Good;
    cell.bar = std::min(1.0, distance / kFull);
    cell.tip = decimalText(row.view.liquidationPrice, row.digits.price);
    return cell;
}

TableCell stopCell(const PositionRow &row)
{
    return row.view.stopAtVenue
               ? textCell(QCoreApplication::translate("Table", "at venue", "where the stop order rests"), Tone::Good)
               : textCell(QCoreApplication::translate("Table", "none", "no stop order"), Tone::Warning);
}

} // namespace

std::unique_ptr<PositionsModel> makePositionsModel()
{
    using R = PositionRow;
    PositionsModel::Columns columns = {
        {"symbol", QT_TRANSLATE_NOOP("Table", "Symbol"), kLeft, [](const R &r) { return textCell(r.view.symbol); }},
        {"side", QT_TRANSLATE_NOOP("Table", "Side"), kLeft,
         [](const R &r) {
             const bool isLong = r.view.position.quantity.isPositive();
             return textCell(isLong ? QCoreApplication::translate("Table", "Long", "position")
                                    : QCoreApplication::translate("Table", "Short", "position"),
                             isLong ? Tone::Gain : Tone::Loss);
         }},
        {"quantity", QT_TRANSLATE_NOOP("Table", "Quantity"), kRight,
         [](const R &r) { return decimalCell(r.view.position.quantity, r.digits.quantity); }},
        {"entry", QT_TRANSLATE_NOOP("Table", "Entry price"), kRight,
         [](const R &r) { return decimalCell(r.view.position.entryPrice, r.digits.price); }},
        {"mark", QT_TRANSLATE_NOOP("Table", "Mark price"), kRight,
         [](const R &r) { return decimalCell(r.view.markPrice, r.digits.price); }},
        {"unrealized", QT_TRANSLATE_NOOP("Table", "Unrealised PnL"), kRight,
         [](const R &r) { return moneyCell(r.view.unrealizedPnl, kMoneyDigits); }},
        {"liquidation", QT_TRANSLATE_NOOP("Table", "To liquidation"), kRight, liquidationCell},
        {"realized", QT_TRANSLATE_NOOP("Table", "Realised PnL"), kRight,
         [](const R &r) { return moneyCell(r.view.position.realizedPnl, kMoneyDigits); }},
        {"stop", QT_TRANSLATE_NOOP("Table", "Stop"), kLeft, stopCell},
        {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft, [](const R &r) { return textCell(r.view.account); },
         true},
        {"fees", QT_TRANSLATE_NOOP("Table", "Fees"), kRight,
         [](const R &r) { return decimalCell(r.view.position.fees, kMoneyDigits); }, true},
        {"funding", QT_TRANSLATE_NOOP("Table", "Funding"), kRight,
         [](const R &r) { return moneyCell(r.view.position.funding, kMoneyDigits); }, true},
    };
    return std::make_unique<PositionsModel>(std::move(columns), PositionRowKey{});
}

std::unique_ptr<FillsModel> makeFillsModel()
{
    using R = FillRow;
    FillsModel::Columns columns = {
        {"time", QT_TRANSLATE_NOOP("Table", "Time"), kLeft, [](const R &r) { return timeCell(r.view.fill.time); }},
        {"symbol", QT_TRANSLATE_NOOP("Table", "Symbol"), kLeft, [](const R &r) { return textCell(r.view.symbol); }},
        {"side", QT_TRANSLATE_NOOP("Table", "Side"), kLeft, [](const R &r) { return sideCell(r.view.fill.side); }},
        {"price", QT_TRANSLATE_NOOP("Table", "Price"), kRight,
         [](const R &r) { return decimalCell(r.view.fill.price, r.digits.price); }},
        {"quantity", QT_TRANSLATE_NOOP("Table", "Quantity"), kRight,
         [](const R &r) { return decimalCell(r.view.fill.quantity, r.digits.quantity); }},
        {"realized", QT_TRANSLATE_NOOP("Table", "Realised PnL"), kRight,
         [](const R &r) { return moneyCell(r.view.fill.realizedPnl, kMoneyDigits); }},
        {"fee", QT_TRANSLATE_NOOP("Table", "Fee"), kRight, [](const R &r) { return decimalCell(r.view.fill.fee, 4); }},
        {"liquidity", QT_TRANSLATE_NOOP("Table", "Liquidity"), kLeft,
         [](const R &r) { return textCell(word(r.view.fill.liquidity)); }},
        {"strategy", QT_TRANSLATE_NOOP("Table", "Strategy"), kLeft,
         [](const R &r) { return textCell(r.view.fill.strategy.value); }},
        {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft, [](const R &r) { return textCell(r.view.account); },
         true},
        {"trade_id", QT_TRANSLATE_NOOP("Table", "Trade id"), kLeft,
         [](const R &r) { return textCell(r.view.fill.tradeId); }, true},
        {"client_id", QT_TRANSLATE_NOOP("Table", "Client order id"), kLeft,
         [](const R &r) { return textCell(r.view.fill.clientId.value); }, true},
    };
    return std::make_unique<FillsModel>(std::move(columns), FillKey{});
}

std::unique_ptr<StrategiesModel> makeStrategiesModel()
{
    using R = api::StrategyView;
    StrategiesModel::Columns columns = {
        {"id", QT_TRANSLATE_NOOP("Table", "Strategy"), kLeft, [](const R &r) { return textCell(r.id.value); }},
        {"enabled", QT_TRANSLATE_NOOP("Table", "Runs"), kLeft,
         [](const R &r) {
             return r.enabled ? textCell(QCoreApplication::translate("Table", "enabled", "strategy"), Tone::Good)
                              : textCell(QCoreApplication::translate("Table", "disabled", "strategy"), Tone::Muted);
         }},
        {"kind", QT_TRANSLATE_NOOP("Table", "Kind"), kLeft, [](const R &r) { return textCell(r.kind); }},
        {"version", QT_TRANSLATE_NOOP("Table", "Version"), kLeft, [](const R &r) { return textCell(r.version); }},
        {"symbol", QT_TRANSLATE_NOOP("Table", "Symbol"), kLeft, [](const R &r) { return textCell(r.symbol); }},
        {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft, [](const R &r) { return textCell(r.account); }},
        {"orders", QT_TRANSLATE_NOOP("Table", "Orders"), kRight, [](const R &r) { return countCell(r.orders); }},
        {"fills", QT_TRANSLATE_NOOP("Table", "Fills"), kRight, [](const R &r) { return countCell(r.fills); }},
        {"realized", QT_TRANSLATE_NOOP("Table", "Realised PnL"), kRight,
         [](const R &r) { return moneyCell(r.realizedPnl, kMoneyDigits); }},
        {"status", QT_TRANSLATE_NOOP("Table", "Status"), kLeft, [](const R &r) { return textCell(r.status); }},
        {"parameters", QT_TRANSLATE_NOOP("Table", "Parameters"), kLeft, [](const R &r) { return textCell(r.parameters); }},
    };
    return std::make_unique<StrategiesModel>(std::move(columns), StrategyKey{});
}

} // namespace qcat::ui
