#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/ids.h>
#include <qcat/domain/instrument.h>
#include <qcat/domain/order.h>
#include <qcat/trading_ports/kernel_input.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::trading
{

// A strategy as it stands at the start of a run.
struct StrategyRegistration
{
    domain::StrategyId id;
    std::string kind;
    std::uint32_t revision = 0; // of the kind's code
    domain::PositionKey position;
    std::string parameters; // canonical, all of them: "edge_bps=5 quantity=0.01"
    bool operator==(const StrategyRegistration &) const = default;
};

// What a journal is about; stands at the head of every segment. A journal is continued only by a run with an equal `subject`.
struct JournalHeader
{
    std::uint32_t version = 1;
    domain::Epoch epoch;
    std::string runId;   // random, of the run that began the journal
    std::string subject; // digest of recording, universe, strategies, parameters, risk: what decides the order stream
    domain::Universe universe;
    std::vector<StrategyRegistration> strategies;
    // Which kinds of rows this journal was turned into for the SQL store. 0: orders, fills and positions; 1: all.
    std::uint32_t recordSet = 0;
    bool operator==(const JournalHeader &) const = default;
};

// One record. `sourcePosition`: index of the recording's message behind a market event, so that a replay can be continued; 0 otherwise.
struct JournalRecord
{
    std::uint64_t sequence = 0;
    std::uint64_t sourcePosition = 0;
    std::variant<KernelInput, OrderIntent> body;
    bool operator==(const JournalRecord &) const = default;
};

// The local truth. Append-only, checksummed, versioned. One writer: the engine thread. An append that fails halts trading at once.
class JournalWriter
{
public:
    virtual ~JournalWriter() = default;
    virtual base::Status append(std::uint64_t sourcePosition, const KernelInput &input) = 0;
    // Durable when it returns (by the fsync policy): only then may the intents be sent.
    virtual base::Status appendIntents(const std::vector<OrderIntent> &intents) = 0;
    virtual base::Status sync() = 0;
    virtual std::uint64_t nextSequence() const = 0;
};

// Reads from the oldest segment on. next() gives nothing at the clean end or at a torn tail (truncated by the writer on opening).
class JournalReader
{
public:
    virtual ~JournalReader() = default;
    virtual const JournalHeader &header() const = 0;
    virtual base::Result<bool> next(JournalRecord &into) = 0;
};

} // namespace qcat::trading
