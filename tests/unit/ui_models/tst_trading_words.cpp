#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_models/close_decision.h>
#include <qcat/ui_models/event_line.h>
#include <qcat/ui_models/flatten_estimate.h>
#include <qcat/ui_models/resume_checks.h>
#include <qcat/ui_models/safety_status.h>

#include <QLocale>
#include <QTest>

using namespace qcat;
using base::Decimal;

namespace
{
Decimal dec(const char *text)
{
    return Decimal::parse(text).value();
}
} // namespace

// What the operator reads before and after the emergency commands.
class TestTradingWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }
    void init()
    {
        m_trading = sample::trading(m_clock.wallNow(), m_clock.steadyNow());
        m_ops = sample::ops(m_clock.wallNow(), m_clock.steadyNow());
    }

    void strip_says_since_when_a_component_is_down()
    {
        const auto status = ui::safetyStatus(publish());
        QCOMPARE(chip(status, "PostgreSQL"), QStringLiteral("down 102 s"));
        QCOMPARE(chip(status, "Venue"), QStringLiteral("12 ms"));
        QCOMPARE(status.unknownOrders, 1);
        QCOMPARE(status.gross, QStringLiteral("41,200 · 0.41×"));
    }

    void a_healthy_chip_shows_a_time_and_never_a_count()
    {
        m_ops.components[1].measured = {{"working_orders", 0, "1"}};
        m_ops.components[3] = sample::healthyOps(m_clock.wallNow(), m_clock.steadyNow()).components[3];
        m_ops.components[3].measured.insert(m_ops.components[3].measured.begin(), {"connections", 3, "1"});
        const auto status = ui::safetyStatus(publish());
        QCOMPARE(chip(status, "Venue"), QString());
        QCOMPARE(chip(status, "PostgreSQL"), QStringLiteral("1.8 ms"));
    }

    void a_component_without_news_is_unknown_and_not_healthy()
    {
        publish();
        m_clock.advance(std::chrono::seconds(10));
        const auto status = ui::safetyStatus(*m_engineModel);
        QCOMPARE(chip(status, "Venue"), QStringLiteral("unknown for 10 s"));
        for (const auto &c : status.chips)
            if (c.name == QLatin1String("Venue"))
                QCOMPARE(c.health, domain::Health::Unknown);
        QVERIFY(status.stale);
    }

    void a_book_that_is_not_live_says_so()
    {
        m_trading.books.front().state = api::BookState::Stale;
        const auto status = ui::safetyStatus(publish());
        QVERIFY2(chip(status, "data").startsWith(QLatin1String("stale")), qPrintable(chip(status, "data")));
        QCOMPARE(status.chips.front().health, domain::Health::Crit);
    }

    void flatten_walks_the_book()
    {
        api::TradingSnapshot t;
        t.positions = {{.account = "main",
                        .symbol = "X",
                        .position = {},
                        .markPrice = dec("100"),
                        .unrealizedPnl = {},
                        .liquidationPrice = {}}};
        t.positions[0].position.quantity = dec("3");
        api::BookView book;
        book.symbol = "X";
        book.state = api::BookState::Live;
        book.bids = {{dec("99"), dec("1")}, {dec("98"), dec("2")}, {dec("97"), dec("5")}};
        t.books = {book};
        const auto estimate = ui::flattenEstimate(t);
        QCOMPARE(estimate.slippage, dec("5")); // 1 + 2 × 2
        QCOMPARE(estimate.legs[0].averagePrice, dec("98.33333333"));
        QVERIFY(estimate.isComplete);

        t.positions[0].position.quantity = dec("-3");
        const auto uncovered = ui::flattenEstimate(t); // no ask at all
        QVERIFY(!uncovered.isComplete);
        QCOMPARE(uncovered.legs[0].uncovered, dec("3"));
    }

    void a_book_that_is_not_live_makes_no_complete_estimate()
    {
        m_trading.positions.resize(1);
        QVERIFY(ui::flattenEstimate(m_trading).isComplete);
        m_trading.books.front().state = api::BookState::Stale;
        QVERIFY(!ui::flattenEstimate(m_trading).isComplete);
    }

    void unknown_orders_stale_books_and_silence_forbid_resuming()
    {
        QVERIFY(!ui::allowsResume(ui::resumeChecks(publish())));
        std::erase_if(m_trading.workingOrders,
                      [](const auto &o) { return o.order.state == domain::OrderState::Unknown; });
        QVERIFY2(ui::allowsResume(ui::resumeChecks(publish())),
                 "an open P0 and a missing stop warn, they do not forbid");
        m_trading.books.front().state = api::BookState::Synchronising;
        QVERIFY(!ui::allowsResume(ui::resumeChecks(publish())));
        m_trading.books.front().state = api::BookState::Live;
        publish();
        m_clock.advance(std::chrono::seconds(5));
        QVERIFY(!ui::allowsResume(ui::resumeChecks(*m_engineModel)));
    }

    void real_money_is_resumed_with_its_licence_or_with_broken_glass()
    {
        std::erase_if(m_trading.workingOrders, [](const auto &o) { return o.order.state == domain::OrderState::Unknown; });
        m_ops.licence.points = {{"licence.clock", "good", {}, domain::Health::Ok}, {"licence.keys_missing", "old", {}, domain::Health::Crit}};
        QVERIFY2(ui::allowsResume(ui::resumeChecks(publish())), "paper needs none");
        m_ops.licence.isNeeded = true;
        const auto checks = ui::resumeChecks(publish());
        QVERIFY(!ui::allowsResume(checks));
        QCOMPARE(checks.back().text, QStringLiteral("A key or password is too old, or their age is not watched"));
        m_ops.licence.brokenBy = "ann";
        QVERIFY(ui::allowsResume(ui::resumeChecks(publish())));
    }

    void closing_asks_only_where_something_is_at_stake()
    {
        auto decision = ui::closeDecision(publish());
        QVERIFY(decision.mustAsk);
        QVERIFY(!decision.mayLeave);
        QCOMPARE(decision.positionsWithoutStop, 1);

        m_trading = sample::flatTrading(m_clock.wallNow(), m_clock.steadyNow());
        decision = ui::closeDecision(publish());
        QVERIFY(!decision.mustAsk);
    }

    void tray_tells_what_happened_and_not_what_happens_all_the_time()
    {
        QCOMPARE(ui::eventLine({1,
                                {},
                                api::TradingStateChanged{domain::TradingState::Halted,
                                                         {.code = "x", .text = "held by the operator"}}})
                     .value(),
                 QStringLiteral("Trading is HALTED: held by the operator"));
        QVERIFY(!ui::eventLine({2, {}, api::OrderChanged{}}));
    }

private:
    const ui::EngineModel &publish()
    {
        m_engine.publish(m_trading, m_ops);
        QCoreApplication::processEvents();
        return *m_engineModel;
    }
    static QString chip(const ui::SafetyStatus &status, const char *name)
    {
        for (const auto &c : status.chips)
            if (c.name == QLatin1String(name))
                return c.value;
        return QStringLiteral("no such chip");
    }

    base::ManualClock m_clock;
    ScriptedEngine m_engine;
    std::unique_ptr<ui::EngineModel> m_engineModel = std::make_unique<ui::EngineModel>(m_engine, m_clock);
    api::TradingSnapshot m_trading;
    api::OpsSnapshot m_ops;
};

QTEST_GUILESS_MAIN(TestTradingWords)
#include "tst_trading_words.moc"
