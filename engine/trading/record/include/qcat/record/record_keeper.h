#pragma once

#include <qcat/trading_ports/journal.h>
#include <qcat/trading_ports/trading_store.h>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace qcat::trading
{

// The rows beyond orders, fills and positions, as the inputs of a journal explain them: strategies with their versions, equity, funding,
// candles, performance, commands. The kernel runs one while it trades and recovery runs one over the journal: both tell the same rows in
// the same order, so that a row is written once whoever writes it.
//
// Equity and performance are told at the end of each minute of event time, as it stood then. That is often enough for a curve of years and
// seldom enough to keep for ever; a row for every change of a position would tell what fills and positions tell already.
class RecordKeeper
{
public:
    using Row = decltype(StoreRecord::row);
    using Rows = std::vector<Row>;
    using Mark = std::function<base::Decimal(domain::InstrumentId)>; // of the last input that was handled; zero: none yet

    // `universe` outlives it.
    RecordKeeper(const domain::Universe &universe, domain::Epoch epoch, const std::vector<StrategyRegistration> &strategies, Mark mark);
    ~RecordKeeper();

    // Before the input is handled. Appends to `into`.
    void on(const KernelInput &input, Rows &into);
    // What its handling told of an order, a fill or a position.
    void see(const Row &row);

private:
    struct Parts;
    const std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::trading
