#pragma once

#include <qcat/api/alerting.h>
#include <qcat/api/data_plane.h>
#include <qcat/api/upkeep.h>
#include <qcat/domain/exposure.h>
#include <qcat/domain/funding.h>
#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/market.h>
#include <qcat/domain/order.h>
#include <qcat/domain/position.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/domain/silence.h>
#include <qcat/domain/trading_state.h>
#include <qcat/domain/upkeep.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::api
{

// The engine as it was at one moment; immutable, shared across threads. About ten a second. Every part has its own time: the reader
// shows its age. Lists are bounded; `…Total` says how many there were.

struct OrderView
{
    std::string account;
    std::string symbol;
    domain::Order order;
    std::optional<base::Decimal> queueAhead; // quantity before ours at its price, as far as the book tells
    bool operator==(const OrderView &) const = default;
};

struct PositionView
{
    std::string account;
    std::string symbol;
    domain::Position position;
    base::Decimal markPrice;
    base::Decimal unrealizedPnl;
    base::Decimal liquidationPrice; // zero: none
    bool stopAtVenue = false;
    bool operator==(const PositionView &) const = default;
};

struct FillView
{
    std::string account;
    std::string symbol;
    domain::Fill fill;
    bool operator==(const FillView &) const = default;
};

struct FundingView
{
    std::string account;
    std::string symbol;
    domain::FundingPayment payment;
    bool operator==(const FundingView &) const = default;
};

enum class BookState : std::uint8_t { Empty, Synchronising, Live, Stale };

struct BookView
{
    std::string symbol;
    BookState state = BookState::Empty;
    domain::Finding why; // of a book that is not Live
    base::WallTime eventTime;
    base::SteadyTime at;
    std::uint64_t updateId = 0;
    std::vector<domain::Level> bids; // best first, at most 20; shown dimmed while not Live
    std::vector<domain::Level> asks;
    base::Decimal lastPrice;
    base::Decimal tickSize;
    base::Decimal quantityStep;
    bool operator==(const BookView &) const = default;
};

struct Candle
{
    base::WallTime start; // one minute each, event time
    base::Decimal open, high, low, close, volume;
    bool operator==(const Candle &) const = default;
};

struct CandleSeries
{
    std::string symbol;
    std::vector<Candle> candles; // oldest first, at most 240
    bool operator==(const CandleSeries &) const = default;
};

struct StrategyView
{
    domain::StrategyId id;
    std::string kind;
    std::string version;    // of the kind's code: "r2", grows with every change of what it does
    std::string parameters; // all of them, "edge_bps=5 quantity=0.01"
    std::string account;
    std::string symbol;
    bool enabled = true;
    std::int64_t orders = 0;
    std::int64_t fills = 0;
    base::Decimal realizedPnl;
    std::string status; // one line in the strategy's words
    bool operator==(const StrategyView &) const = default;
};

struct EquityPoint
{
    base::WallTime time; // event time
    base::Decimal equity;
    bool operator==(const EquityPoint &) const = default;
};

struct AccountView
{
    std::string venue;
    std::string name;
    base::Decimal balance; // wallet: start + realised − fees + funding
    base::Decimal equity;  // balance + unrealised
    base::Decimal fees;    // paid
    base::Decimal funding; // received less paid
    base::Decimal dayPnl;  // since 00:00 UTC of event time
    base::Decimal gross;
    bool operator==(const AccountView &) const = default;
};

// What the engine thread publishes.
struct TradingSnapshot
{
    base::WallTime wallTime;
    base::SteadyTime at;
    base::WallTime eventTime; // newest market event
    std::uint32_t epoch = 0;
    bool live = false;        // LIVE or PAPER
    domain::TradingState state = domain::TradingState::Starting;
    domain::Finding stateWhy;
    std::vector<AccountView> accounts;
    std::vector<OrderView> workingOrders;
    std::vector<OrderView> recentOrders; // finished, newest first, at most 200
    std::int64_t ordersTotal = 0;
    std::vector<PositionView> positions; // not flat ones
    std::vector<FillView> recentFills;   // newest first, at most 200
    std::int64_t fillsTotal = 0;
    std::vector<FundingView> recentFunding; // newest first, at most 100
    std::int64_t fundingTotal = 0;          // payments
    std::vector<OrderView> recentDenials; // newest first, at most 100
    std::int64_t denialsTotal = 0;
    std::vector<BookView> books;
    std::vector<CandleSeries> candles;
    std::vector<StrategyView> strategies;
    std::vector<EquityPoint> equity; // of the day, at most 1440
    std::int64_t marketEvents = 0;
    bool replay = false;
    double replaySpeed = 1;     // 0: as fast as it goes
    bool replayPaused = false;
    double replayProgress = 0;  // 0..1
    bool operator==(const TradingSnapshot &) const = default;
};

// A node of the component map. `because`: the broken component that this one is a consequence of.
struct ComponentView
{
    domain::ComponentId id;
    domain::LocalText title;
    std::vector<domain::ComponentId> dependsOn;
    domain::Health health = domain::Health::Unknown;
    domain::Finding finding;
    domain::ComponentId because;
    base::WallTime wallTime; // of its newest probe
    base::SteadyTime at;
    base::Duration interval{}; // between probes: older than twice this is stale
    std::vector<domain::Measured> measured;
    bool operator==(const ComponentView &) const = default;
};

// What QCAT could watch and was not told to: it is neither healthy nor broken, nobody looks.
struct NotWatched
{
    domain::ComponentId id;
    domain::LocalText title;
    std::string setting; // the key of the configuration that would have it watched: "monitoring.grafana"
    bool operator==(const NotWatched &) const = default;
};

// The write-behind to the SQL store.
struct SpoolView
{
    std::int64_t pendingRecords = 0;
    std::int64_t pendingBytes = 0;
    std::int64_t capacityBytes = 0;
    std::int64_t writtenRecords = 0; // since start
    base::WallTime lastWrite;
    std::string store; // "postgresql 127.0.0.1:5432/qcat", "sqlite …"
    bool storeReachable = false;
    double usedRatio() const { return capacityBytes > 0 ? double(pendingBytes) / double(capacityBytes) : 0; }
    bool operator==(const SpoolView &) const = default;
};

// What the ops thread publishes.
struct OpsSnapshot
{
    base::WallTime wallTime;
    base::SteadyTime at;
    std::vector<ComponentView> components;
    std::vector<NotWatched> notWatched;
    std::vector<domain::Incident> incidents; // shown ones first, then resolved and closed, newest first, at most 200
    std::vector<domain::Silence> silences;   // those that are not over first, then the last 50 that are; newest first
    std::vector<domain::RunbookRun> runs;    // newest first, at most 50
    std::vector<domain::Runbook> runbooks;
    SpoolView spool;
    domain::Exposure exposure;
    std::vector<ChannelView> channels;
    std::vector<domain::Delivery> deliveries; // newest first, at most 200
    std::vector<OnCallView> onCall;
    std::vector<domain::UpkeepItem> upkeep; // what is asked for, in the order of the tasks
    BackupsView backups;
    LicenceView licence;
    bool operator==(const OpsSnapshot &) const = default;
};

struct Snapshot
{
    std::uint64_t sequence = 0;
    std::string version;
    std::string engineName; // host:port of an attached engine, empty in process
    base::WallTime startedAt;
    std::shared_ptr<const TradingSnapshot> trading; // never null
    std::shared_ptr<const OpsSnapshot> ops;         // never null
    std::shared_ptr<const DataPlaneSnapshot> data = std::make_shared<const DataPlaneSnapshot>(); // never null; every few seconds a new one
    // Steady clock of the process that shows it, when this snapshot arrived: ages of an attached engine are counted from here.
    base::SteadyTime receivedAt;
};

} // namespace qcat::api
