#include <qcat/record/record_keeper.h>

#include "minute_candles.h"
#include "strategy_performance.h"

#include <qcat/domain/names.h>
#include <qcat/record/foreign_fill.h>

#include <algorithm>
#include <sstream>

namespace qcat::trading
{

using base::Decimal;
using base::WallTime;
using domain::InstrumentId;
using domain::Position;

namespace
{

constexpr std::int64_t kMinute = 60'000'000'000;

// Tells two sets of parameters apart for people; FNV-1a, because the core knows no library for digests.
std::string shortDigest(const std::string &text)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (int shift = 60; shift >= 32; shift -= 4)
        hex += kDigits[(hash >> shift) & 0xF];
    return hex;
}

std::string versionOf(const StrategyRegistration &strategy)
{
    return 'r' + std::to_string(strategy.revision) + '-' + shortDigest(strategy.parameters);
}

} // namespace

struct RecordKeeper::Parts {
    Parts(const domain::Universe &u, domain::Epoch e, const std::vector<StrategyRegistration> &strategies, Mark m)
        : universe(u), epoch(e), mark(std::move(m)), performances(strategies.begin(), strategies.end()), candles(u.instruments.size())
    {
    }

    // --- inputs
    void on(const domain::MarketEvent &event, Rows &into)
    {
        moveTo(event.eventTime, into);
        if (event.kind == domain::MarketKind::Trade)
            candles.at(event.instrument.value).add(event, seenSince);
    }
    void on(const domain::VenueReport &report, Rows &into) { moveTo(report.time, into); }
    void on(const TimerTick &tick, Rows &into) { moveTo(tick.time, into); }
    void on(const RestoredState &restored, Rows &)
    {
        now = restored.at;
        for (const auto &position : restored.positions)
            positions[position.key] = position;
        for (const auto &[strategy, position] : restored.strategyPositions)
            if (StrategyPerformance *const found = find(strategy); found && found->strategy().position == position.key)
                found->restore(position);
    }
    void on(const domain::FundingPayment &payment, Rows &into)
    {
        moveTo(payment.time, into);
        const auto &account = universe.at(payment.position.account);
        into.push_back(FundingRow{account.venue, account.name, universe.at(payment.position.instrument).symbol, payment});
    }
    void on(const StateCommand &command, Rows &into)
    {
        act({command.actor, "state." + std::string(domain::name(command.state)), "every account", command.text}, command.code, into);
    }
    void on(const StrategyCommand &, Rows &) {} // its act says who
    void on(const OperatorAct &what, Rows &into) { act(what, "", into); }

    void begin(Rows &into);
    void moveTo(WallTime time, Rows &into);
    void endMinute(Rows &into);
    void tellEquity(domain::AccountId account, Rows &into) const;
    void act(const OperatorAct &what, const std::string &code, Rows &into);

    // --- rows
    void see(const OrderRow &row)
    {
        if (StrategyPerformance *const found = find(row.order.request.strategy); found && row.order.state != domain::OrderState::Denied)
            found->onOrder(row.order);
    }
    void see(const FillRow &row)
    {
        if (StrategyPerformance *const found = find(row.fill.strategy))
            found->onFill(row.fill);
        else
            foreignFill = row.fill;
    }
    void see(const PositionRow &row)
    {
        positions[row.position.key] = row.position;
        if (foreignFill)
            share(*std::exchange(foreignFill, std::nullopt), row.position.isFlat());
    }
    template <typename Other>
    void see(const Other &)
    {
    }

    void share(const domain::Fill &fill, bool netIsFlat)
    {
        std::vector<Position *> parts;
        for (auto &performance : performances)
            if (performance.strategy().position == fill.position)
                parts.push_back(&performance.own());
        shareForeignFill(fill, netIsFlat, parts);
    }
    StrategyPerformance *find(const domain::StrategyId &id)
    {
        const auto found = std::find_if(performances.begin(), performances.end(), [&](const auto &p) { return p.strategy().id == id; });
        return found == performances.end() ? nullptr : &*found;
    }

    const domain::Universe &universe;
    const domain::Epoch epoch;
    const Mark mark;
    std::vector<StrategyPerformance> performances; // in the order of the configuration
    std::vector<MinuteCandles> candles;            // by InstrumentId
    std::map<domain::PositionKey, Position> positions;
    std::optional<domain::Fill> foreignFill; // until its position is told
    WallTime now;
    WallTime seenSince; // when this run's first input with a time came; invalid: none yet
    WallTime minuteEnd;
    WallTime nextDue; // the earlier of minuteEnd and the next look at candles
    std::int64_t acts = 0;
    bool begun = false;
};

