#include <qcat/store_spool/record_codec.h>

#include <qcat/trading_ports/store_codes.h>

#include <bit>
#include <cstring>
#include <optional>
#include <utility>

namespace qcat::store_spool
{

static_assert(std::endian::native == std::endian::little, "the encoding below copies integers as they are");

using namespace domain;
using namespace trading;

namespace
{

constexpr std::uint8_t kVersion = 2;
constexpr std::uint8_t kFirstVersion = 1; // what an earlier QCAT left in the spool: positions without funding, strategies without venue

class Writer
{
public:
    explicit Writer(std::string &into) : m_into(into) {}

    template <typename Number>
    void number(Number value)
    {
        m_into.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void text(const std::string &value)
    {
        number(std::uint32_t(value.size()));
        m_into += value;
    }
    template <typename Enum>
    void word(Enum value, Enum)
    {
        number(std::uint8_t(value));
    }
    void flag(bool value) { number(std::uint8_t(value)); }
    void amount(base::Decimal value) { number(value.raw()); }
    void amount(const std::optional<base::Decimal> &value)
    {
        flag(value.has_value());
        if (value)
            amount(*value);
    }
    bool isCurrent() const { return true; }

private:
    std::string &m_into;
};

// Reads on after a defect, giving zeros, so that the caller looks at isGood() once at the end.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    void readVersion() { number(m_version); }
    bool knowsVersion() const { return m_version == kVersion || m_version == kFirstVersion; }
    bool isCurrent() const { return m_version >= kVersion; }

