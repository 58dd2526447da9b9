#include <qcat/domain/names.h>
#include <qcat/domain/position.h>

#include <QTest>

#include <random>

using namespace qcat::domain;
using qcat::base::Decimal;

namespace
{

Decimal d(const char *text)
{
    return *Decimal::parse(text);
}

QString shown(const Position &p)
{
    return QString::fromStdString(p.quantity.toString() + " @ " + p.entryPrice.toString() + " realised " + p.realizedPnl.toString());
}

} // namespace

class TestPosition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void averages_on_increase_keeps_on_reduce_resets_on_flip()
    {
        Position p;
        applyFill(p, Side::Buy, d("100"), d("1"), {}, {});
        applyFill(p, Side::Buy, d("110"), d("1"), {}, {});
        QCOMPARE(shown(p), QStringLiteral("2 @ 105 realised 0"));
        applyFill(p, Side::Sell, d("120"), d("1"), {}, {});
        QCOMPARE(shown(p), QStringLiteral("1 @ 105 realised 15"));
        applyFill(p, Side::Sell, d("100"), d("3"), {}, {});
        QCOMPARE(shown(p), QStringLiteral("-2 @ 100 realised 10"));
        applyFill(p, Side::Buy, d("90"), d("2"), {}, {});
        QCOMPARE(shown(p), QStringLiteral("0 @ 0 realised 30"));
    }

    void money_in_equals_money_out()
    {
        // cash flow of all fills + value of what is open at the mark == realised + unrealised
        std::mt19937 random(7);
        Position p;
        Decimal cash;
        for (int i = 0; i < 2000; ++i) {
            const Side side = random() % 2 ? Side::Buy : Side::Sell;
            const Decimal price = Decimal::fromInt(int(90 + random() % 20));
            const Decimal quantity = Decimal::fromRaw(qint64(1 + random() % 50) * 100'000);
            const Decimal notional = qcat::base::multiply(price, quantity, qcat::base::Rounding::HalfEven);
            cash += side == Side::Buy ? -notional : notional;
            applyFill(p, side, price, quantity, {}, {});
        }
        const Decimal mark = d("100");
        const Decimal worth = cash + qcat::base::multiply(p.quantity, mark, qcat::base::Rounding::HalfEven);
        const Decimal difference = (worth - (p.realizedPnl + unrealizedPnl(p, mark))).abs();
        QVERIFY2(difference < d("0.0001"), difference.toString().c_str()); // the averages' roundings
    }

    void names_are_inverse()
    {
        QCOMPARE(fromName<OrderState>(name(OrderState::PartiallyFilled)), std::optional(OrderState::PartiallyFilled));
        QCOMPARE(fromName<OrderState>("nonsense"), std::nullopt);
        QCOMPARE(name(Severity::P0), std::string_view("P0"));
    }
};

QTEST_APPLESS_MAIN(TestPosition)
#include "tst_position.moc"
