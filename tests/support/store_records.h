#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <string>

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
    return {{epoch}, sequence, kTime, trading::StrategyRow{{id}, "market_making", "main", "BTCUSDT", "spread=5"}};
}

} // namespace store_records
