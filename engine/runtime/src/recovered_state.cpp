#include <qcat/runtime/recovered_state.h>

#include "account_command.h"

#include <qcat/domain/position.h>
#include <qcat/journal/journal.h>
#include <qcat/market/instrument_market.h>
#include <qcat/record/record_keeper.h>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace qcat::runtime
{

using domain::Order;
using domain::OrderState;
using domain::Position;
using domain::ReportKind;
using domain::VenueReport;
using trading::CancelRequest;
using trading::RestoredState;

namespace
{

constexpr std::int64_t kDay = 86'400'000'000'000;

// What positions are valued at, as the kernel knew it.
class Marks
{
public:
    explicit Marks(const domain::Universe &universe) : m_marks(universe.instruments.size())
    {
        for (const auto &instrument : universe.instruments)
            m_markets.emplace_back(instrument);
    }
    void apply(const domain::MarketEvent &event)
    {
        auto &market = m_markets.at(event.instrument.value);
        market.apply(event);
        if (const auto mark = market.mark())
            m_marks[event.instrument.value] = *mark;
    }
    base::Decimal of(domain::InstrumentId instrument) const { return m_marks.at(instrument.value); }

private:
    std::deque<trading::InstrumentMarket> m_markets;
    std::vector<base::Decimal> m_marks;
};

// Orders, positions and money as the reports tell them, in the ids of the journal's own universe.
class Fold
{
public:
    using Row = decltype(trading::StoreRecord::row);

    explicit Fold(const trading::JournalHeader &header) : m_universe(header.universe), m_realizedToday(m_universe.accounts.size())
    {
        if (header.recordSet == 0)
            return; // an earlier QCAT told no more than orders, fills and positions
        m_marks.emplace(m_universe);
        m_record.emplace(m_universe, header.epoch, header.strategies, [this](domain::InstrumentId i) { return m_marks->of(i); });
    }

    // What changed since the last call, as the store's rows, in the order in which the kernel told them.
    std::vector<Row> takeRows()
    {
        for (std::size_t i = m_ownRows; m_record && i < m_rows.size(); ++i)
            m_record->see(m_rows[i]);
        m_ownRows = 0;
        return std::exchange(m_rows, {});
    }
    base::WallTime now() const { return m_now; }

    // An input that stands next in the journal; its intents follow.
    void apply(const trading::KernelInput &input)
    {
        if (m_record)
            m_record->on(input, m_rows);
        m_ownRows = m_rows.size();
        std::visit([this](const auto &what) { apply(what); }, input);
    }
    void apply(const domain::MarketEvent &event)
    {
        moveTo(event.eventTime);
        if (m_marks)
            m_marks->apply(event);
    }
    void apply(const trading::TimerTick &tick) { moveTo(tick.time); }
    void apply(const trading::StrategyCommand &) {}
    void apply(const trading::OperatorAct &) {}
    void apply(const RestoredState &state)
    {
        moveTo(state.at);
        m_state = state.state;
        for (const auto &order : state.workingOrders)
            m_working[order.request.clientId] = order;
        for (const auto &position : state.positions)
            m_positions[position.key] = position;
        for (const auto &[strategy, position] : state.strategyPositions)
            m_strategies[{strategy, position.key}] = position;
        m_realizedToday = state.realizedToday;
    }
    void apply(const domain::OrderRequest &request)
    {
        Order order;
        order.request = request;
        order.createdAt = order.updatedAt = m_now;
        m_working[request.clientId] = order;
        addRow(order);
    }
    void apply(const CancelRequest &cancel)
    {
        const auto found = m_working.find(cancel.clientId);
        if (found == m_working.end())
            return;
        found->second.state = OrderState::PendingCancel;
        addRow(found->second);
    }
    void apply(const trading::StateCommand &command)
    {
        if (command.state != domain::TradingState::ReadOnly && command.code != kClaimUnproven)
            become(command); // who commands the account is asked anew at every start; a halt outlives it
    }
    void apply(const VenueReport &report)
    {
        moveTo(report.time);
        const auto found = m_working.find(report.clientId);
        Order *const order = found == m_working.end() ? nullptr : &found->second;
        const bool isFill = report.kind == ReportKind::Fill;
        if (isFill && !m_trades.insert({report.position.instrument, report.tradeId}).second)
            return; // told before
        if (order && isFill)
            addToFilled(*order, report);
        const bool finished = order && isFinishedBy(*order, report);
        if (order)
            addRow(*order);
        if (isFill)
            book(report, order);
        if (finished) {
            m_strategyOf[found->first] = found->second.request.strategy; // a late fill is still this strategy's
            m_working.erase(found);
        }
    }
    void apply(const domain::FundingPayment &payment)
    {
        moveTo(payment.time);
        auto &position = m_positions[payment.position];
        position.key = payment.position;
        position.funding += payment.amount;
        position.updatedAt = payment.time;
        m_realizedToday.at(payment.position.account.value) += payment.amount;
        addRow(position);
    }
    void moveTo(base::WallTime time)
    {
        if (time.ns / kDay != m_now.ns / kDay)
            std::fill(m_realizedToday.begin(), m_realizedToday.end(), base::Decimal());
        m_now = std::max(m_now, time);
    }

    // As the kernel takes it: the same again changes nothing, the first reason stands.
    void become(const trading::StateCommand &command)
    {
        if (command.state == m_state && command.code == m_stateCode)
            return;
        m_state = command.state;
        m_stateCode = command.code;
        m_stateWhy = command.text;
    }

    const std::string &stateWhy() const { return m_stateWhy; }
    RestoredState state() const
    {
        RestoredState state;
        state.at = m_now;
        state.state = m_state;
        state.realizedToday = m_realizedToday;
        for (const auto &[id, order] : m_working)
            state.workingOrders.push_back(order);
        for (const auto &[key, position] : m_positions)
            state.positions.push_back(position);
        for (const auto &[key, position] : m_strategies)
            if (!position.isFlat())
                state.strategyPositions.push_back({key.first, position});
        return state;
    }

private:
    static void addToFilled(Order &order, const VenueReport &fill)
    {
        const auto before = base::multiply(order.filled, order.averagePrice, base::Rounding::HalfEven);
        const auto added = base::multiply(fill.quantity, fill.price, base::Rounding::HalfEven);
        order.filled += fill.quantity;
        order.averagePrice = base::divide(before + added, order.filled, base::Rounding::HalfEven);
    }
    void book(const VenueReport &report, const Order *order)
    {
        auto &position = m_positions[report.position];
        position.key = report.position;
        const auto realized =
            domain::applyFill(position, report.side, report.price, report.quantity, report.fee, report.time);
        m_realizedToday.at(report.position.account.value) += realized - report.fee;
        const domain::StrategyId strategy = order ? order->request.strategy : strategyOf(report.clientId);
        if (order) {
            auto &own = m_strategies[{strategy, report.position}];
            own.key = report.position;
            domain::applyFill(own, report.side, report.price, report.quantity, report.fee, report.time);
        }
        addRow({report.tradeId, report.clientId, strategy, report.position, report.side, report.price, report.quantity, report.fee, realized,
                report.liquidity, report.time});
        addRow(position);
    }
    domain::StrategyId strategyOf(const domain::ClientOrderId &finished) const
    {
        const auto found = m_strategyOf.find(finished);
        return found == m_strategyOf.end() ? domain::StrategyId() : found->second;
    }
    void addRow(const Order &order) { m_rows.push_back(named<trading::OrderRow>(order.request.position, order)); }
    void addRow(const domain::Fill &fill) { m_rows.push_back(named<trading::FillRow>(fill.position, fill)); }
    void addRow(const Position &position) { m_rows.push_back(named<trading::PositionRow>(position.key, position)); }
    template <typename NamedRow, typename Value>
    NamedRow named(const domain::PositionKey &key, const Value &value) const
    {
        const auto &account = m_universe.at(key.account);
        return {account.venue, account.name, m_universe.at(key.instrument).symbol, value};
    }
    static bool isFinishedBy(Order &order, const VenueReport &report)
    {
        order.updatedAt = report.time;
        if (report.venueId.isValid())
            order.venueId = report.venueId;
        switch (report.kind) {
        case ReportKind::Accepted:
            order.state = OrderState::Open;
            return false;
        case ReportKind::Fill:
            order.state = order.remaining().isPositive() ? OrderState::PartiallyFilled : OrderState::Filled;
            return order.state == OrderState::Filled;
        case ReportKind::Unknown:
            order.state = OrderState::Unknown;
            return false;
        case ReportKind::CancelRejected:
            return false;
        case ReportKind::Rejected:
            return finished(order, OrderState::Rejected, report);
        case ReportKind::Cancelled:
            return finished(order, OrderState::Cancelled, report);
        case ReportKind::Expired:
            break;
        }
        return finished(order, OrderState::Expired, report);
    }
    static bool finished(Order &order, OrderState state, const VenueReport &report)
    {
        order.state = state;
        order.reasonCode = report.reasonCode;
        order.reason = report.reason;
        return true;
    }

    const domain::Universe &m_universe;
    std::optional<Marks> m_marks;
    std::optional<trading::RecordKeeper> m_record;
    std::vector<Row> m_rows;
    std::size_t m_ownRows = 0; // where those begin that the record keeper has not seen
    base::WallTime m_now;
    domain::TradingState m_state = domain::TradingState::Starting;
    std::string m_stateCode, m_stateWhy; // of the command that it came with
    std::map<domain::ClientOrderId, Order> m_working;
    std::map<domain::ClientOrderId, domain::StrategyId> m_strategyOf; // of finished ones
    std::map<domain::PositionKey, Position> m_positions;
    std::map<std::pair<domain::StrategyId, domain::PositionKey>, Position> m_strategies;
    std::set<std::pair<domain::InstrumentId, std::string>> m_trades;
    std::vector<base::Decimal> m_realizedToday;
};

// From the ids of one universe to those of another, by name.
class Translation
{
public:
    Translation(const domain::Universe &from, const domain::Universe &to) : m_from(from), m_to(to) {}

    std::optional<domain::PositionKey> operator()(const domain::PositionKey &key) const
    {
        const auto &instrument = m_from.at(key.instrument);
        const auto &account = m_from.at(key.account);
        const auto found = m_to.find(instrument.venue, instrument.symbol);
        for (std::size_t i = 0; found && i < m_to.accounts.size(); ++i)
            if (m_to.accounts[i].venue == account.venue && m_to.accounts[i].name == account.name)
                return domain::PositionKey{{std::uint16_t(i)}, *found, key.side};
        return std::nullopt;
    }
    base::Error missing(const domain::PositionKey &key) const
    {
        const std::string symbol = m_from.at(key.instrument).symbol, account = m_from.at(key.account).name;
        return base::Error{"recovery.not_in_universe", "the journal ends with a position or order in " + symbol + " of account " + account +
                                                           ", which the configuration does not trade any more: add them again and flatten first"}
            .with("symbol", symbol)
            .with("account", account);
    }

private:
    const domain::Universe &m_from;
    const domain::Universe &m_to;
};

base::Result<RestoredState> translated(RestoredState state, const domain::Universe &from, const domain::Universe &to)
{
    const Translation translate(from, to);
    RestoredState result;
    result.at = state.at;
    result.state = state.state;
    result.realizedToday.resize(to.accounts.size());
    for (auto &order : state.workingOrders) {
        const auto key = translate(order.request.position);
        if (!key)
            return translate.missing(order.request.position);
        order.request.position = *key;
        result.workingOrders.push_back(std::move(order));
    }
    for (auto &position : state.positions) {
        const auto key = translate(position.key);
        if (!key && !position.isFlat())
            return translate.missing(position.key);
        if (!key)
            continue;
        position.key = *key;
        result.positions.push_back(position);
    }
    for (auto &[strategy, position] : state.strategyPositions)
        if (const auto key = translate(position.key)) {
            position.key = *key;
            result.strategyPositions.push_back({strategy, position});
        }
    for (std::size_t i = 0; i < from.accounts.size() && i < state.realizedToday.size(); ++i)
        for (std::size_t j = 0; j < to.accounts.size(); ++j)
            if (to.accounts[j].name == from.accounts[i].name && to.accounts[j].venue == from.accounts[i].venue)
                result.realizedToday[j] = state.realizedToday[i];
    return result;
}

// The rows of one input and of the intents that it led to, under the sequence of the last of them: as the session gave them.
base::Status handOver(Fold &fold, domain::Epoch epoch, std::uint64_t sequence, const RecoveredRows &rows)
{
    for (auto &row : fold.takeRows())
        if (auto status = rows({epoch, sequence, fold.now(), std::move(row)}); !status)
            return status;
    return {};
}

} // namespace

base::Result<RecoveredRun> recoverState(trading::JournalReader &journal, const domain::Universe &universe, const RecoveredRows &rows)
{
    Fold fold(journal.header());
    trading::JournalRecord record;
    std::uint64_t sequence = 0;
    while (true) {
        const auto more = journal.next(record);
        if (!more)
            return more.error();
        const auto *const input = *more ? std::get_if<trading::KernelInput>(&record.body) : nullptr;
        if (!*more || input)
            if (auto status = handOver(fold, journal.header().epoch, sequence, rows); !status)
                return status.error();
        if (!*more)
            break;
        sequence = record.sequence;
        if (input)
            fold.apply(*input);
        else
            std::visit([&](const auto &what) { fold.apply(what); }, std::get<trading::OrderIntent>(record.body));
    }
    auto state = translated(fold.state(), journal.header().universe, universe);
    if (!state)
        return state.error();
    return RecoveredRun{std::move(state).value(), fold.stateWhy()};
}

base::Result<RecoveredRun> recoverState(const std::filesystem::path &folder, const domain::Universe &universe, const RecoveredRows &rows)
{
    const auto reader = journal::read(folder);
    if (!reader)
        return reader.error();
    return recoverState(**reader, universe, rows);
}

} // namespace qcat::runtime
