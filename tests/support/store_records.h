#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <string>
#include <vector>

// Records for tests of stores and of the spool, short enough to be read: order("c1", 7) is order c1 as of journal
// record 7.
namespace store_records
{

using namespace qcat;

inline base::Decimal decimal(const char *text)
{
    return base::Decimal::parse(text).value();
}

inline const base::WallTime kTime{1'700'000'000'123'456'789};

inline trading::StoreRecord order(const std::string &clientId, std::uint64_t sequence, std::uint32_t epoch = 1,
                                  domain::OrderState state = domain::OrderState::Open,
                                  const std::string &account = "main")
{
    trading::OrderRow row{"paper", account, "BTCUSDT", {}};
    row.order.request.clientId = {clientId};
    row.order.request.strategy = {"mm-btc"};
    row.order.request.quantity = decimal("0.25");
    row.order.request.price = decimal("61800.2");
    row.order.state = state;
    row.order.createdAt = kTime;
    row.order.updatedAt = kTime;
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord fill(const std::string &tradeId, std::uint64_t sequence, std::uint32_t epoch = 1,
                                 const char *quantity = "0.1", const std::string &account = "main")
{
    trading::FillRow row{"paper", account, "BTCUSDT", {}};
    row.fill.tradeId = tradeId;
    row.fill.clientId = {"c-" + tradeId};
    row.fill.strategy = {"mm-btc"};
    row.fill.price = decimal("61800.2");
    row.fill.quantity = decimal(quantity);
    row.fill.fee = decimal("0.01236004");
    row.fill.time = kTime;
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord position(const char *quantity, std::uint64_t sequence, std::uint32_t epoch = 1,
                                     domain::PositionSide side = domain::PositionSide::Both)
{
    trading::PositionRow row{"paper", "main", "BTCUSDT", {}};
    row.position.key.side = side;
    row.position.quantity = decimal(quantity);
    row.position.entryPrice = decimal("61800.2");
    row.position.updatedAt = kTime;
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord strategy(const std::string &id, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    return {{epoch}, sequence, kTime, trading::StrategyRow{"paper", "main", {id}, "market_making", "r1-00000000", "BTCUSDT", "spread=5"}};
}

inline trading::StoreRecord equity(const char *amount, std::int64_t minute, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    trading::EquityRow row{"paper", "main", {}};
    row.sample.time = {minute * 60'000'000'000};
    row.sample.balance = row.sample.equity = decimal(amount);
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord candle(const char *close, std::int64_t minute, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    const auto price = decimal(close);
    return {{epoch}, sequence, kTime,
            trading::CandleRow{"paper", "BTCUSDT", {{minute * 60'000'000'000}, price, price, price, price, decimal("2"), price, decimal("1"), 3}}};
}

inline trading::StoreRecord funding(const char *amount, std::int64_t hour, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    trading::FundingRow row{"paper", "main", "BTCUSDT", {}};
    row.payment.time = {hour * 3'600'000'000'000};
    row.payment.rate = decimal("0.0001");
    row.payment.markPrice = decimal("61800");
    row.payment.quantity = decimal("0.5");
    row.payment.amount = decimal(amount);
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord performance(const char *netPnl, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    trading::PerformanceRow row{"paper", "main", {"mm-btc"}, {epoch}, "r1-00000000", "BTCUSDT", kTime, {}};
    row.figures.netPnl = decimal(netPnl);
    return {{epoch}, sequence, kTime, row};
}

inline trading::StoreRecord act(const std::string &number, std::uint64_t sequence, std::uint32_t epoch = 1)
{
    return {{epoch}, sequence, kTime,
            trading::AuditRow{"paper", "main", number, {}, "anna", "trading.halt", "every account", "", "strange; \"prices\""}};
}

// Each under a sequence of its own, from 1 on.
inline std::vector<trading::StoreRecord> oneOfEachKind()
{
    return {order("c1", 1),
            fill("t1", 2),
            position("0.1", 3),
            strategy("mm-btc", 4),
            {{1}, 5, kTime, trading::StrategyVersionRow{"paper", "main", {"mm-btc"}, "r1-00000000", "market_making", 1, "BTCUSDT", "spread=5"}},
            {{1}, 6, kTime, trading::StrategyParameterRow{"paper", "main", {"mm-btc"}, "r1-00000000", "spread", "5"}},
            equity("100000", 1, 7),
            funding("-3.09", 8, 8),
            candle("61800", 1, 9),
            performance("-4.5", 10),
            act("1-1", 11)};
}

} // namespace store_records
