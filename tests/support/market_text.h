#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>
#include <qcat/domain/names.h>
#include <qcat/trading_ports/kernel_input.h>

#include <QString>
#include <QStringList>

#include <sstream>
#include <string>

// Market data and orders written as text, so that a test reads like a tape and a failure can be read.

inline qcat::base::Decimal d(const std::string &text)
{
    return *qcat::base::Decimal::parse(text);
}

// Instruments AAA, BBB … with tick 0.1, step 0.001, on the venue "paper"; accounts one, two … with 100000 each.
inline qcat::domain::Universe testUniverse(int instruments = 1, int accounts = 1)
{
    static const char *const accountNames[] = {"one", "two", "three"};
    qcat::domain::Universe universe;
    for (int i = 0; i < instruments; ++i) {
        qcat::domain::Instrument instrument;
        instrument.venue = "paper";
        instrument.symbol = std::string(3, char('A' + i));
        instrument.baseAsset = instrument.symbol;
        instrument.quoteAsset = "USDT";
        universe.instruments.push_back(instrument);
    }
    for (int i = 0; i < accounts; ++i)
        universe.accounts.push_back({"paper", accountNames[i], d("100000")});
    return universe;
}

// The tape of one instrument: events with an unbroken chain of ids and times that the test moves.
class Tape
{
public:
    explicit Tape(std::uint16_t instrument = 0) : m_instrument{instrument} {}

    Tape &at(std::int64_t milliseconds)
    {
        m_now = qcat::base::WallTime{kStart.ns + milliseconds * 1'000'000};
        return *this;
    }
    // "bid 100.5x2 100.4x1 | ask 100.6x1": levels as prices x quantities.
    qcat::domain::MarketEvent snapshot(const std::string &text)
    {
        auto event = book(qcat::domain::MarketKind::BookSnapshot, text);
        event.lastUpdateId = ++m_updateId;
        return event;
    }
    qcat::domain::MarketEvent diff(const std::string &text)
    {
        auto event = book(qcat::domain::MarketKind::BookDiff, text);
        event.previousUpdateId = m_updateId;
        event.firstUpdateId = m_updateId;
        event.lastUpdateId = ++m_updateId;
        return event;
    }
    // A diff whose predecessor is missing.
    qcat::domain::MarketEvent gap()
    {
        ++m_updateId;
        return diff("");
    }
    qcat::domain::MarketEvent ticker(const std::string &text)
    {
        auto event = book(qcat::domain::MarketKind::Ticker, text);
        event.lastUpdateId = ++m_updateId;
        return event;
    }
    // "sell 100.5x2": the taker's side.
    qcat::domain::MarketEvent trade(const std::string &text)
    {
        std::istringstream words(text);
        std::string side, what;
        words >> side >> what;
        auto event = make(qcat::domain::MarketKind::Trade);
        const auto traded = level(what);
        event.takerSide = *qcat::domain::fromName<qcat::domain::Side>(side);
        event.price = traded.price;
        event.quantity = traded.quantity;
        event.tradeId = ++m_tradeId;
        return event;
    }
    qcat::domain::MarketEvent mark(const std::string &price)
    {
        auto event = make(qcat::domain::MarketKind::MarkPrice);
        event.price = d(price);
        return event;
    }
    // With what the next settlement costs and when it is, in milliseconds as at().
    qcat::domain::MarketEvent mark(const std::string &price, const std::string &fundingRate, std::int64_t milliseconds)
    {
        auto event = mark(price);
        event.fundingRate = d(fundingRate);
        event.nextFundingTime = qcat::base::WallTime{kStart.ns + milliseconds * 1'000'000};
        return event;
    }
    qcat::base::WallTime now() const { return m_now; }

    static constexpr qcat::base::WallTime kStart{1'723'075'200'000'000'000}; // 2024-08-08 00:00 UTC

private:
    static qcat::domain::Level level(const std::string &text)
    {
        const auto x = text.find('x');
        return {d(text.substr(0, x)), d(text.substr(x + 1))};
    }
    qcat::domain::MarketEvent make(qcat::domain::MarketKind kind) const
    {
        qcat::domain::MarketEvent event;
        event.kind = kind;
        event.instrument = m_instrument;
        event.eventTime = event.receivedAt = m_now;
        return event;
    }
    qcat::domain::MarketEvent book(qcat::domain::MarketKind kind, const std::string &text) const
    {
        auto event = make(kind);
        std::istringstream words(text);
        auto *side = &event.bids;
        for (std::string word; words >> word;) {
            if (word == "bid" || word == "|")
                side = &event.bids;
            else if (word == "ask")
                side = &event.asks;
            else
                side->push_back(level(word));
        }
        return event;
    }

    qcat::domain::InstrumentId m_instrument;
    qcat::base::WallTime m_now = kStart;
    std::uint64_t m_updateId = 100;
    std::uint64_t m_tradeId = 0;
};

inline QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// "fill a 100.5x2 maker", "rejected a venue.reduce_only_rejected"
inline QString shown(const qcat::domain::VenueReport &report)
{
    using qcat::domain::ReportKind;
    std::string text = std::string(name(report.kind)) + ' ' + report.clientId.value;
    if (report.kind == ReportKind::Fill)
        text += ' ' + report.price.toString() + 'x' + report.quantity.toString() + ' ' +
                std::string(name(report.liquidity));
    if (!report.reasonCode.empty())
        text += ' ' + report.reasonCode;
    return shown(text);
}

inline QString shown(const std::vector<qcat::domain::VenueReport> &reports)
{
    QStringList lines;
    for (const auto &report : reports)
        lines << shown(report);
    return lines.join(QStringLiteral("; "));
}
