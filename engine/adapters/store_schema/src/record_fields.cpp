#include "fields.h"

#include <array>

// What the record says beyond orders, fills and positions.
namespace qcat::store_schema
{

using namespace trading;
using enum CellKind;
using Use = Column::Use;

namespace
{

const std::array kStrategyFields = {
    Field<StrategyRow>{{"venue", Text, Use::Key}, [](const StrategyRow &r) -> Cell { return r.venue; }},
    Field<StrategyRow>{{"account", Text, Use::Key}, [](const StrategyRow &r) -> Cell { return r.account; }},
    Field<StrategyRow>{{"strategy", Text, Use::Key}, [](const StrategyRow &r) -> Cell { return r.id.value; }},
    Field<StrategyRow>{{"kind", Text, Use::Content}, [](const StrategyRow &r) -> Cell { return r.kind; }},
    Field<StrategyRow>{{"version", Text, Use::Content}, [](const StrategyRow &r) -> Cell { return r.version; }},
    Field<StrategyRow>{{"symbol", Text, Use::Content}, [](const StrategyRow &r) -> Cell { return r.symbol; }},
    Field<StrategyRow>{{"parameters", Text, Use::Content}, [](const StrategyRow &r) -> Cell { return r.parameters; }},
};

const std::array kVersionFields = {
    Field<StrategyVersionRow>{{"venue", Text, Use::Key}, [](const StrategyVersionRow &r) -> Cell { return r.venue; }},
    Field<StrategyVersionRow>{{"account", Text, Use::Key}, [](const StrategyVersionRow &r) -> Cell { return r.account; }},
    Field<StrategyVersionRow>{{"strategy", Text, Use::Key}, [](const StrategyVersionRow &r) -> Cell { return r.id.value; }},
    Field<StrategyVersionRow>{{"version", Text, Use::Key}, [](const StrategyVersionRow &r) -> Cell { return r.version; }},
    Field<StrategyVersionRow>{{"kind", Text, Use::Content}, [](const StrategyVersionRow &r) -> Cell { return r.kind; }},
    Field<StrategyVersionRow>{{"revision", Integer, Use::Content}, [](const StrategyVersionRow &r) -> Cell { return std::int64_t(r.revision); }},
    Field<StrategyVersionRow>{{"symbol", Text, Use::Content}, [](const StrategyVersionRow &r) -> Cell { return r.symbol; }},
    Field<StrategyVersionRow>{{"parameters", Text, Use::Content}, [](const StrategyVersionRow &r) -> Cell { return r.parameters; }},
};

const std::array kParameterFields = {
    Field<StrategyParameterRow>{{"venue", Text, Use::Key}, [](const StrategyParameterRow &r) -> Cell { return r.venue; }},
    Field<StrategyParameterRow>{{"account", Text, Use::Key}, [](const StrategyParameterRow &r) -> Cell { return r.account; }},
    Field<StrategyParameterRow>{{"strategy", Text, Use::Key}, [](const StrategyParameterRow &r) -> Cell { return r.id.value; }},
    Field<StrategyParameterRow>{{"version", Text, Use::Key}, [](const StrategyParameterRow &r) -> Cell { return r.version; }},
    Field<StrategyParameterRow>{{"name", Text, Use::Key}, [](const StrategyParameterRow &r) -> Cell { return r.name; }},
    Field<StrategyParameterRow>{{"value", Text, Use::Content}, [](const StrategyParameterRow &r) -> Cell { return r.value; }},
};

const std::array kEquityFields = {
    Field<EquityRow>{{"venue", Text, Use::Key}, [](const EquityRow &r) -> Cell { return r.venue; }},
    Field<EquityRow>{{"account", Text, Use::Key}, [](const EquityRow &r) -> Cell { return r.account; }},
    Field<EquityRow>{{"sampled_at", Time, Use::Key}, [](const EquityRow &r) -> Cell { return r.sample.time; }},
    Field<EquityRow>{{"balance", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.balance; }},
    Field<EquityRow>{{"equity", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.equity; }},
    Field<EquityRow>{{"unrealized_pnl", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.unrealizedPnl; }},
    Field<EquityRow>{{"realized_pnl", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.realizedPnl; }},
    Field<EquityRow>{{"fees", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.fees; }},
    Field<EquityRow>{{"funding", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.funding; }},
    Field<EquityRow>{{"gross", Amount, Use::Content}, [](const EquityRow &r) -> Cell { return r.sample.gross; }},
};

const std::array kFundingFields = {
    Field<FundingRow>{{"venue", Text, Use::Key}, [](const FundingRow &r) -> Cell { return r.venue; }},
    Field<FundingRow>{{"account", Text, Use::Key}, [](const FundingRow &r) -> Cell { return r.account; }},
    Field<FundingRow>{{"symbol", Text, Use::Key}, [](const FundingRow &r) -> Cell { return r.symbol; }},
    Field<FundingRow>{{"position_side", Text, Use::Key}, [](const FundingRow &r) { return word(r.payment.position.side); }},
    Field<FundingRow>{{"settled_at", Time, Use::Key}, [](const FundingRow &r) -> Cell { return r.payment.time; }},
    Field<FundingRow>{{"rate", Amount, Use::Content}, [](const FundingRow &r) -> Cell { return r.payment.rate; }},
    Field<FundingRow>{{"mark_price", Amount, Use::Content}, [](const FundingRow &r) -> Cell { return r.payment.markPrice; }},
    Field<FundingRow>{{"quantity", Amount, Use::Content}, [](const FundingRow &r) -> Cell { return r.payment.quantity; }},
    Field<FundingRow>{{"amount", Amount, Use::Content}, [](const FundingRow &r) -> Cell { return r.payment.amount; }},
};

const std::array kCandleFields = {
    Field<CandleRow>{{"venue", Text, Use::Key}, [](const CandleRow &r) -> Cell { return r.venue; }},
    Field<CandleRow>{{"symbol", Text, Use::Key}, [](const CandleRow &r) -> Cell { return r.symbol; }},
    Field<CandleRow>{{"started_at", Time, Use::Key}, [](const CandleRow &r) -> Cell { return r.candle.start; }},
    Field<CandleRow>{{"open", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.open; }},
    Field<CandleRow>{{"high", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.high; }},
    Field<CandleRow>{{"low", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.low; }},
    Field<CandleRow>{{"close", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.close; }},
    Field<CandleRow>{{"volume", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.volume; }},
    Field<CandleRow>{{"quote_volume", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.quoteVolume; }},
    Field<CandleRow>{{"taker_buy_volume", Amount, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.takerBuyVolume; }},
    Field<CandleRow>{{"trades", Integer, Use::Content}, [](const CandleRow &r) -> Cell { return r.candle.trades; }},
};

const std::array kPerformanceFields = {
    Field<PerformanceRow>{{"venue", Text, Use::Key}, [](const PerformanceRow &r) -> Cell { return r.venue; }},
    Field<PerformanceRow>{{"account", Text, Use::Key}, [](const PerformanceRow &r) -> Cell { return r.account; }},
    Field<PerformanceRow>{{"strategy", Text, Use::Key}, [](const PerformanceRow &r) -> Cell { return r.strategy.value; }},
    Field<PerformanceRow>{{"run", Text, Use::Key}, [](const PerformanceRow &r) -> Cell { return std::to_string(r.run.value); }},
    Field<PerformanceRow>{{"symbol", Text, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.symbol; }},
    Field<PerformanceRow>{{"version", Text, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.version; }},
    Field<PerformanceRow>{{"measured_at", Time, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.measuredAt; }},
    Field<PerformanceRow>{{"net_pnl", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.netPnl; }},
    Field<PerformanceRow>{{"realized_pnl", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.realizedPnl; }},
    Field<PerformanceRow>{{"unrealized_pnl", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.unrealizedPnl; }},
    Field<PerformanceRow>{{"fees", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.fees; }},
    Field<PerformanceRow>{{"max_drawdown", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.maxDrawdown; }},
    Field<PerformanceRow>{{"turnover", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.turnover; }},
    Field<PerformanceRow>{{"orders", Integer, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.orders; }},
    Field<PerformanceRow>{{"fills", Integer, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.fills; }},
    Field<PerformanceRow>{{"fill_ratio", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.fillRatio; }},
    Field<PerformanceRow>{{"sharpe", Amount, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.sharpe ? Cell(*r.figures.sharpe) : Cell(Nothing()); }},
    Field<PerformanceRow>{{"samples", Integer, Use::Content}, [](const PerformanceRow &r) -> Cell { return r.figures.samples; }},
};

const std::array kAuditFields = {
    Field<AuditRow>{{"venue", Text, Use::Key}, [](const AuditRow &r) -> Cell { return r.venue; }},
    Field<AuditRow>{{"account", Text, Use::Key}, [](const AuditRow &r) -> Cell { return r.account; }},
    Field<AuditRow>{{"act", Text, Use::Key}, [](const AuditRow &r) -> Cell { return r.act; }},
    Field<AuditRow>{{"event_time", Time}, [](const AuditRow &r) -> Cell { return r.time; }},
    Field<AuditRow>{{"actor", Text, Use::Content}, [](const AuditRow &r) -> Cell { return r.actor; }},
    Field<AuditRow>{{"action", Text, Use::Content}, [](const AuditRow &r) -> Cell { return r.action; }},
    Field<AuditRow>{{"target", Text, Use::Content}, [](const AuditRow &r) -> Cell { return r.target; }},
    Field<AuditRow>{{"reason_code", Text, Use::Content}, [](const AuditRow &r) -> Cell { return r.reasonCode; }},
    Field<AuditRow>{{"reason", Text, Use::Content}, [](const AuditRow &r) -> Cell { return r.reason; }},
};

} // namespace

std::span<const Field<StrategyRow>> fieldsOf(const StrategyRow *)
{
    return kStrategyFields;
}
std::span<const Field<StrategyVersionRow>> fieldsOf(const StrategyVersionRow *)
{
    return kVersionFields;
}
std::span<const Field<StrategyParameterRow>> fieldsOf(const StrategyParameterRow *)
{
    return kParameterFields;
}
std::span<const Field<EquityRow>> fieldsOf(const EquityRow *)
{
    return kEquityFields;
}
std::span<const Field<FundingRow>> fieldsOf(const FundingRow *)
{
    return kFundingFields;
}
std::span<const Field<CandleRow>> fieldsOf(const CandleRow *)
{
    return kCandleFields;
}
std::span<const Field<PerformanceRow>> fieldsOf(const PerformanceRow *)
{
    return kPerformanceFields;
}
std::span<const Field<AuditRow>> fieldsOf(const AuditRow *)
{
    return kAuditFields;
}

} // namespace qcat::store_schema