    template <typename Number>
    void number(Number &value)
    {
        const std::string_view bytes = take(sizeof value);
        if (m_good)
            std::memcpy(&value, bytes.data(), sizeof value);
    }
    void text(std::string &value)
    {
        std::uint32_t size = 0;
        number(size);
        value = take(size);
    }
    template <typename Enum>
    void word(Enum &value, Enum last)
    {
        std::uint8_t number8 = 0;
        number(number8);
        m_good = m_good && number8 <= std::uint8_t(last);
        value = m_good ? Enum(number8) : Enum();
    }
    void flag(bool &value)
    {
        std::uint8_t number8 = 0;
        number(number8);
        value = number8 != 0;
    }
    void amount(base::Decimal &value)
    {
        std::int64_t raw = 0;
        number(raw);
        value = base::Decimal::fromRaw(raw);
    }
    void amount(std::optional<base::Decimal> &value)
    {
        bool isThere = false;
        flag(isThere);
        value.reset();
        if (isThere)
            amount(value.emplace());
    }
    bool isGood() const { return m_good; }
    bool isAtEnd() const { return m_rest.empty(); }

private:
    std::string_view take(std::size_t size)
    {
        m_good = m_good && size <= m_rest.size();
        if (!m_good)
            return {};
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    std::string_view m_rest;
    std::uint8_t m_version = 0;
    bool m_good = true;
};

// Each row's fields once, for both directions; Row is const for the Writer.
template <typename Io, typename Key>
void position(Io &io, Key &key)
{
    io.number(key.account.value);
    io.number(key.instrument.value);
    io.word(key.side, PositionSide::Short);
}

template <typename Io, typename Row>
void orderFields(Io &io, Row &row)
{
    auto &order = row.order;
    auto &request = order.request;
    io.text(row.venue), io.text(row.account), io.text(row.symbol);
    io.text(request.clientId.value), io.text(request.strategy.value);
    position(io, request.position);
    io.word(request.side, Side::Sell), io.word(request.type, OrderType::StopMarket);
    io.word(request.timeInForce, TimeInForce::PostOnly), io.word(request.purpose, OrderPurpose::ProtectiveStop);
    io.flag(request.reduceOnly);
    io.amount(request.quantity), io.amount(request.price), io.amount(request.triggerPrice);
    io.text(order.venueId.value);
    io.word(order.state, OrderState::Unknown);
    io.amount(order.filled), io.amount(order.averagePrice);
    io.number(order.createdAt.ns), io.number(order.updatedAt.ns);
    io.text(order.reasonCode), io.text(order.reason);
}

template <typename Io, typename Row>
void fillFields(Io &io, Row &row)
{
    auto &fill = row.fill;
    io.text(row.venue), io.text(row.account), io.text(row.symbol);
    io.text(fill.tradeId), io.text(fill.clientId.value), io.text(fill.strategy.value);
    position(io, fill.position);
    io.word(fill.side, Side::Sell);
    io.amount(fill.price), io.amount(fill.quantity), io.amount(fill.fee), io.amount(fill.realizedPnl);
    io.word(fill.liquidity, Liquidity::Taker);
    io.number(fill.time.ns);
}

template <typename Io, typename Row>
void positionFields(Io &io, Row &row)
{
    auto &at = row.position;
    io.text(row.venue), io.text(row.account), io.text(row.symbol);
    position(io, at.key);
    io.amount(at.quantity), io.amount(at.entryPrice), io.amount(at.realizedPnl), io.amount(at.fees);
    if (io.isCurrent())
        io.amount(at.funding);
    io.number(at.updatedAt.ns);
}

template <typename Io, typename Row>
void strategyFields(Io &io, Row &row)
{
    if (!io.isCurrent()) {
        io.text(row.id.value), io.text(row.kind), io.text(row.account), io.text(row.symbol), io.text(row.parameters);
        return;
    }
    io.text(row.venue), io.text(row.account), io.text(row.id.value), io.text(row.kind), io.text(row.version);
    io.text(row.symbol), io.text(row.parameters);
}

template <typename Io, typename Row>
void versionFields(Io &io, Row &row)
{
    io.text(row.venue), io.text(row.account), io.text(row.id.value), io.text(row.version), io.text(row.kind);
    io.number(row.revision);
    io.text(row.symbol), io.text(row.parameters);
}

template <typename Io, typename Row>
void parameterFields(Io &io, Row &row)
{
    io.text(row.venue), io.text(row.account), io.text(row.id.value), io.text(row.version), io.text(row.name), io.text(row.value);
}

template <typename Io, typename Row>
void equityFields(Io &io, Row &row)
{
    auto &at = row.sample;
    io.text(row.venue), io.text(row.account);
    io.number(at.time.ns);
    io.amount(at.balance), io.amount(at.equity), io.amount(at.unrealizedPnl), io.amount(at.realizedPnl);
    io.amount(at.fees), io.amount(at.funding), io.amount(at.gross);
}

template <typename Io, typename Row>
void fundingFields(Io &io, Row &row)
{
    auto &paid = row.payment;
    io.text(row.venue), io.text(row.account), io.text(row.symbol);
    position(io, paid.position);
    io.number(paid.time.ns);
    io.amount(paid.rate), io.amount(paid.markPrice), io.amount(paid.quantity), io.amount(paid.amount);
}

template <typename Io, typename Row>
void candleFields(Io &io, Row &row)
{
    auto &candle = row.candle;
    io.text(row.venue), io.text(row.symbol);
    io.number(candle.start.ns);
    io.amount(candle.open), io.amount(candle.high), io.amount(candle.low), io.amount(candle.close);
    io.amount(candle.volume), io.amount(candle.quoteVolume), io.amount(candle.takerBuyVolume);
    io.number(candle.trades);
}

template <typename Io, typename Row>
void performanceFields(Io &io, Row &row)
{
    auto &figures = row.figures;
    io.text(row.venue), io.text(row.account), io.text(row.strategy.value), io.number(row.run.value);
    io.text(row.version), io.text(row.symbol), io.number(row.measuredAt.ns);
    io.amount(figures.netPnl), io.amount(figures.realizedPnl), io.amount(figures.unrealizedPnl), io.amount(figures.fees);
    io.amount(figures.maxDrawdown), io.amount(figures.turnover);
    io.number(figures.orders), io.number(figures.fills);
    io.amount(figures.fillRatio), io.amount(figures.sharpe), io.number(figures.samples);
}

template <typename Io, typename Row>
void auditFields(Io &io, Row &row)
{
    io.text(row.venue), io.text(row.account), io.text(row.act), io.number(row.time.ns);
    io.text(row.actor), io.text(row.action), io.text(row.target), io.text(row.reasonCode), io.text(row.reason);
}

template <typename Io, typename Record>
void recordFields(Io &io, Record &record)
{
    io.number(record.epoch.value), io.number(record.sequence), io.number(record.ordinal), io.number(record.time.ns);
    std::visit(
        [&](auto &row) {
            using Row = std::remove_cvref_t<decltype(row)>;
            if constexpr (std::is_same_v<Row, OrderRow>)
                orderFields(io, row);
            else if constexpr (std::is_same_v<Row, FillRow>)
                fillFields(io, row);
            else if constexpr (std::is_same_v<Row, PositionRow>)
                positionFields(io, row);
            else if constexpr (std::is_same_v<Row, StrategyRow>)
                strategyFields(io, row);
            else if constexpr (std::is_same_v<Row, StrategyVersionRow>)
                versionFields(io, row);
            else if constexpr (std::is_same_v<Row, StrategyParameterRow>)
                parameterFields(io, row);
            else if constexpr (std::is_same_v<Row, EquityRow>)
                equityFields(io, row);
            else if constexpr (std::is_same_v<Row, FundingRow>)
                fundingFields(io, row);
            else if constexpr (std::is_same_v<Row, CandleRow>)
                candleFields(io, row);
            else if constexpr (std::is_same_v<Row, PerformanceRow>)
                performanceFields(io, row);
            else
                auditFields(io, row);
        },
        record.row);
}

template <std::size_t... I>
bool makeRow(std::uint8_t kind, StoreRecord &record, std::index_sequence<I...>)
{
    return ((I == kind && (record.row.emplace<I>(), true)) || ...);
}

} // namespace

void encode(const StoreRecord &record, std::string &into)
{
    Writer writer(into);
    writer.number(kVersion);
    writer.number(std::uint8_t(record.row.index()));
    recordFields(writer, record);
}

base::Result<StoreRecord> decode(std::string_view bytes)
{
    Reader reader(bytes);
    std::uint8_t kind = 0;
    reader.readVersion();
    reader.number(kind);
    StoreRecord record;
    constexpr auto kKinds = std::variant_size_v<decltype(record.row)>;
    if (!reader.knowsVersion() || !makeRow(kind, record, std::make_index_sequence<kKinds>()))
        return base::Error{std::string(store_codes::kSpoolCorrupt),
                           "a spooled record of a version or kind that this QCAT does not know"};
    recordFields(reader, record);
    if (!reader.isGood() || !reader.isAtEnd())
        return base::Error{std::string(store_codes::kSpoolCorrupt),
                           "a spooled record whose fields do not fit its length"};
    return record;
}

} // namespace qcat::store_spool
