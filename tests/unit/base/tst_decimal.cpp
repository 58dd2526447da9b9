#include <qcat/base/decimal.h>

#include <QTest>

using qcat::base::Decimal;
using qcat::base::Rounding;

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_plain_notation_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<qint64>("raw");
        QTest::newRow("price") << QByteArray("61800.20") << true << qint64(6'180'020'000'000);
        QTest::newRow("negative") << QByteArray("-0.5") << true << qint64(-50'000'000);
        QTest::newRow("trailing zeros beyond 8 decimals") << QByteArray("1.0000000000") << true << qint64(100'000'000);
        QTest::newRow("largest") << QByteArray("92233720368.54775807") << true << qint64(INT64_MAX);
        QTest::newRow("too large") << QByteArray("92233720368.54775808") << false << qint64(0);
        QTest::newRow("ninth decimal") << QByteArray("0.000000001") << false << qint64(0);
        QTest::newRow("empty") << QByteArray("") << false << qint64(0);
        QTest::newRow("minus alone") << QByteArray("-") << false << qint64(0);
        QTest::newRow("point alone") << QByteArray(".") << false << qint64(0);
        QTest::newRow("exponent") << QByteArray("1e5") << false << qint64(0);
        QTest::newRow("NaN") << QByteArray("NaN") << false << qint64(0);
        QTest::newRow("two points") << QByteArray("1.2.3") << false << qint64(0);
        QTest::newRow("blank") << QByteArray(" 1") << false << qint64(0);
    }
    void parses_plain_notation()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QFETCH(qint64, raw);
        const auto parsed = Decimal::parse(std::string_view(text.constData(), std::size_t(text.size())));
        QCOMPARE(parsed.hasValue(), good);
        if (good)
            QCOMPARE(qint64(parsed->raw()), raw);
    }

    void text_and_value_are_inverse()
    {
        for (const char *text : {"0", "1", "-1", "0.00000001", "-92233720368.54775807", "61800.2", "100", "0.1"})
            QCOMPARE(QString::fromStdString(Decimal::parse(text)->toString()), QString::fromLatin1(text));
    }

    void rounds_as_told_data()
    {
        QTest::addColumn<int>("rounding");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("down") << int(Rounding::Down) << QByteArray("0.33333333");
        QTest::newRow("up") << int(Rounding::Up) << QByteArray("0.33333334");
        QTest::newRow("half even") << int(Rounding::HalfEven) << QByteArray("0.33333333");
    }
    void rounds_as_told()
    {
        QFETCH(int, rounding);
        QFETCH(QByteArray, expected);
        const Decimal third = qcat::base::divide(Decimal::fromInt(1), Decimal::fromInt(3), Rounding(rounding));
        QCOMPARE(QByteArray::fromStdString(third.toString()), expected);
        QCOMPARE(QByteArray::fromStdString((-qcat::base::divide(Decimal::fromInt(-1), Decimal::fromInt(3), Rounding(rounding))).toString()),
                 expected);
    }

    void half_even_goes_to_the_even_neighbour()
    {
        const Decimal half = Decimal::fromRaw(50'000'000);
        QCOMPARE(qcat::base::multiply(Decimal::fromRaw(1), half, Rounding::HalfEven).raw(), 0);
        QCOMPARE(qcat::base::multiply(Decimal::fromRaw(3), half, Rounding::HalfEven).raw(), 2);
    }

    void a_sum_out_of_range_is_a_bug_not_a_wrong_number()
    {
        QVERIFY_EXCEPTION_THROWN(Decimal::max() + Decimal::fromRaw(1), qcat::base::BrokenInvariant);
        QVERIFY(!qcat::base::tryMultiply(Decimal::max(), Decimal::fromInt(2), Rounding::Down));
    }

    void steps_round_to_the_grid()
    {
        const Decimal step = *Decimal::parse("0.1");
        QCOMPARE(qcat::base::roundToStep(*Decimal::parse("61800.27"), step, Rounding::Down), *Decimal::parse("61800.2"));
        QCOMPARE(qcat::base::roundToStep(*Decimal::parse("61800.21"), step, Rounding::Up), *Decimal::parse("61800.3"));
        QVERIFY(qcat::base::isMultipleOf(*Decimal::parse("61800.2"), step));
        QVERIFY(!qcat::base::isMultipleOf(*Decimal::parse("61800.25"), step));
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
