#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/market.h>

#include <cstdint>
#include <optional>

namespace qcat::trading
{

// A source of normalised market events that is pulled by the engine thread: recordings and the synthetic market. Deterministic: the
// same source gives the same events. A message that cannot be read is an Error with file, line and reason; the feed may go on after it.
class MarketFeed
{
public:
    enum class Step { Event, End };

    virtual ~MarketFeed() = default;
    // Fills `into` (its vectors keep their capacity).
    virtual base::Result<Step> next(domain::MarketEvent &into) = 0;
    // Of the event given last, counted from 1; what skip() takes.
    virtual std::uint64_t position() const = 0;
    // Continues behind an event that was seen before.
    virtual base::Status skipTo(std::uint64_t position) = 0;
    // 0..1 where the length is known.
    virtual double progress() const = 0;
    // SHA-256 of the source: part of the journal's subject.
    virtual std::string digest() const = 0;
};

} // namespace qcat::trading
