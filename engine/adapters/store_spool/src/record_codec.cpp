#include <qcat/store_spool/record_codec.h>

#include <qcat/trading_ports/store_codes.h>

#include <bit>
#include <cstring>

namespace qcat::store_spool
{

static_assert(std::endian::native == std::endian::little, "the encoding below copies integers as they are");

using namespace domain;
using namespace trading;

namespace
{

constexpr std::uint8_t kVersion = 1;

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

private:
    std::string &m_into;
};

// Reads on after a defect, giving zeros, so that the caller looks at isGood() once at the end.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

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
    io.number(at.updatedAt.ns);
}

template <typename Io, typename Row>
void strategyFields(Io &io, Row &row)
{
    io.text(row.id.value), io.text(row.kind), io.text(row.account), io.text(row.symbol), io.text(row.parameters);
}

template <typename Io, typename Record>
void recordFields(Io &io, Record &record)
{
    io.number(record.epoch.value), io.number(record.sequence), io.number(record.ordinal), io.number(record.time.ns);
    if (auto *order = std::get_if<OrderRow>(&record.row))
        orderFields(io, *order);
    else if (auto *fill = std::get_if<FillRow>(&record.row))
        fillFields(io, *fill);
    else if (auto *at = std::get_if<PositionRow>(&record.row))
        positionFields(io, *at);
    else if (auto *strategy = std::get_if<StrategyRow>(&record.row))
        strategyFields(io, *strategy);
}

bool makeRow(std::uint8_t kind, StoreRecord &record)
{
    switch (kind) {
    case 0:
        record.row = OrderRow();
        return true;
    case 1:
        record.row = FillRow();
        return true;
    case 2:
        record.row = PositionRow();
        return true;
    case 3:
        record.row = StrategyRow();
        return true;
    default:
        return false;
    }
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
    std::uint8_t version = 0, kind = 0;
    reader.number(version);
    reader.number(kind);
    StoreRecord record;
    if (version != kVersion || !makeRow(kind, record))
        return base::Error{std::string(store_codes::kSpoolCorrupt),
                           "a spooled record of a version or kind that this QCAT does not know"};
    recordFields(reader, record);
    if (!reader.isGood() || !reader.isAtEnd())
        return base::Error{std::string(store_codes::kSpoolCorrupt),
                           "a spooled record whose fields do not fit its length"};
    return record;
}

} // namespace qcat::store_spool
