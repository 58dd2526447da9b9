#include "sample_snapshot.h"

#include <cmath>

namespace sample
{

using namespace qcat;
using namespace std::chrono_literals;
using base::Decimal;

namespace
{

Decimal dec(const char *text)
{
    return Decimal::parse(text).value();
}

domain::OrderRequest request(const std::string &id, domain::Side side, const char *price, const char *quantity)
{
    domain::OrderRequest r;
    r.clientId = {id};
    r.strategy = {"mm-btc"};
    r.side = side;
    r.price = dec(price);
    r.quantity = dec(quantity);
    return r;
}

api::OrderView orderView(domain::OrderRequest r, domain::OrderState state, base::WallTime createdAt,
                         const char *filled = "0")
{
    api::OrderView view{.account = "main", .symbol = "BTCUSDT", .order = {}, .queueAhead = dec("1.284")};
    view.order.request = std::move(r);
    view.order.venueId = {"90017"};
    view.order.state = state;
    view.order.filled = dec(filled);
    view.order.createdAt = createdAt;
    view.order.updatedAt = createdAt;
    if (domain::isTerminal(state) || state == domain::OrderState::Unknown)
        view.queueAhead.reset();
    return view;
}

void addOrders(api::TradingSnapshot &t)
{
    using domain::OrderState;
    using domain::Side;
    const auto now = t.eventTime;
    t.workingOrders = {
        orderView(request("q1-101", Side::Buy, "61799.8", "0.050"), OrderState::Open, now + -12s),
        orderView(request("q1-102", Side::Buy, "61795.0", "0.100"), OrderState::PartiallyFilled, now + -84s, "0.040"),
        orderView(request("q1-103", Side::Sell, "61804.6", "0.050"), OrderState::Open, now + -12s),
        orderView(request("q1-104", Side::Sell, "61812.0", "0.100"), OrderState::PendingCancel, now + -230s),
        orderView(request("q1-105", Side::Buy, "61788.5", "0.200"), OrderState::Unknown, now + -9s),
    };
    auto stop = orderView(request("q1-090", Side::Sell, "0", "0.420"), OrderState::Open, now + -3700s);
    stop.order.request.type = domain::OrderType::StopMarket;
    stop.order.request.purpose = domain::OrderPurpose::ProtectiveStop;
    stop.order.request.triggerPrice = dec("60250");
    stop.queueAhead.reset();
    t.workingOrders.push_back(stop);
    t.ordersTotal = 1284;

    auto denied = orderView(request("q1-099", Side::Buy, "61801.0", "1.900"), OrderState::Denied, now + -65s);
    denied.order.reasonCode = "order.above_max_position";
    denied.order.reason = "position would be 2.32, the limit is 2";
    t.recentDenials = {denied};
    t.denialsTotal = 1;
    t.recentOrders = {
        orderView(request("q1-098", Side::Buy, "61780.4", "0.050"), OrderState::Filled, now + -90s, "0.050"),
        orderView(request("q1-097", Side::Sell, "61830.0", "0.050"), OrderState::Cancelled, now + -95s)};
}

void addPositions(api::TradingSnapshot &t)
{
    api::PositionView btc{.account = "main",
                          .symbol = "BTCUSDT",
                          .position = {},
                          .markPrice = dec("61801.2"),
                          .unrealizedPnl = dec("182.10"),
                          .liquidationPrice = dec("47200"),
                          .stopAtVenue = true};
    btc.position.quantity = dec("0.420");
    btc.position.entryPrice = dec("61367.6");
    btc.position.realizedPnl = dec("74.20");
    btc.position.fees = dec("12.88");
    btc.position.funding = dec("-4.31");
    api::PositionView eth{.account = "main",
                          .symbol = "ETHUSDT",
                          .position = {},
                          .markPrice = dec("2641.55"),
                          .unrealizedPnl = dec("-12.40"),
                          .liquidationPrice = dec("2724.10"),
                          .stopAtVenue = false};
    eth.position.key.instrument = {1};
    eth.position.quantity = dec("-3.100");
    eth.position.entryPrice = dec("2637.55");
    eth.position.realizedPnl = dec("-29.60");
    t.positions = {btc, eth};
}

void addFills(api::TradingSnapshot &t)
{
    for (int i = 0; i < 24; ++i) {
        api::FillView view{.account = "main", .symbol = "BTCUSDT", .fill = {}};
        view.fill.tradeId = std::to_string(5000 - i);
        view.fill.strategy = {i % 3 ? "mm-btc" : "trend-btc"};
        view.fill.side = i % 2 ? domain::Side::Sell : domain::Side::Buy;
        view.fill.price = dec("61800") + Decimal::fromRaw(10'000'000ll * ((i * 37) % 300 - 150));
        view.fill.quantity = dec("0.050");
        view.fill.fee = dec("1.2361");
        view.fill.realizedPnl = i % 2 ? dec("4.35") : Decimal();
        view.fill.liquidity = i % 3 ? domain::Liquidity::Maker : domain::Liquidity::Taker;
        view.fill.time = t.eventTime + -std::chrono::seconds(90 + 240 * i);
        t.recentFills.push_back(view);
    }
    t.fillsTotal = 312;
}

void addFunding(api::TradingSnapshot &t)
{
    const std::int64_t interval = 8 * 3600 * 1'000'000'000ll;
    base::WallTime settled{t.eventTime.ns / interval * interval};
    for (const char *amount : {"-2.5956", "1.1124", "-2.8268"}) {
        api::FundingView view{.account = "main", .symbol = "BTCUSDT", .payment = {}};
        view.payment.time = settled;
        view.payment.rate = dec(amount[0] == '-' ? "0.0001" : "-0.000045");
        view.payment.markPrice = dec("61801.2");
        view.payment.quantity = dec("0.420");
        view.payment.amount = dec(amount);
        t.recentFunding.push_back(view);
        settled = settled + -8h;
    }
    t.fundingTotal = 3;
}

void addMarket(api::TradingSnapshot &t, base::SteadyTime at)
{
    api::BookView book{.symbol = "BTCUSDT",
                       .state = api::BookState::Live,
                       .why = {},
                       .eventTime = t.eventTime,
                       .at = at,
                       .updateId = 77,
                       .bids = {},
                       .asks = {},
                       .lastPrice = dec("61801.2"),
                       .tickSize = dec("0.1"),
                       .quantityStep = dec("0.001")};
    for (int i = 0; i < 20; ++i) {
        const auto quantity = Decimal::fromRaw(100'000ll * (120 + (i * 7919) % 3400));
        book.bids.push_back({dec("61801.1") - Decimal::fromRaw(10'000'000ll * i), quantity});
        book.asks.push_back({dec("61801.2") + Decimal::fromRaw(10'000'000ll * i),
                             Decimal::fromRaw(100'000ll * (90 + (i * 6101) % 2900))});
    }
    book.bids[13].price = dec("61799.8");
    t.books = {book};

    api::CandleSeries series{.symbol = "BTCUSDT", .candles = {}};
    double price = 61500;
    for (int i = 0; i < 120; ++i) {
        const auto tick = [](double value) { return Decimal::fromRaw(std::llround(value * 10) * 10'000'000ll); };
        const double close = price + 35 * std::sin(i * 0.7) + 2.6 + 12 * std::sin(i * 2.9);
        const double high = std::max(price, close) + 9 + 6 * std::sin(i);
        const double low = std::min(price, close) - 8 - 5 * std::cos(i);
        series.candles.push_back(
            {t.eventTime + -std::chrono::seconds(60 * (119 - i) + t.eventTime.ns / 1'000'000'000 % 60), tick(price),
             tick(high), tick(low), tick(close), tick(20 + 14 * std::sin(i * 1.3) * std::sin(i))});
        price = close;
    }
    t.candles = {series};
}

domain::Finding finding(const char *code, const char *text, domain::Health health)
{
    return {.code = code, .text = text, .args = {}, .health = health};
}

api::ComponentView component(const char *id, const char *en, const char *zh, std::vector<domain::ComponentId> on,
                             domain::Health health, base::WallTime now, base::SteadyTime at,
                             std::vector<domain::Measured> measured = {})
{
    return {.id = {id},
            .title = {en, zh},
            .dependsOn = std::move(on),
            .health = health,
            .finding = finding("sample.ok", "answers", health),
            .because = {},
            .wallTime = now,
            .at = at,
            .interval = 1s,
            .measured = std::move(measured)};
}

} // namespace

api::TradingSnapshot flatTrading(base::WallTime now, base::SteadyTime at)
{
    api::TradingSnapshot t;
    t.wallTime = t.eventTime = now;
    t.at = at;
    t.epoch = 7;
    t.state = domain::TradingState::Active;
    t.accounts = {{"binance-usdm", "main", dec("100000"), dec("100000"), Decimal(), Decimal(), Decimal(), Decimal()}};
    t.strategies = {{.id = {"mm-btc"},
                     .kind = "market_making",
                     .version = "r1",
                     .parameters = "edge_bps=2 quantity=0.05 skew=0.4",
                     .account = "main",
                     .symbol = "BTCUSDT",
                     .enabled = true,
                     .orders = 1180,
                     .fills = 290,
                     .realizedPnl = dec("88.40"),
                     .status = "quotes both sides, skew +0.12"},
                    {.id = {"trend-btc"},
                     .kind = "trend",
                     .version = "r3",
                     .parameters = "fast=12 quantity=0.02 slow=48 stop=0.01",
                     .account = "main",
                     .symbol = "BTCUSDT",
                     .enabled = false,
                     .orders = 104,
                     .fills = 22,
                     .realizedPnl = dec("-43.80"),
                     .status = "waits for 30 candles"}};
    addMarket(t, at);
    return t;
}

api::TradingSnapshot trading(base::WallTime now, base::SteadyTime at)
{
    api::TradingSnapshot t = flatTrading(now, at);
    t.accounts = {{"binance-usdm", "main", dec("100044.60"), dec("100214.30"), dec("12.88"), dec("-4.31"), dec("214.30"), dec("41200")}};
    addOrders(t);
    addPositions(t);
    addFills(t);
    addFunding(t);
    for (int i = 0; i < 400; ++i)
        t.equity.push_back(
            {now + -std::chrono::seconds(60 * (400 - i)),
             dec("100000") + Decimal::fromRaw(std::llround(214.3e8 * i / 400 + 2.5e9 * std::sin(i * 0.11)))});
    t.equity.push_back({now, dec("100214.30")});
    return t;
}

api::OpsSnapshot healthyOps(base::WallTime now, base::SteadyTime at)
{
    using domain::Health;
    api::OpsSnapshot o;
    o.wallTime = now;
    o.at = at;
    o.components = {
        component("host", "Host", "主机", {}, Health::Ok, now, at),
        component("venue", "Venue", "交易所", {}, Health::Ok, now, at, {{"latency", 12, "ms"}}),
        component("market", "Market data", "行情", {{"venue"}}, Health::Ok, now, at),
        component("postgresql", "PostgreSQL", "PostgreSQL", {{"host"}}, Health::Ok, now, at, {{"latency", 1.8, "ms"}}),
        component("clock", "Clock", "时钟", {{"host"}}, Health::Ok, now, at, {{"offset", -0.4, "ms"}}),
        component("engine", "Engine", "交易引擎", {{"market"}}, Health::Ok, now, at),
    };
    o.spool = {.pendingRecords = 0,
               .pendingBytes = 0,
               .capacityBytes = 256 << 20,
               .writtenRecords = 4410,
               .lastWrite = now,
               .store = "postgresql 127.0.0.1:5432/qcat",
               .storeReachable = true};
    o.exposure.known = true;
    o.exposure.wallTime = now;
    o.exposure.at = at;
    o.exposure.equity = dec("100000");
    return o;
}

api::OpsSnapshot ops(base::WallTime now, base::SteadyTime at)
{
    api::OpsSnapshot o = healthyOps(now, at);
    auto &pg = o.components[3];
    pg.health = domain::Health::Crit;
    pg.finding = finding("postgresql.refused", "127.0.0.1:5432 refuses connections", domain::Health::Crit);
    pg.measured.clear();

    domain::Exposure &exposure = o.exposure;
    exposure.openOrders = 5;
    exposure.conditionalOrders = 1;
    exposure.unknownOrders = 1;
    exposure.gross = dec("41200");
    exposure.equity = dec("100214.30");
    const api::TradingSnapshot t = trading(now, at);
    for (const auto &p : t.positions)
        exposure.legs.push_back({p.account, p.symbol, p.position.quantity, p.position.entryPrice, p.markPrice,
                                 p.unrealizedPnl, p.liquidationPrice, p.stopAtVenue});

    domain::Incident incident;
    incident.id = {"INC-20261122-0001"};
    incident.fault = {"database.connection_failed"};
    incident.title = {"Database connection failed", "数据库连接失败"};
    incident.component = {"postgresql"};
    incident.instance = "127.0.0.1:5432/qcat";
    incident.severity = domain::Severity::P0;
    incident.state = domain::IncidentState::Open;
    incident.since = now + -102s;
    incident.openedAt = now + -92s;
    incident.acknowledgeBy = now + 198s;
    incident.symptoms = {pg.finding};
    incident.runbook = "database.connection_failed";
    incident.exposureAtStart = exposure;
    o.incidents = {incident};
    o.spool.pendingRecords = 1284;
    o.spool.pendingBytes = 2'200'000;
    o.spool.storeReachable = false;
    return o;
}

} // namespace sample
