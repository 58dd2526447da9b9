#pragma once

#include <qcat/trading_ports/journal.h>

namespace qcat::journal
{

class ByteReader;
class ByteWriter;

// How each value that a record can hold is written, field by field. What is read is as untrusted as the file: a count is
// checked against the bytes left, an enumerator against its last; the reader remembers the first mistake.
void put(ByteWriter &out, const domain::MarketEvent &event);
void take(ByteReader &in, domain::MarketEvent &event);
void put(ByteWriter &out, const domain::VenueReport &report);
void take(ByteReader &in, domain::VenueReport &report);
void put(ByteWriter &out, const trading::StateCommand &command);
void take(ByteReader &in, trading::StateCommand &command);
void put(ByteWriter &out, const trading::StrategyCommand &command);
void take(ByteReader &in, trading::StrategyCommand &command);
void put(ByteWriter &out, const trading::TimerTick &tick);
void take(ByteReader &in, trading::TimerTick &tick);
void put(ByteWriter &out, const domain::OrderRequest &order);
void take(ByteReader &in, domain::OrderRequest &order);
void put(ByteWriter &out, const trading::CancelRequest &cancel);
void take(ByteReader &in, trading::CancelRequest &cancel);
void put(ByteWriter &out, const trading::RestoredState &state);
void take(ByteReader &in, trading::RestoredState &state);
void put(ByteWriter &out, const domain::FundingPayment &payment);
void take(ByteReader &in, domain::FundingPayment &payment);
void put(ByteWriter &out, const trading::OperatorAct &act);
void take(ByteReader &in, trading::OperatorAct &act);

// What a value says of funding, behind the rest of it: the first version knew none. take() leaves it empty.
bool hasFunding(const domain::MarketEvent &event);
void putFunding(ByteWriter &out, const domain::MarketEvent &event);
void takeFunding(ByteReader &in, domain::MarketEvent &event);
bool hasFunding(const trading::RestoredState &state);
void putFunding(ByteWriter &out, const trading::RestoredState &state);
void takeFunding(ByteReader &in, trading::RestoredState &state);

} // namespace qcat::journal
