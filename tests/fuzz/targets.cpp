#include "targets.h"

#include <qcat/feed/frame_parser.h>
#include <qcat/feed/recording.h>
#include <qcat/journal/journal.h>
#include <qcat/market/order_book.h>
#include <qcat/pg_diagnostics/statement_text.h>
#include <qcat/redis_diagnostics/info.h>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace qcat;

namespace
{

std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

void mustHold(bool promise, const char *what)
{
    if (promise)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace

// A frame that is taken makes sense; a book fed with it is either not readable or not crossed.
void fuzzFrame(const std::uint8_t *data, std::size_t size)
{
    static feed::FrameParser parser({{"BTCUSDT", {0}, domain::BookChain::PreviousId}});
    static trading::OrderBook book(domain::BookChain::PreviousId);
    domain::MarketEvent event;
    // A copy of exactly this size: the sanitizer then sees a byte read beyond it.
    const std::vector<char> frame(data, data + size);
    const auto parsed = parser.parse({frame.data(), frame.size()}, {1}, event);
    if (!parsed) {
        mustHold(!parsed.error().message.empty() && parsed.error().message.find('\n') == std::string::npos,
                 "an error is one sentence");
        return;
    }
    if (*parsed == feed::FrameParser::Parsed::Ignored)
        return;
    mustHold(event.eventTime.isValid(), "an event has a time");
    for (const auto *side : {&event.bids, &event.asks})
        for (const auto &level : *side)
            mustHold(level.price.isPositive() && !level.quantity.isNegative(), "levels have prices above zero");
    book.apply(event);
    const auto top = book.top();
    mustHold(top.bid.price.isZero() || top.ask.price.isZero() || top.bid.price < top.ask.price,
             "a book is never crossed");
}

void fuzzRecordedLine(const std::uint8_t *data, std::size_t size)
{
    const std::vector<char> line(data, data + size);
    const std::string_view text(line.data(), line.size());
    const auto split = feed::splitRecordedLine(text);
    if (split && !split->frame.empty())
        mustHold(split->receivedAt.ns > 0 && text.ends_with(split->frame), "a frame is the end of its line");
}

// Whatever a segment holds, reading it ends, and what can be continued can be read again.
void fuzzJournalSegment(const std::uint8_t *data, std::size_t size)
{
    static const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("qcat_fuzz_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto text = textOf(data, size);
    std::ofstream(folder / "journal-00000001.qj", std::ios::binary | std::ios::trunc)
        .write(text.data(), std::streamsize(text.size()));
    auto reader = journal::read(folder);
    std::uint64_t records = 0;
    bool sound = reader.hasValue();
    trading::JournalRecord record;
    while (sound) {
        const auto more = (*reader)->next(record);
        sound = more.hasValue();
        if (!sound || !*more)
            break;
        mustHold(record.sequence == ++records, "records are numbered without a gap");
    }
    if (sound) {
        const auto continued =
            journal::continueExisting(folder, (*reader)->header().subject, {domain::FsyncPolicy::Never, 1 << 20});
        mustHold(continued.hasValue() && continued->writer->nextSequence() == records + 1,
                 "what can be read can be continued");
    }
    std::filesystem::remove_all(folder);
}

// No literal is left, whatever was given: a redacted text is one that redaction leaves alone.
void fuzzStatement(const std::uint8_t *data, std::size_t size)
{
    const std::vector<char> bytes(data, data + size);
    const auto text = pg_diagnostics::withoutLiterals({bytes.data(), bytes.size()}, 4 * size + 16);
    mustHold(text.find('\'') == std::string::npos, "no quote is left");
    mustHold(pg_diagnostics::cleanText(text, text.size()) == text, "it is valid UTF-8 on one line");
    mustHold(pg_diagnostics::withoutLiterals(text, text.size()) == text, "saying it twice changes nothing");
    mustHold(pg_diagnostics::withoutLiterals({bytes.data(), bytes.size()}, 50).size() <= 50, "it is bounded");
}

// Whatever a server says of itself is read without a duration below zero, which is what comes of numbers that do not
// fit.
void fuzzRedisInfo(const std::uint8_t *data, std::size_t size)
{
    const std::vector<char> copy(data, data + size);
    const auto info = redis_diagnostics::Info::parse({copy.data(), copy.size()});
    info.each("", [&](std::string_view name, std::string_view value) {
        mustHold(!name.empty() && name.find('\n') == std::string_view::npos, "a name is part of one line");
        mustHold(info.duration(name, std::chrono::hours(1)) >= base::Duration::zero(), "a duration is not negative");
        mustHold(!info.integer(name) || info.text(name) == value, "a number is the one of its name");
        redis_diagnostics::parsePairs(value);
        redis_diagnostics::parsePairs(value, ' ');
    });
}
