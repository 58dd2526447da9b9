#include <qcat/feed/recording.h>

#include "file_digest.h"
#include "recorded_error.h"

#include <qcat/feed/frame_parser.h>
#include <qcat/feed/line_reader.h>

#include <array>
#include <charconv>
#include <numeric>

namespace qcat::feed
{

using base::Decimal;
using base::Error;
using domain::MarketKind;

namespace
{

constexpr std::string_view kWanted =
    "a line of a recording is '<nanoseconds since 1970> <json>' (or cryptofeed's '<seconds>: <json>')";

Error notARecordedLine(std::string_view line)
{
    std::string begin;
    for (const char c : line.substr(0, 24))
        begin += c >= ' ' && c < 127 ? c : '?';
    return Error{"feed.not_a_recording", "it begins with '" + begin + "', but " + std::string(kWanted)}.with("text",
                                                                                                             begin);
}

// Digits after the point, as nanoseconds; more than nine are cut.
std::int64_t fractionNs(std::string_view digits)
{
    std::int64_t ns = 0;
    for (std::size_t i = 0; i < 9; ++i)
        ns = ns * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return ns;
}

bool isConnectionLine(std::string_view line)
{
    return line.starts_with("wss://") || line.starts_with("https://") || line.starts_with("configuration:");
}

void foldIn(std::int64_t &unit, Decimal value)
{
    if (unit == 0 || value.raw() % unit != 0)
        unit = std::gcd(unit, value.raw());
}

// Grids that are the greatest common divisors of what was seen.
struct Grid {
    std::int64_t price = 0;
    std::int64_t quantity = 0;

    void add(const domain::MarketEvent &event)
    {
        for (const auto *side : {&event.bids, &event.asks})
            for (const domain::Level &level : *side) {
                foldIn(price, level.price);
                foldIn(quantity, level.quantity);
            }
        if (event.kind == MarketKind::Trade) {
            foldIn(price, event.price);
            foldIn(quantity, event.quantity);
        }
    }
};

std::string venueOf(const FeedSymbol &symbol)
{
    if (symbol.chain == domain::BookChain::NextId)
        return "binance-spot";
    const auto underscore = symbol.symbol.find('_'); // BTCUSD_PERP, BTCUSD_210924; USD-M has BTCUSDT_210924
    const bool coinMargined = underscore != std::string::npos && symbol.symbol.substr(0, underscore).ends_with("USD");
    return coinMargined ? "binance-coinm" : "binance-usdm";
}

void nameAssets(domain::Instrument &instrument)
{
    static constexpr std::array<std::string_view, 8> kQuotes = {"USDT", "USDC", "FDUSD", "BUSD",
                                                                "USD",  "BTC",  "ETH",   "BNB"};
    const std::string_view pair = std::string_view(instrument.symbol).substr(0, instrument.symbol.find('_'));
    for (const std::string_view quote : kQuotes) {
        if (pair.size() > quote.size() && pair.ends_with(quote)) {
            instrument.baseAsset = pair.substr(0, pair.size() - quote.size());
            instrument.quoteAsset = quote;
            return;
        }
    }
    instrument.baseAsset = pair;
}

domain::Instrument instrumentOf(const FeedSymbol &symbol, const Grid &grid)
{
    domain::Instrument instrument;
    instrument.venue = venueOf(symbol);
    instrument.symbol = symbol.symbol;
    instrument.bookChain = symbol.chain;
    nameAssets(instrument);
    if (grid.price > 0)
        instrument.tickSize = Decimal::fromRaw(grid.price);
    if (grid.quantity > 0)
        instrument.quantityStep = instrument.minQuantity = Decimal::fromRaw(grid.quantity);
    return instrument;
}

// Reads a recording from end to end and keeps what describes it.
class Survey
{
public:
    explicit Survey(std::string path) { m_found.path = std::move(path); }

    void add(std::string_view line, std::uint64_t number)
    {
        m_found.lines = number;
        const auto split = splitRecordedLine(line);
        if (!split)
            return addBad(split.error(), number);
        if (split->frame.empty())
            return;
        const auto parsed = m_parser.parse(split->frame, split->receivedAt, m_event);
        if (!parsed)
            return addBad(parsed.error(), number);
        if (*parsed == FrameParser::Parsed::Event)
            addEvent();
    }

