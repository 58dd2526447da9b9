#include "header_codec.h"

#include "bytes.h"

namespace qcat::journal
{

using trading::JournalHeader;

namespace
{

void put(ByteWriter &out, const domain::Instrument &instrument)
{
    out.text(instrument.venue);
    out.text(instrument.symbol);
    out.text(instrument.baseAsset);
    out.text(instrument.quoteAsset);
    out.word(instrument.bookChain);
    for (const base::Decimal value :
         {instrument.tickSize, instrument.quantityStep, instrument.minQuantity, instrument.minNotional,
          instrument.makerFee, instrument.takerFee, instrument.maintenanceMargin})
        out.decimal(value);
}

void take(ByteReader &in, domain::Instrument &instrument)
{
    instrument.venue = in.text();
    instrument.symbol = in.text();
    instrument.baseAsset = in.text();
    instrument.quoteAsset = in.text();
    instrument.bookChain = in.word(domain::BookChain::NextId);
    for (base::Decimal *value :
         {&instrument.tickSize, &instrument.quantityStep, &instrument.minQuantity, &instrument.minNotional,
          &instrument.makerFee, &instrument.takerFee, &instrument.maintenanceMargin})
        *value = in.decimal();
}

void put(ByteWriter &out, const trading::StrategyRegistration &strategy)
{
    out.text(strategy.id.value);
    out.text(strategy.kind);
    out.number(strategy.revision);
    out.number(strategy.position.account.value);
    out.number(strategy.position.instrument.value);
    out.word(strategy.position.side);
    out.text(strategy.parameters);
}

void take(ByteReader &in, trading::StrategyRegistration &strategy)
{
    strategy.id.value = in.text();
    strategy.kind = in.text();
    strategy.revision = std::uint32_t(in.number());
    strategy.position.account.value = std::uint16_t(in.number());
    strategy.position.instrument.value = std::uint16_t(in.number());
    strategy.position.side = in.word(domain::PositionSide::Short);
    strategy.parameters = in.text();
}

} // namespace

void encodeHeader(const JournalHeader &header, std::string &into)
{
    ByteWriter out(into);
    out.number(header.epoch.value);
    out.text(header.runId);
    out.text(header.subject);
    out.number(header.universe.instruments.size());
    for (const auto &instrument : header.universe.instruments)
        put(out, instrument);
    out.number(header.universe.accounts.size());
    for (const auto &account : header.universe.accounts) {
        out.text(account.venue);
        out.text(account.name);
        out.decimal(account.startBalance);
    }
    if (header.recordSet == 0)
        return; // as the first version wrote it
    out.number(header.recordSet);
    out.number(header.strategies.size());
    for (const auto &strategy : header.strategies)
        put(out, strategy);
}

bool decodeHeader(std::string_view payload, JournalHeader &into)
{
    ByteReader in(payload);
    into.epoch.value = std::uint32_t(in.number());
    into.runId = in.text();
    into.subject = in.text();
    into.universe.instruments.resize(in.count(12));
    for (auto &instrument : into.universe.instruments)
        take(in, instrument);
    into.universe.accounts.resize(in.count(3));
    for (auto &account : into.universe.accounts) {
        account.venue = in.text();
        account.name = in.text();
        account.startBalance = in.decimal();
    }
    into.recordSet = 0;
    into.strategies.clear();
    if (!in.atEnd()) {
        into.recordSet = std::uint32_t(in.number());
        into.strategies.resize(in.count(7));
        for (auto &strategy : into.strategies)
            take(in, strategy);
    }
    return in.ok() && in.atEnd();
}

} // namespace qcat::journal
