#include <qcat/ui_models/formatting.h>

#include <QLocale>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using base::Decimal;

class TestFormatting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }

    void ages_use_one_unit_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("fresh") << qint64(230) << QStringLiteral("0.2 s");
        QTest::newRow("seconds") << qint64(12'900) << QStringLiteral("12 s");
        QTest::newRow("minutes") << qint64(240'000) << QStringLiteral("4 min");
        QTest::newRow("hours") << qint64(3 * 3'600'000) << QStringLiteral("3 h");
        QTest::newRow("days") << qint64(5 * 86'400'000ll) << QStringLiteral("5 d");
    }
    void ages_use_one_unit()
    {
        QFETCH(qint64, ms);
        QTEST(ui::ageText(std::chrono::milliseconds(ms)), "text");
    }

    void durations_use_two_units()
    {
        QCOMPARE(ui::durationText(42s), QStringLiteral("42 s"));
        QCOMPARE(ui::durationText(102s), QStringLiteral("1 min 42 s"));
        QCOMPARE(ui::durationText(3h + 20min), QStringLiteral("3 h 20 min"));
    }

    void decimals_are_exact_and_grouped()
    {
        const auto value = [](const char *text) { return Decimal::parse(text).value(); };
        QCOMPARE(ui::decimalText(value("92233720368.54775807"), 8), QStringLiteral("92,233,720,368.54775807"));
        QCOMPARE(ui::decimalText(value("100214.3"), 2), QStringLiteral("100,214.30"));
        QCOMPARE(ui::decimalText(value("-0.5"), 1), QStringLiteral("−0.5"));
        QCOMPARE(ui::signedText(value("214.3"), 2), QStringLiteral("+214.30"));
        QCOMPARE(ui::signedText(value("-12.4"), 2), QStringLiteral("−12.40"));
        QCOMPARE(ui::signedText(Decimal(), 2), QStringLiteral("0.00"));
    }

    void what_rounds_to_nothing_has_no_sign()
    {
        QCOMPARE(ui::signedText(Decimal::parse("-0.001").value(), 2), QStringLiteral("0.00"));
        QCOMPARE(ui::signedText(Decimal::parse("0.001").value(), 2), QStringLiteral("0.00"));
    }

    void a_step_tells_its_decimals()
    {
        QCOMPARE(ui::decimalsOf(Decimal::parse("0.001").value()), 3);
        QCOMPARE(ui::decimalsOf(Decimal::fromInt(5)), 0);
    }

    void measured_numbers_carry_their_unit()
    {
        QCOMPARE(ui::measuredText(84, QStringLiteral("ms")), QStringLiteral("84 ms"));
        QCOMPARE(ui::measuredText(-0.4, QStringLiteral("ms")), QStringLiteral("−0.4 ms"));
        QCOMPARE(ui::measuredText(1.5 * 1024 * 1024 * 1024, QStringLiteral("bytes")), QStringLiteral("1.5 GiB"));
        QCOMPARE(ui::measuredText(0.244, QStringLiteral("ratio")), QStringLiteral("24.4 %"));
        QCOMPARE(ui::measuredText(7, QStringLiteral("1")), QStringLiteral("7"));
    }

    void no_time_is_no_text()
    {
        QVERIFY(ui::timeText({}).isEmpty());
        QVERIFY(ui::utcText({}).isEmpty());
        QCOMPARE(ui::utcText({1'700'000'000'000'000'000}), QStringLiteral("2023-11-14 22:13:20 UTC"));
    }
};

QTEST_APPLESS_MAIN(TestFormatting)
#include "tst_formatting.moc"
