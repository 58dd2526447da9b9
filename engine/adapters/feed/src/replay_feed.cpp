#include <qcat/feed/replay_feed.h>

#include "recorded_error.h"

#include <utility>

namespace qcat::feed
{

using Step = trading::MarketFeed::Step;

base::Result<std::unique_ptr<ReplayFeed>> ReplayFeed::open(const Recording &recording, const domain::Universe &universe)
{
    std::vector<FeedSymbol> symbols;
    for (const RecordedInstrument &recorded : recording.instruments) {
        const auto &instrument = recorded.instrument;
        if (const auto id = universe.find(instrument.venue, instrument.symbol))
            symbols.push_back({instrument.symbol, *id, instrument.bookChain});
    }
    if (symbols.empty())
        return base::Error{"feed.no_instrument",
                           recording.path + ": none of the instruments that are traded is in this recording"}
            .with("file", recording.path);
    auto lines = LineReader::open(recording.path);
    if (!lines)
        return lines.error();
    return std::unique_ptr<ReplayFeed>(new ReplayFeed(recording, std::move(lines).value(), std::move(symbols)));
}

ReplayFeed::ReplayFeed(const Recording &recording, LineReader lines, std::vector<FeedSymbol> symbols)
    : m_path(recording.path), m_digest(recording.digest), m_lineCount(recording.lines), m_lines(std::move(lines)),
      m_parser(std::move(symbols))
{
}

base::Result<Step> ReplayFeed::next(domain::MarketEvent &into)
{
    while (!m_ended) {
        const auto line = m_lines.next();
        if (!line) {
            m_ended = true;
            return line.error();
        }
        if (!line->has_value())
            break;
        const auto split = splitRecordedLine(**line);
        if (!split)
            return atRecordedLine(split.error(), m_path, m_lines.lineNumber());
        if (split->frame.empty())
            continue;
        const auto parsed = m_parser.parse(split->frame, split->receivedAt, into);
        if (!parsed)
            return atRecordedLine(parsed.error(), m_path, m_lines.lineNumber());
        if (*parsed == FrameParser::Parsed::Event) {
            m_position = m_lines.lineNumber();
            return Step::Event;
        }
    }
    m_ended = true;
    return Step::End;
}

// Reads what lies between instead of jumping: the parser's state (last event time, kind of trades) must be the same as
// without the skip. Bad lines were reported when they were met first.
base::Status ReplayFeed::skipTo(std::uint64_t position)
{
    domain::MarketEvent skipped;
    while (m_position < position) {
        const auto step = next(skipped);
        if (step && *step == Step::End)
            return base::Error{"feed.position_beyond_end", m_path + ": the recording ends at line " +
                                                               std::to_string(m_lines.lineNumber()) + ", before line " +
                                                               std::to_string(position)}
                .with("file", m_path);
        if (!step && m_ended)
            return step.error();
    }
    if (m_position != position)
        return base::Error{"feed.no_such_position", m_path + ": line " + std::to_string(position) +
                                                        " does not hold an event of the instruments that are traded"}
            .with("file", m_path);
    return {};
}

double ReplayFeed::progress() const
{
    return m_lineCount == 0 ? 1.0 : double(m_lines.lineNumber()) / double(m_lineCount);
}

} // namespace qcat::feed
