#include <qcat/runtime/order_stream_digest.h>

#include <qcat/domain/names.h>

#include <fmt/format.h>

namespace qcat::runtime
{

using domain::name;

namespace
{

std::string text(const domain::PositionKey &key)
{
    return fmt::format("{}/{}/{}", key.account.value, key.instrument.value, name(key.side));
}

std::string text(const domain::OrderRequest &r)
{
    return fmt::format("order {} {} {} {} {} {} {} {} {} {} {}", r.clientId.value, r.strategy.value, text(r.position),
                       name(r.side), name(r.type), name(r.timeInForce), name(r.purpose), r.reduceOnly, r.quantity.raw(),
                       r.price.raw(), r.triggerPrice.raw());
}

std::string text(const trading::CancelRequest &c)
{
    return fmt::format("cancel {} {}", c.clientId.value, text(c.position));
}

} // namespace

void OrderStreamDigest::add(const trading::OrderIntent &intent)
{
    if (std::holds_alternative<domain::OrderRequest>(intent))
        ++m_orders;
    addLine(std::visit([](const auto &i) { return text(i); }, intent));
}

void OrderStreamDigest::add(const domain::VenueReport &r)
{
    if (r.kind == domain::ReportKind::Fill)
        ++m_fills;
    addLine(fmt::format("report {} {} {} {} {} {} {} {} {} {} {} {}", name(r.kind), r.clientId.value, r.venueId.value,
                        text(r.position), r.time.ns, r.tradeId, name(r.side), r.price.raw(), r.quantity.raw(),
                        r.fee.raw(), name(r.liquidity), r.reasonCode));
}

void OrderStreamDigest::add(const domain::FundingPayment &p)
{
    addLine(fmt::format("funding {} {} {} {} {} {}", text(p.position), p.time.ns, p.rate.raw(), p.markPrice.raw(), p.quantity.raw(),
                        p.amount.raw()));
}

std::string OrderStreamDigest::hex() const
{
    return m_hash.result().toHex().toStdString();
}

void OrderStreamDigest::addLine(std::string line)
{
    line += '\n';
    m_hash.addData(QByteArrayView(line.data(), qsizetype(line.size())));
}

} // namespace qcat::runtime