// What runs, from the first input on.
void RecordKeeper::Parts::begin(Rows &into)
{
    begun = true;
    for (const auto &performance : performances) {
        const auto &strategy = performance.strategy();
        const auto &account = universe.at(strategy.position.account);
        const auto &symbol = universe.at(strategy.position.instrument).symbol;
        const std::string version = versionOf(strategy);
        into.push_back(StrategyRow{account.venue, account.name, strategy.id, strategy.kind, version, symbol, strategy.parameters});
        into.push_back(
            StrategyVersionRow{account.venue, account.name, strategy.id, version, strategy.kind, strategy.revision, symbol, strategy.parameters});
        std::istringstream words(strategy.parameters);
        for (std::string word; words >> word;)
            if (const auto equals = word.find('='); equals != std::string::npos)
                into.push_back(StrategyParameterRow{account.venue, account.name, strategy.id, version, word.substr(0, equals),
                                                    word.substr(equals + 1)});
    }
}

void RecordKeeper::Parts::moveTo(WallTime time, Rows &into)
{
    now = std::max(now, time);
    if (nextDue.isValid() && now < nextDue)
        return;
    if (!seenSince.isValid())
        seenSince = now;
    if (minuteEnd.isValid() && now >= minuteEnd)
        endMinute(into);
    const WallTime minute{now.ns - now.ns % kMinute};
    minuteEnd = {minute.ns + kMinute};
    std::vector<MinuteCandle> finished;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        const auto &instrument = universe.instruments[i];
        finished.clear();
        candles[i].finish(now, finished);
        for (const auto &candle : finished)
            into.push_back(CandleRow{instrument.venue, instrument.symbol, candle});
    }
    const WallTime candlesDue = minute + MinuteCandles::kGrace;
    nextDue = now < candlesDue ? candlesDue : minuteEnd;
}

void RecordKeeper::Parts::endMinute(Rows &into)
{
    for (std::size_t i = 0; i < universe.accounts.size(); ++i)
        tellEquity({std::uint16_t(i)}, into);
    for (auto &performance : performances) {
        const auto &strategy = performance.strategy();
        const auto &account = universe.at(strategy.position.account);
        if (auto figures = performance.sample(mark(strategy.position.instrument)))
            into.push_back(PerformanceRow{account.venue, account.name, strategy.id, epoch, versionOf(strategy),
                                          universe.at(strategy.position.instrument).symbol, minuteEnd, std::move(*figures)});
    }
}

// Where a position cannot be valued the account's equity is not known, and what is not known is not told.
void RecordKeeper::Parts::tellEquity(domain::AccountId id, Rows &into) const
{
    const auto &account = universe.at(id);
    EquityRow row{account.venue, account.name, {minuteEnd, account.startBalance, {}, {}, {}, {}, {}, {}}};
    EquitySample &sample = row.sample;
    for (const auto &[key, position] : positions) {
        if (key.account != id)
            continue;
        const Decimal at = mark(key.instrument);
        if (!position.isFlat() && at.isZero())
            return;
        sample.realizedPnl += position.realizedPnl;
        sample.fees += position.fees;
        sample.funding += position.funding;
        sample.unrealizedPnl += domain::unrealizedPnl(position, at);
        sample.gross += base::multiply(position.quantity.abs(), at, base::Rounding::HalfEven);
    }
    sample.balance += sample.realizedPnl - sample.fees + sample.funding;
    sample.equity = sample.balance + sample.unrealizedPnl;
    into.push_back(std::move(row));
}

// A command is one for all accounts of the engine; each account's record has it.
void RecordKeeper::Parts::act(const OperatorAct &what, const std::string &code, Rows &into)
{
    const std::string number = std::to_string(epoch.value) + '-' + std::to_string(++acts);
    for (const auto &account : universe.accounts)
        into.push_back(AuditRow{account.venue, account.name, number, now, what.actor, what.action, what.target, code, what.reason});
}

RecordKeeper::RecordKeeper(const domain::Universe &universe, domain::Epoch epoch, const std::vector<StrategyRegistration> &strategies,
                           Mark mark)
    : m_parts(std::make_unique<Parts>(universe, epoch, strategies, std::move(mark)))
{
}

RecordKeeper::~RecordKeeper() = default;

void RecordKeeper::on(const KernelInput &input, Rows &into)
{
    if (!m_parts->begun)
        m_parts->begin(into);
    std::visit([&](const auto &what) { m_parts->on(what, into); }, input);
}

void RecordKeeper::see(const Row &row)
{
    std::visit([&](const auto &what) { m_parts->see(what); }, row);
}

} // namespace qcat::trading
