#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/funding.h>
#include <qcat/domain/order.h>
#include <qcat/domain/position.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace qcat::trading
{

// A row for the SQL store. Keyed by what it is, so that writing it twice is writing it once: an order by client id, a fill by
// (venue, symbol, trade id, account), a position by its key, a sample by its time. Of two records for one key the one with the higher (epoch, sequence,
// ordinal) stands.
struct OrderRow { std::string venue; std::string account; std::string symbol; domain::Order order; bool operator==(const OrderRow &) const = default; };
struct FillRow { std::string venue; std::string account; std::string symbol; domain::Fill fill; bool operator==(const FillRow &) const = default; };
struct PositionRow { std::string venue; std::string account; std::string symbol; domain::Position position; bool operator==(const PositionRow &) const = default; };
// A strategy as it runs, every version of it that ever ran, and that version's parameters one by one. A version is the revision of the kind's
// code and a digest of the parameters: "r1-9f3a12bc".
struct StrategyRow { std::string venue; std::string account; domain::StrategyId id; std::string kind; std::string version; std::string symbol; std::string parameters; bool operator==(const StrategyRow &) const = default; };
struct StrategyVersionRow { std::string venue; std::string account; domain::StrategyId id; std::string version; std::string kind; std::uint32_t revision = 1; std::string symbol; std::string parameters; bool operator==(const StrategyVersionRow &) const = default; };
struct StrategyParameterRow { std::string venue; std::string account; domain::StrategyId id; std::string version; std::string name; std::string value; bool operator==(const StrategyParameterRow &) const = default; };

// Money is in quote asset.
struct EquitySample
{
    base::WallTime time; // the end of a minute
    base::Decimal balance;
    base::Decimal equity;
    base::Decimal unrealizedPnl;
    base::Decimal realizedPnl; // before fees and funding, since the account was opened
    base::Decimal fees;        // paid
    base::Decimal funding;     // received less paid
    base::Decimal gross;
    bool operator==(const EquitySample &) const = default;
};
struct MinuteCandle
{
    base::WallTime start;
    base::Decimal open, high, low, close;
    base::Decimal volume;
    base::Decimal quoteVolume;
    base::Decimal takerBuyVolume;
    std::int64_t trades = 0;
    bool operator==(const MinuteCandle &) const = default;
};
struct PerformanceFigures
{
    base::Decimal netPnl; // realised + unrealised − fees
    base::Decimal realizedPnl;
    base::Decimal unrealizedPnl;
    base::Decimal fees;
    base::Decimal maxDrawdown; // of net PnL
    base::Decimal turnover;
    std::int64_t orders = 0;
    std::int64_t fills = 0;
    base::Decimal fillRatio; // 0 … 1
    std::optional<base::Decimal> sharpe; // a year's; empty while there are too few samples
    std::int64_t samples = 0;
    bool operator==(const PerformanceFigures &) const = default;
};
struct EquityRow { std::string venue; std::string account; EquitySample sample; bool operator==(const EquityRow &) const = default; };
struct FundingRow { std::string venue; std::string account; std::string symbol; domain::FundingPayment payment; bool operator==(const FundingRow &) const = default; };
struct CandleRow { std::string venue; std::string symbol; MinuteCandle candle; bool operator==(const CandleRow &) const = default; };
struct PerformanceRow { std::string venue; std::string account; domain::StrategyId strategy; domain::Epoch run; std::string version; std::string symbol; base::WallTime measuredAt; PerformanceFigures figures; bool operator==(const PerformanceRow &) const = default; };
// `act`: epoch and number in the run. `time`: event time, which an engine that has just started does not have yet.
struct AuditRow { std::string venue; std::string account; std::string act; base::WallTime time; std::string actor; std::string action; std::string target; std::string reasonCode; std::string reason; bool operator==(const AuditRow &) const = default; };

struct StoreRecord
{
    domain::Epoch epoch;
    std::uint64_t sequence = 0; // of the journal record that caused it; never falls within an epoch
    base::WallTime time;
    std::variant<OrderRow, FillRow, PositionRow, StrategyRow, StrategyVersionRow, StrategyParameterRow, EquityRow, FundingRow, CandleRow,
                 PerformanceRow, AuditRow>
        row;
    std::uint32_t ordinal = 0; // among the records of one sequence; counted by the spool
    bool operator==(const StoreRecord &) const = default;
};

// A SQL database that keeps the record for people and reports. Called on the spool's worker thread; every call ends by
// `timeout`. Codes of its Errors: store_codes.h.
class TradingStore
{
public:
    virtual ~TradingStore() = default;
    // Creates or migrates the schema; claims the epoch, refusing one lower than what stands ("store.stale_epoch"). A store that several
    // engines share also refuses while another one commands the account: "store.claim_pending", "store.commanded_elsewhere".
    virtual base::Status open(domain::Epoch epoch, base::Duration timeout) = 0;
    // Says again that this engine commands; every kRenewEvery while nothing is written.
    virtual base::Status renew(base::Duration) { return {}; }
    // Gives the account back, so that the next engine need not wait. After it, open() again.
    virtual base::Status release(base::Duration) { return {}; }
    // All or nothing, idempotent by key. "store.unreachable" while the server is away: nothing was lost, try again.
    virtual base::Status write(const std::vector<StoreRecord> &batch, base::Duration timeout) = 0;
    struct Counts { std::int64_t orders = 0; std::int64_t fills = 0; std::int64_t positions = 0; };
    virtual base::Result<Counts> counts(base::Duration timeout) = 0;
    virtual std::string description() const = 0; // "postgresql 127.0.0.1:5432/qcat", without secrets
};

} // namespace qcat::trading