    base::Result<Recording> finish() &&
    {
        if (m_parser.symbols().empty() && m_found.firstBadLine)
            return Error{"feed.not_a_recording", "this is not a recording: " + m_found.firstBadLine->message}.with(
                "file", m_found.path);
        if (m_parser.symbols().empty())
            return Error{"feed.not_a_recording", m_found.path + ": no market data of a known kind in " +
                                                     std::to_string(m_found.lines) + " lines"}
                .with("file", m_found.path);
        m_found.instruments.resize(m_parser.symbols().size());
        m_grids.resize(m_parser.symbols().size());
        for (std::size_t i = 0; i < m_parser.symbols().size(); ++i)
            m_found.instruments[i].instrument = instrumentOf(m_parser.symbols()[i], m_grids[i]);
        return std::move(m_found);
    }

private:
    void addBad(const Error &error, std::uint64_t line)
    {
        if (m_found.badLines++ == 0)
            m_found.firstBadLine = atRecordedLine(error, m_found.path, line);
    }

    void addEvent()
    {
        const std::size_t i = m_event.instrument.value;
        if (i >= m_grids.size()) {
            m_grids.resize(i + 1);
            m_found.instruments.resize(i + 1);
        }
        m_grids[i].add(m_event);
        ++m_found.instruments[i].events[std::size_t(m_event.kind)];
        if (!m_found.firstEvent.isValid())
            m_found.firstEvent = m_event.eventTime;
        m_found.lastEvent = std::max(m_found.lastEvent, m_event.eventTime);
    }

    Recording m_found;
    FrameParser m_parser{{}, FrameParser::Unknown::Learn};
    domain::MarketEvent m_event;
    std::vector<Grid> m_grids; // by place in the parser's symbols
};

} // namespace

base::Result<RecordedLine> splitRecordedLine(std::string_view line)
{
    std::int64_t whole = 0;
    const char *const end = line.data() + line.size();
    const auto [stop, failed] = std::from_chars(line.data(), end, whole);
    if (failed != std::errc() || whole <= 0)
        return isConnectionLine(line) ? base::Result<RecordedLine>(RecordedLine{}) : notARecordedLine(line);
    std::string_view rest(stop, std::size_t(end - stop));
    if (rest.starts_with(" {") && whole >= 1'000'000'000'000'000'000)
        return RecordedLine{{whole}, rest.substr(1)};
    const auto colon = rest.find(": ");
    const bool hasFraction = rest.starts_with('.') && colon <= 12 && rest.find_first_not_of("0123456789", 1) == colon;
    if (whole > 4'000'000'000 || (colon != 0 && !hasFraction))
        return notARecordedLine(line);
    const std::int64_t fraction = hasFraction ? fractionNs(rest.substr(1, colon - 1)) : 0;
    return RecordedLine{{whole * 1'000'000'000 + fraction}, rest.substr(colon + 2)};
}

base::Status Recording::booksCanBeBuilt(std::string_view symbol) const
{
    for (const RecordedInstrument &recorded : instruments) {
        if (!symbol.empty() && recorded.instrument.symbol != symbol)
            continue;
        if (recorded.count(MarketKind::BookDiff) > 0 && recorded.count(MarketKind::BookSnapshot) == 0)
            return Error{"feed.no_snapshot",
                         path + ": no book snapshot of " + recorded.instrument.symbol +
                             ", so its book cannot be rebuilt: this is the continuation of another recording"}
                .with("file", path)
                .with("symbol", recorded.instrument.symbol);
    }
    return {};
}

base::Result<Recording> describeRecording(const std::string &path)
{
    auto lines = LineReader::open(path);
    if (!lines)
        return lines.error();
    Survey survey(path);
    while (true) {
        const auto line = lines->next();
        if (!line)
            return line.error();
        if (!line->has_value())
            break;
        survey.add(**line, lines->lineNumber());
    }
    auto recording = std::move(survey).finish();
    if (!recording)
        return recording;
    auto digest = sha256OfFile(path);
    if (!digest)
        return digest.error();
    recording->digest = std::move(digest).value();
    return recording;
}

} // namespace qcat::feed
