#include "book_check.h"

#include "golden_rows.h"

#include <qcat/feed/recording.h>
#include <qcat/feed/replay_feed.h>
#include <qcat/market/order_book.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <utility>

namespace qcat::app
{

using base::Error;
using domain::MarketKind;
using trading::OrderBook;

namespace
{

constexpr int kEqual = 0;
constexpr int kFinding = 1;
constexpr int kUsage = 2;
constexpr std::size_t kShownDifferences = 5;

std::string text(const domain::TopOfBook &top)
{
    return top.bid.price.toString() + " x " + top.bid.quantity.toString() + " / " + top.ask.price.toString() + " x " +
           top.ask.quantity.toString();
}

// The one instrument that is checked, as a universe.
base::Result<domain::Universe> chooseInstrument(const feed::Recording &recording, const std::string &symbol)
{
    domain::Universe chosen;
    for (const auto &recorded : recording.instruments)
        if (recorded.count(MarketKind::BookDiff) > 0 && (symbol.empty() || recorded.instrument.symbol == symbol))
            chosen.instruments.push_back(recorded.instrument);
    if (chosen.instruments.empty())
        return Error{"book_check.no_book",
                     recording.path + ": no book changes" + (symbol.empty() ? "" : " of " + symbol) + " in it"};
    if (chosen.instruments.size() > 1)
        return Error{"book_check.which",
                     recording.path + ": it holds the books of " + std::to_string(chosen.instruments.size()) +
                         " instruments; name one as third argument, for example " + chosen.instruments.front().symbol};
    return chosen;
}

// The golden rows by update id, marked as the book passes them.
class Comparison
{
public:
    Comparison(std::vector<GoldenRow> &rows, std::ostream &err) : m_err(err)
    {
        for (GoldenRow &row : rows)
            m_rows.emplace(row.top.updateId, &row);
    }

    void look(const OrderBook &book)
    {
        const auto [begin, end] = m_rows.equal_range(book.updateId());
        for (auto it = begin; it != end; ++it) {
            GoldenRow &row = *it->second;
            const auto top = book.top();
            row.equal = top == row.top;
            if (!row.equal && m_shown++ < kShownDifferences)
                m_err << "line " << row.line << ": update " << top.updateId << " is " << text(top) << ", golden "
                      << text(row.top) << '\n';
        }
    }

private:
    std::multimap<std::uint64_t, GoldenRow *> m_rows;
    std::ostream &m_err;
    std::size_t m_shown = 0;
};

// Rebuilds the book message by message and shows it to the comparison after each diff. Diffs that come before their
// snapshot are held back and follow it: the book would take them with it in one step, and the states between could not
// be compared.
class Rebuild
{
public:
    Rebuild(const domain::Instrument &instrument, Comparison &comparison)
        : m_book(instrument.bookChain), m_comparison(comparison)
    {
    }

    // The reason, where the book stops to be true.
    std::optional<std::string> add(const domain::MarketEvent &event)
    {
        if (event.kind == MarketKind::BookDiff && !m_book.isLive()) {
            m_heldBack.push_back(event);
            return std::nullopt;
        }
        auto broken = apply(event);
        if (event.kind == MarketKind::BookSnapshot && m_book.isLive())
            for (const domain::MarketEvent &diff : std::exchange(m_heldBack, {}))
                if (auto why = apply(diff))
                    broken = why;
        return broken;
    }

private:
    std::optional<std::string> apply(const domain::MarketEvent &event)
    {
        const auto change = m_book.apply(event);
        if (event.kind == MarketKind::BookDiff && change == OrderBook::Change::Updated)
            m_comparison.look(m_book);
        return change == OrderBook::Change::Stale ? std::optional(m_book.why().text) : std::nullopt;
    }

    OrderBook m_book;
    Comparison &m_comparison;
    std::vector<domain::MarketEvent> m_heldBack;
};

base::Status compare(const feed::Recording &recording, const domain::Universe &universe, Comparison &comparison,
                     std::ostream &err)
{
    auto opened = feed::ReplayFeed::open(recording, universe);
    if (!opened)
        return opened.error();
    auto &feed = **opened;
    Rebuild rebuild(universe.instruments.front(), comparison);
    domain::MarketEvent event;
    while (true) {
        const auto step = feed.next(event);
        if (!step) {
            err << step.error().message << '\n';
            continue;
        }
        if (*step == trading::MarketFeed::Step::End)
            return {};
        if (const auto broken = rebuild.add(event))
            err << recording.path << " line " << feed.position() << ": " << *broken << '\n';
    }
}

base::Result<std::vector<GoldenRow>> check(const std::vector<std::string> &args, std::ostream &err)
{
    auto rows = readGoldenRows(args[1]);
    if (!rows)
        return rows;
    const auto recording = feed::describeRecording(args[0]);
    if (!recording)
        return recording.error();
    const auto universe = chooseInstrument(*recording, args.size() > 2 ? args[2] : std::string());
    if (!universe)
        return universe.error();
    if (const auto buildable = recording->booksCanBeBuilt(universe->instruments.front().symbol); !buildable)
        return buildable.error();
    Comparison comparison(*rows, err);
    if (const auto compared = compare(*recording, *universe, comparison, err); !compared)
        return compared.error();
    return rows;
}

} // namespace

int runBookCheck(const std::vector<std::string> &args, std::ostream &out, std::ostream &err)
{
    if (args.size() < 2 || args.size() > 3) {
        err << "usage: qcat book-check RECORDING GOLDEN [SYMBOL]\n";
        return kUsage;
    }
    const auto rows = check(args, err);
    if (!rows) {
        err << rows.error().message << '\n';
        return kFinding;
    }
    const auto equal = std::count_if(rows->begin(), rows->end(), [](const GoldenRow &row) { return row.equal; });
    out << "rows " << rows->size() << " equal " << equal << '\n';
    return std::size_t(equal) == rows->size() ? kEqual : kFinding;
}

} // namespace qcat::app
