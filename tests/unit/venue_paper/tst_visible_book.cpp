#include "market_text.h"
#include "visible_book.h"

#include <QTest>

using namespace qcat;
using domain::Side;
using venue_paper::VisibleBook;

namespace
{

QString shown(const std::vector<domain::Level> &levels)
{
    QStringList texts;
    for (const auto &level : levels)
        texts << QString::fromStdString(level.price.toString() + 'x' + level.quantity.toString());
    return texts.join(QLatin1Char(' '));
}

QString shown(const VisibleBook &book)
{
    const auto all = d("1000000");
    return QStringLiteral("bid ") + shown(book.walk(Side::Sell, all, {})) + QStringLiteral(" | ask ") +
           shown(book.walk(Side::Buy, all, {}));
}

} // namespace

class TestVisibleBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void diffs_set_and_remove_levels()
    {
        Tape tape;
        VisibleBook book;
        book.apply(tape.snapshot("bid 100.5x2 100.4x1 | ask 100.6x1"));
        book.apply(tape.diff("bid 100.5x0 100.3x4 | ask 100.6x3"));
        QCOMPARE(shown(book), QStringLiteral("bid 100.4x1 100.3x4 | ask 100.6x3"));
    }

    void diffs_from_before_the_snapshot_that_are_newer_than_it_count()
    {
        Tape tape;
        VisibleBook book;
        const auto snapshot = tape.snapshot("bid 100x1 | ask 101x1");
        book.apply(tape.diff("bid 100x5"));
        QCOMPARE(shown(book), QStringLiteral("bid  | ask "));
        book.apply(snapshot);
        QCOMPARE(shown(book), QStringLiteral("bid 100x5 | ask 101x1"));
    }

    void an_older_diff_changes_nothing()
    {
        Tape tape;
        VisibleBook book;
        book.apply(tape.snapshot("bid 100x1 | ask 101x1"));
        const auto older = tape.diff("bid 100x7");
        book.apply(tape.diff("bid 100x2"));
        book.apply(older);
        QCOMPARE(shown(book), QStringLiteral("bid 100x2 | ask 101x1"));
    }

    void a_ticker_ahead_of_the_diffs_removes_what_is_better_than_it()
    {
        Tape tape;
        VisibleBook book;
        book.apply(tape.snapshot("bid 100x1 99x1 | ask 101x1 102x2"));
        const auto late = tape.diff("bid 100x3");
        book.apply(tape.ticker("bid 99x4 | ask 102x1"));
        QCOMPARE(shown(book), QStringLiteral("bid 99x4 | ask 102x1"));
        book.apply(late); // of before the ticker: may not bring the gone level back
        QCOMPARE(shown(book), QStringLiteral("bid 99x4 | ask 102x1"));
    }

    void walking_ends_at_the_quantity_and_at_the_limit()
    {
        Tape tape;
        VisibleBook book;
        book.apply(tape.snapshot("bid 99x1 | ask 100x1 101x2 102x3"));
        QCOMPARE(shown(book.walk(Side::Buy, d("2"), {})), QStringLiteral("100x1 101x1"));
        QCOMPARE(shown(book.walk(Side::Buy, d("9"), d("101"))), QStringLiteral("100x1 101x2"));
        QCOMPARE(shown(book.walk(Side::Buy, d("9"), d("99"))), QString());
    }
};

QTEST_APPLESS_MAIN(TestVisibleBook)
#include "tst_visible_book.moc"
