#pragma once

#include <qcat/journal/journal.h>

#include <QTest>

#include <string>
#include <vector>

// Records that use every kind and every field, and a journal's header.
namespace sample
{

using namespace qcat;
using base::Decimal;

inline Decimal dec(const char *text)
{
    return *Decimal::parse(text);
}

inline trading::JournalHeader header(const char *subject = "subject-1")
{
    trading::JournalHeader header;
    header.epoch = {7};
    header.runId = "run-a";
    header.subject = subject;
    domain::Instrument btc;
    btc.venue = "binance-usdm";
    btc.symbol = "BTCUSDT";
    btc.baseAsset = "BTC";
    btc.quoteAsset = "USDT";
    domain::Instrument spot = btc;
    spot.venue = "binance-spot";
    spot.bookChain = domain::BookChain::NextId;
    spot.tickSize = dec("0.01");
    header.universe.instruments = {btc, spot};
    header.universe.accounts = {{"paper", "main", Decimal::fromInt(100'000)}, {"paper", "second", dec("0.5")}};
    return header;
}

inline domain::MarketEvent diff(std::uint64_t n)
{
    domain::MarketEvent event;
    event.kind = domain::MarketKind::BookDiff;
    event.instrument = {1};
    event.eventTime = {1'723'161'255'000'000'000 + std::int64_t(n) * 1'000'000};
    event.receivedAt = {event.eventTime.ns - 1'269'500'000};
    event.firstUpdateId = 5'123'107'832'006 + n;
    event.lastUpdateId = event.firstUpdateId + 5;
    event.previousUpdateId = event.firstUpdateId - 1;
    event.bids = {{dec("61800.2"), dec("2.507")}, {dec("58710.1"), {}}};
    event.asks = {{dec("61800.3"), dec("0.00000001")}};
    return event;
}

inline domain::MarketEvent trade()
{
    domain::MarketEvent event;
    event.kind = domain::MarketKind::Trade;
    event.eventTime = {1'723'161'255'000'000'000};
    event.receivedAt = event.eventTime;
    event.price = dec("61800.3");
    event.quantity = dec("0.006");
    event.takerSide = domain::Side::Sell;
    event.tradeId = 5'266'583'935;
    return event;
}

inline domain::VenueReport report()
{
    domain::VenueReport fill;
    fill.kind = domain::ReportKind::Fill;
    fill.clientId = {"q-7-1"};
    fill.venueId = {"42"};
    fill.position = {{1}, {0}, domain::PositionSide::Long};
    fill.time = {1'723'161'255'500'000'000};
    fill.tradeId = "t-9";
    fill.side = domain::Side::Sell;
    fill.price = dec("61800.3");
    fill.quantity = dec("0.01");
    fill.fee = dec("0.12360060");
    fill.liquidity = domain::Liquidity::Maker;
    fill.reasonCode = "venue.reason";
    fill.reason = "why, in \"quotes\" and ünïcode";
    return fill;
}

inline domain::OrderRequest order(std::uint64_t n = 1)
{
    domain::OrderRequest order;
    order.clientId = {"q-7-" + std::to_string(n)};
    order.strategy = {"mm-btc"};
    order.position = {{0}, {1}, domain::PositionSide::Short};
    order.side = domain::Side::Sell;
    order.type = domain::OrderType::StopMarket;
    order.timeInForce = domain::TimeInForce::PostOnly;
    order.purpose = domain::OrderPurpose::ProtectiveStop;
    order.reduceOnly = true;
    order.quantity = dec("0.25");
    order.price = dec("61799.9");
    order.triggerPrice = dec("61000");
    return order;
}

inline std::vector<trading::KernelInput> inputs()
{
    domain::MarketEvent extreme = diff(1);
    extreme.firstUpdateId = 0;
    extreme.lastUpdateId = UINT64_MAX;
    extreme.eventTime = {INT64_MIN};
    extreme.receivedAt = {INT64_MAX};
    extreme.bids = {{Decimal::max(), -Decimal::max()}, {-Decimal::max(), {}}};
    return {diff(0),
            trade(),
            extreme,
            report(),
            trading::StateCommand{domain::TradingState::Reducing, "spool.above_limit", "spool at 25 %", "engine"},
            trading::StrategyCommand{{"trend-btc"}, false},
            trading::TimerTick{{1'723'161'256'000'000'000}}};
}

inline std::vector<trading::OrderIntent> intents()
{
    return {order(), trading::CancelRequest{{"q-7-1"}, {{1}, {0}, domain::PositionSide::Both}}};
}

inline std::unique_ptr<trading::JournalWriter> create(const QString &folder, domain::JournalConfig config = {},
                                                      const trading::JournalHeader &head = header())
{
    auto writer = journal::create(folder.toStdString(), head, config);
    if (!writer)
        qFatal("%s", writer.error().message.c_str());
    return std::move(writer).value();
}

// Everything readable; the Error's code as last text if there is one.
struct Content {
    std::vector<trading::JournalRecord> records;
    std::string error;
    std::string message;
};

inline Content readAll(const QString &folder)
{
    Content content;
    const auto failed = [&](const base::Error &error) {
        content.error = error.code;
        content.message = error.message;
        return content;
    };
    auto reader = journal::read(folder.toStdString());
    if (!reader)
        return failed(reader.error());
    trading::JournalRecord record;
    while (true) {
        const auto more = (*reader)->next(record);
        if (!more)
            return failed(more.error());
        if (!*more)
            return content;
        content.records.push_back(record);
    }
}

} // namespace sample
