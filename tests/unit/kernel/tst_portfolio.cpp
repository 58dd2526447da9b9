#include "market_text.h"
#include "portfolio/equity_curve.h"
#include "portfolio/liquidation.h"
#include "portfolio/portfolio.h"

#include <QTest>

#include <random>

using namespace qcat;
using base::Decimal;

namespace
{

domain::VenueReport fill(std::uint16_t account, std::uint16_t instrument, domain::Side side, const char *price,
                         const char *quantity, const char *fee = "0")
{
    domain::VenueReport report;
    report.kind = domain::ReportKind::Fill;
    report.position = {{account}, {instrument}, domain::PositionSide::Both};
    report.side = side;
    report.price = d(price);
    report.quantity = d(quantity);
    report.fee = d(fee);
    return report;
}

} // namespace

class TestPortfolio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void money_follows_fills_fees_and_marks()
    {
        const auto universe = testUniverse(1, 1);
        trading::Portfolio portfolio(universe);
        portfolio.book(fill(0, 0, domain::Side::Buy, "100", "2", "0.1"));
        portfolio.setMark({0}, d("105"));
        QCOMPARE(shown(portfolio.balance({0}).toString()), QStringLiteral("99999.9"));
        QCOMPARE(shown(portfolio.equity({0}).toString()), QStringLiteral("100009.9"));
        QCOMPARE(shown(portfolio.gross({0}).toString()), QStringLiteral("210"));
        QCOMPARE(shown(portfolio.book(fill(0, 0, domain::Side::Sell, "110", "2", "0.1")).toString()),
                 QStringLiteral("20"));
        QCOMPARE(shown(portfolio.equity({0}).toString()), QStringLiteral("100019.8"));
    }

    void funding_is_money_of_the_account_and_stands_with_its_position()
    {
        const auto universe = testUniverse(1, 1);
        trading::Portfolio portfolio(universe);
        portfolio.book(fill(0, 0, domain::Side::Buy, "100", "2", "0.1"));
        const domain::PositionKey key{{0}, {0}, domain::PositionSide::Both};
        const auto &after = portfolio.book(domain::FundingPayment{key, {}, d("0.0001"), d("100"), d("2"), d("-0.02")});
        QCOMPARE(shown(after.funding.toString()), QStringLiteral("-0.02"));
        QCOMPARE(shown(portfolio.balance({0}).toString()), QStringLiteral("99999.88"));
        QCOMPARE(shown(portfolio.costs({0}).funding.toString()), QStringLiteral("-0.02"));
        trading::RestoredState restored;
        restored.positions = {after};
        trading::Portfolio next(universe);
        next.restore(restored);
        QCOMPARE(shown(next.balance({0}).toString()), QStringLiteral("99999.88"));
    }

    void a_new_day_counts_from_its_first_equity()
    {
        const auto universe = testUniverse(1, 1);
        trading::Portfolio portfolio(universe);
        portfolio.book(fill(0, 0, domain::Side::Buy, "100", "2"));
        portfolio.setMark({0}, d("90"));
        QCOMPARE(shown(portfolio.dayPnl({0}).toString()), QStringLiteral("-20"));
        portfolio.startDay();
        portfolio.setMark({0}, d("91"));
        QCOMPARE(shown(portfolio.dayPnl({0}).toString()), QStringLiteral("2"));
    }

    void what_comes_in_equals_what_goes_out()
    {
        // start + cash of all fills − fees + what is held at its mark == equity, each account for itself
        const auto universe = testUniverse(2, 2);
        trading::Portfolio portfolio(universe);
        std::mt19937 random(11);
        Decimal cash[2] = {d("100000"), d("100000")};
        Decimal held[2][2];
        for (int i = 0; i < 4000; ++i) {
            auto report = fill(std::uint16_t(random() % 2), std::uint16_t(random() % 2),
                               random() % 2 ? domain::Side::Buy : domain::Side::Sell, "1", "1", "0.01");
            report.price = Decimal::fromInt(90 + int(random() % 20));
            report.quantity = Decimal::fromRaw(100'000 * std::int64_t(1 + random() % 500));
            portfolio.book(report);
            const auto notional = base::multiply(report.price, report.quantity, base::Rounding::HalfEven);
            const bool buys = report.side == domain::Side::Buy;
            cash[report.position.account.value] += (buys ? -notional : notional) - report.fee;
            held[report.position.account.value][report.position.instrument.value] +=
                buys ? report.quantity : -report.quantity;
        }
        portfolio.setMark({0}, d("97"));
        portfolio.setMark({1}, d("103"));
        for (std::uint16_t account = 0; account < 2; ++account) {
            const auto worth = cash[account] + base::multiply(held[account][0], d("97"), base::Rounding::HalfEven) +
                               base::multiply(held[account][1], d("103"), base::Rounding::HalfEven);
            const auto difference = (worth - portfolio.equity({account})).abs();
            QVERIFY2(difference < d("0.001"), difference.toString().c_str()); // the averages' roundings
        }
    }

    void liquidation_price_meets_the_venues_worked_examples_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("deduction");
        QTest::addColumn<QString>("otherMaintenance");
        QTest::addColumn<QString>("otherPnl");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ETH long") << "3683.979"
                                  << "1456.84"
                                  << "0.10"
                                  << "135365"
                                  << "71200.81144"
                                  << "-56354.57"
                                  << "1153.26";
        QTest::newRow("BTC long") << "109.488"
                                  << "32481.98"
                                  << "0.025"
                                  << "16300"
                                  << "356512.508"
                                  << "-448192.89"
                                  << "26316.89";
    }
    void liquidation_price_meets_the_venues_worked_examples()
    {
        const auto of = [](const char *column) {
            return d((*static_cast<QString *>(QTest::qData(column, qMetaTypeId<QString>()))).toStdString());
        };
        const auto price = trading::liquidationPrice(d("1535443.01"), of("otherMaintenance"), of("otherPnl"),
                                                     {{of("quantity"), of("entry"), of("rate"), of("deduction")}});
        QVERIFY(price);
        QTEST(shown(price->toString(2)), "expected");
    }

    void a_position_that_the_balance_covers_whole_has_no_liquidation_price()
    {
        QCOMPARE(trading::liquidationPrice(d("1000"), {}, {}, {{d("1"), d("100"), d("0.004"), {}}}), std::nullopt);
        QVERIFY(trading::liquidationPrice(d("50"), {}, {}, {{d("1"), d("100"), d("0.004"), {}}}) > d("50"));
        QVERIFY(trading::liquidationPrice(d("50"), {}, {}, {{d("-1"), d("100"), d("0.004"), {}}}) > d("100"));
    }

    void liquidation_counts_the_accounts_other_instruments_and_no_other_account()
    {
        const auto universe = testUniverse(2, 2);
        trading::Portfolio alone(universe), crowded(universe), neighboured(universe);
        for (auto *portfolio : {&alone, &crowded, &neighboured})
            portfolio->book(fill(0, 0, domain::Side::Buy, "60000", "5"));
        crowded.book(fill(0, 1, domain::Side::Buy, "100", "100"));
        crowded.setMark({1}, d("50"));
        neighboured.book(fill(1, 1, domain::Side::Buy, "100", "100"));
        neighboured.setMark({1}, d("50"));
        const auto liquidation = [](const trading::Portfolio &p) {
            return p.liquidationPrice(p.position({{0}, {0}, {}}));
        };
        QVERIFY(liquidation(crowded) > liquidation(alone));
        QCOMPARE(liquidation(neighboured), liquidation(alone));
    }

    void equity_curve_has_one_point_a_minute_and_a_days_worth_at_most()
    {
        trading::EquityCurve curve;
        const auto minute = std::chrono::minutes(1);
        curve.update(Tape::kStart, d("1"));
        curve.update(Tape::kStart + std::chrono::seconds(59), d("2"));
        QCOMPARE(curve.points().size(), 1u);
        QCOMPARE(curve.points().front().equity, d("2"));
        for (int i = 1; i < 2000; ++i)
            curve.update(Tape::kStart + i * minute, d("3"));
        QCOMPARE(curve.points().size(), trading::EquityCurve::kKept);
        QCOMPARE(curve.points().back().time, Tape::kStart + 1999 * minute);
    }
};

QTEST_APPLESS_MAIN(TestPortfolio)
#include "tst_portfolio.moc"
