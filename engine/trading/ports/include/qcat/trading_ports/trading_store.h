#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/order.h>
#include <qcat/domain/position.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace qcat::trading
{

// A row for the SQL store. Keyed by what it is, so that writing it twice is writing it once: an order by client id, a fill by
// (venue, symbol, trade id, account), a position by its key. Of two records for one key the one with the higher (epoch, sequence,
// ordinal) stands.
struct OrderRow { std::string venue; std::string account; std::string symbol; domain::Order order; bool operator==(const OrderRow &) const = default; };
struct FillRow { std::string venue; std::string account; std::string symbol; domain::Fill fill; bool operator==(const FillRow &) const = default; };
struct PositionRow { std::string venue; std::string account; std::string symbol; domain::Position position; bool operator==(const PositionRow &) const = default; };
struct StrategyRow { domain::StrategyId id; std::string kind; std::string account; std::string symbol; std::string parameters; bool operator==(const StrategyRow &) const = default; };

struct StoreRecord
{
    domain::Epoch epoch;
    std::uint64_t sequence = 0; // of the journal record that caused it; never falls within an epoch
    base::WallTime time;
    std::variant<OrderRow, FillRow, PositionRow, StrategyRow> row;
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
