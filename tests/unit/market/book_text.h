#pragma once

#include <qcat/base/text.h>
#include <qcat/market/order_book.h>

#include <QByteArray>
#include <QTest>

#include <string>

// Books and their messages as one line of text: "bid 100.5x2 100.4x1 | ask 100.6x1", best first.
namespace booktext
{

inline std::vector<qcat::domain::Level> levelsOf(std::string_view words)
{
    std::vector<qcat::domain::Level> levels;
    for (const auto word : qcat::base::split(words, ' ')) {
        const auto x = word.find('x');
        if (x == std::string_view::npos) // "bid", "ask" and what lies around the bar
            continue;
        levels.push_back(
            {*qcat::base::Decimal::parse(word.substr(0, x)), *qcat::base::Decimal::parse(word.substr(x + 1))});
    }
    return levels;
}

inline qcat::domain::MarketEvent message(qcat::domain::MarketKind kind, std::string_view text)
{
    qcat::domain::MarketEvent event;
    event.kind = kind;
    const auto bar = text.find('|');
    event.bids = levelsOf(text.substr(0, bar));
    if (bar != std::string_view::npos)
        event.asks = levelsOf(text.substr(bar + 1));
    return event;
}

inline qcat::domain::MarketEvent snapshot(std::uint64_t id, std::string_view text)
{
    auto event = message(qcat::domain::MarketKind::BookSnapshot, text);
    event.lastUpdateId = id;
    return event;
}

// USD-M: chained by the previous id.
inline qcat::domain::MarketEvent diff(std::uint64_t previous, std::uint64_t last, std::string_view text)
{
    auto event = message(qcat::domain::MarketKind::BookDiff, text);
    event.previousUpdateId = previous;
    event.firstUpdateId = previous + 1;
    event.lastUpdateId = last;
    return event;
}

inline QByteArray toText(const qcat::trading::OrderBook &book)
{
    const auto side = [&](const char *name, qcat::domain::Side which) {
        std::string text = name;
        book.forEachLevel(which, [&](const qcat::domain::Level &level) {
            text += " " + level.price.toString() + "x" + level.quantity.toString();
            return true;
        });
        return text;
    };
    return QByteArray::fromStdString(side("bid", qcat::domain::Side::Buy) + " | " +
                                     side("ask", qcat::domain::Side::Sell));
}

inline const char *name(qcat::trading::OrderBook::Change change)
{
    static constexpr const char *words[] = {"none", "buffered", "updated", "live", "stale"};
    return words[int(change)];
}

inline const char *name(qcat::api::BookState state)
{
    static constexpr const char *words[] = {"empty", "synchronising", "live", "stale"};
    return words[int(state)];
}

} // namespace booktext

#define COMPARE_CHANGE(change, expected) QCOMPARE(QByteArray(booktext::name(change)), QByteArray(expected))
#define COMPARE_STATE(book, expected) QCOMPARE(QByteArray(booktext::name((book).state())), QByteArray(expected))
#define COMPARE_BOOK(book, expected) QCOMPARE(booktext::toText(book), QByteArray(expected))
