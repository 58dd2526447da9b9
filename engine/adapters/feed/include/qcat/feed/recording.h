#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::feed
{

// One line of a recording: when it arrived and the venue's message. The text belongs to the line that it was split
// from.
struct RecordedLine {
    base::WallTime receivedAt;
    std::string_view frame;
};

// "<nanoseconds since 1970> <json>", or "<seconds.fraction>: <json>" as cryptofeed writes; its lines about the
// connection ("wss://... <-> time") give an empty frame. The Error has no file and line; the caller knows them.
base::Result<RecordedLine> splitRecordedLine(std::string_view line);

struct RecordedInstrument {
    domain::Instrument instrument;         // venue, symbol, chain; tick and step are the greatest that all prices and
                                           // quantities are multiples of
    std::array<std::uint64_t, 5> events{}; // by MarketKind

    std::uint64_t count(domain::MarketKind kind) const { return events[std::size_t(kind)]; }
};

// What a recording holds, found by reading all of it.
struct Recording {
    std::string path;
    std::string digest; // SHA-256 of the file's bytes, hexadecimal
    std::uint64_t lines = 0;
    std::vector<RecordedInstrument> instruments; // in the order of their appearance
    base::WallTime firstEvent;
    base::WallTime lastEvent;
    std::uint64_t badLines = 0;
    std::optional<base::Error> firstBadLine; // names file, line, field

    // The Error names the first instrument (of `symbol` alone, if given) that has book changes but no snapshot to begin with.
    base::Status booksCanBeBuilt(std::string_view symbol = {}) const;
};

// Reads the whole file once (about 5 s a GB of text): a truncated or damaged file, and one that is no recording, is
// refused before anybody trades on its first half. Bad lines among good ones are counted, not fatal: the caller
// decides.
base::Result<Recording> describeRecording(const std::string &path);

} // namespace qcat::feed
