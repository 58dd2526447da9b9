#pragma once

#include <qcat/feed/frame_parser.h>
#include <qcat/feed/line_reader.h>
#include <qcat/feed/recording.h>
#include <qcat/trading_ports/market_feed.h>

#include <memory>

namespace qcat::feed
{

// A recording as a market feed. Positions are line numbers. A line that is no message is an Error with file, line,
// field and what would be right, and the next call goes on behind it; a file that cannot be read on is an Error and
// then the end.
class ReplayFeed : public trading::MarketFeed
{
public:
    // Gives the events of the recording's instruments that are in `universe` (found by venue and symbol); refuses a
    // universe with none.
    static base::Result<std::unique_ptr<ReplayFeed>> open(const Recording &recording, const domain::Universe &universe);

    base::Result<Step> next(domain::MarketEvent &into) override;
    std::uint64_t position() const override { return m_position; }
    base::Status skipTo(std::uint64_t position) override;
    double progress() const override;
    std::string digest() const override { return m_digest; }

private:
    ReplayFeed(const Recording &recording, LineReader lines, std::vector<FeedSymbol> symbols);

    std::string m_path;
    std::string m_digest;
    std::uint64_t m_lineCount;
    LineReader m_lines;
    FrameParser m_parser;
    std::uint64_t m_position = 0;
    bool m_ended = false;
};

} // namespace qcat::feed
