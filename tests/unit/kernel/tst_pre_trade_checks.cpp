#include "market_text.h"
#include "risk/check.h"

#include <QTest>

using namespace qcat;
using domain::OrderPurpose;
using domain::OrderType;
using domain::Side;
using domain::TradingState;

namespace
{

// An order that passes every check, and the world around it. Each case spoils one thing.
struct Case {
    domain::OrderRequest request{.clientId = {"q-1-a0s0-1"},
                                 .strategy = {},
                                 .position = {},
                                 .quantity = d("0.5"),
                                 .price = d("100"),
                                 .triggerPrice = {}};
    domain::Instrument instrument = testUniverse().instruments.front();
    domain::RiskConfig limits{.maxOrderQuantity = d("1"),
                              .maxOrderNotional = d("100"),
                              .maxPosition = d("2"),
                              .maxGrossExposure = d("300"),
                              .priceBand = d("0.05"),
                              .maxOpenOrders = 3,
                              .maxOrdersPerSecond = 10,
                              .maxDailyLoss = d("50")};
    TradingState state = TradingState::Active;
    bool idIsKnown = false;
    bool bookIsTradable = true;
    base::Decimal reference = d("100");
    base::Decimal position, workingBuys, workingSells;
    int openOrders = 0;
    int ordersInLastSecond = 0;
    base::Decimal grossElsewhere, dayPnl;

    QString verdict() const
    {
        const trading::RiskView view{request,        instrument,         limits,         state,       idIsKnown,
                                     bookIsTradable, reference,          position,       workingBuys, workingSells,
                                     openOrders,     ordersInLastSecond, grossElsewhere, dayPnl};
        const auto why = trading::refusal(view);
        return why ? shown(why->code) : QStringLiteral("passes");
    }
};

void reduceOnlySell(Case &c, const char *held)
{
    c.request.side = Side::Sell;
    c.request.reduceOnly = true;
    c.position = d(held);
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestPreTradeChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_check_refuses_what_is_beyond_and_passes_what_is_within_data()
    {
        QTest::addColumn<Case>("spoiled");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const char *verdict, auto spoil) {
            Case c;
            spoil(c);
            QTest::newRow(name) << c << QString::fromUtf8(verdict);
        };
        row("a good order", "passes", [](Case &) {});
        row("an id used before", "order.duplicate_id", [](Case &c) { c.idIsKnown = true; });

        row("starting", "order.state_halted", [](Case &c) { c.state = TradingState::Starting; });
        row("halted", "order.state_halted", [](Case &c) { c.state = TradingState::Halted; });
        row("halted, a stop too", "order.state_halted", [](Case &c) {
            reduceOnlySell(c, "1");
            c.request.purpose = OrderPurpose::ProtectiveStop;
            c.state = TradingState::Halted;
        });
        row("read only", "order.state_halted", [](Case &c) { c.state = TradingState::ReadOnly; });
        row("reducing, an order that opens", "order.state_reducing", [](Case &c) { c.state = TradingState::Reducing; });
        row("reducing, an order that closes", "passes", [](Case &c) {
            c.state = TradingState::Reducing;
            c.position = d("-0.5");
        });
        row("reducing, one that would turn the position over", "order.state_reducing", [](Case &c) {
            c.state = TradingState::Reducing;
            c.position = d("-0.4");
        });
        row("reducing, one that would with what is working already", "order.state_reducing", [](Case &c) {
            c.state = TradingState::Reducing;
            c.position = d("-0.9");
            c.workingBuys = d("0.5");
        });
        row("reducing, reduce only", "passes", [](Case &c) {
            reduceOnlySell(c, "1");
            c.state = TradingState::Reducing;
        });

        row("the book is not live", "order.book_not_live", [](Case &c) { c.bookIsTradable = false; });
        row("the book is not live, an exit", "order.book_not_live", [](Case &c) {
            reduceOnlySell(c, "1");
            c.bookIsTradable = false;
        });
        row("the book is not live, a stop", "passes", [](Case &c) {
            reduceOnlySell(c, "1");
            c.request.type = OrderType::StopMarket;
            c.request.triggerPrice = d("90");
            c.request.purpose = OrderPurpose::ProtectiveStop;
            c.bookIsTradable = false;
        });

        row("between two ticks", "order.not_on_tick", [](Case &c) { c.request.price = d("100.05"); });
        row("no price", "order.not_on_tick", [](Case &c) { c.request.price = {}; });
        row("a trigger between two ticks", "order.not_on_tick", [](Case &c) {
            c.request.type = OrderType::StopMarket;
            c.request.triggerPrice = d("90.01");
        });
        row("between two steps", "order.not_on_step", [](Case &c) { c.request.quantity = d("0.5005"); });
        row("no quantity", "order.not_on_step", [](Case &c) { c.request.quantity = {}; });
        row("a negative quantity", "order.not_on_step", [](Case &c) { c.request.quantity = d("-0.5"); });

        row("reduce only, flat", "order.reduce_only_would_increase", [](Case &c) { reduceOnlySell(c, "0"); });
        row("reduce only, same side", "order.reduce_only_would_increase", [](Case &c) { reduceOnlySell(c, "-1"); });
        row("reduce only, more than there is", "order.reduce_only_would_increase",
            [](Case &c) { reduceOnlySell(c, "0.4"); });
        row("reduce only, all there is", "passes", [](Case &c) { reduceOnlySell(c, "0.5"); });

        row("quantity at the limit", "passes", [](Case &c) { c.request.quantity = d("1"); });
        row("quantity above it", "order.above_max_quantity", [](Case &c) { c.request.quantity = d("1.001"); });
        row("an exit may be larger", "passes", [](Case &c) {
            reduceOnlySell(c, "5");
            c.request.quantity = d("5");
        });
        row("notional above the limit", "order.above_max_notional", [](Case &c) {
            c.request.quantity = d("1");
            c.request.price = d("100.1");
        });
        row("a notional that no number can hold", "order.above_max_notional", [](Case &c) {
            c.limits.maxOrderQuantity = base::Decimal::max();
            c.request.quantity = d("90000000000");
        });
        row("notional below the venue's minimum", "order.below_min_notional",
            [](Case &c) { c.request.quantity = d("0.049"); });
        row("a small exit is let through", "passes", [](Case &c) {
            reduceOnlySell(c, "1");
            c.request.quantity = d("0.001");
        });

        row("price at the edge of the band", "passes", [](Case &c) { c.request.price = d("95"); });
        row("price below the band", "order.outside_price_band", [](Case &c) { c.request.price = d("94.9"); });
        row("price above the band", "order.outside_price_band", [](Case &c) { c.request.price = d("105.1"); });
        row("nothing to compare the price with", "order.outside_price_band", [](Case &c) { c.reference = {}; });

        row("position up to the limit", "passes", [](Case &c) { c.position = d("1.5"); });
        row("position beyond it", "order.above_max_position", [](Case &c) { c.position = d("1.501"); });
        row("position beyond it with what is working", "order.above_max_position", [](Case &c) {
            c.position = d("1");
            c.workingBuys = d("0.501");
        });
        row("working orders of the other side do not help", "order.above_max_position", [](Case &c) {
            c.position = d("1.501");
            c.workingSells = d("1");
        });
        row("short beyond it", "order.above_max_position", [](Case &c) {
            c.request.side = Side::Sell;
            c.position = d("-1.501");
        });
        row("a way back from beyond is open", "passes", [](Case &c) {
            c.request.side = Side::Sell;
            c.position = d("9");
        });

        row("gross exposure at the limit", "passes", [](Case &c) { c.grossElsewhere = d("250"); });
        row("gross exposure beyond it", "order.above_gross_exposure", [](Case &c) { c.grossElsewhere = d("250.1"); });
        row("gross exposure that no number can hold", "order.above_gross_exposure",
            [](Case &c) { c.grossElsewhere = base::Decimal::max(); });

        row("one more open order", "passes", [](Case &c) { c.openOrders = 2; });
        row("too many open", "order.too_many_open", [](Case &c) { c.openOrders = 3; });
        row("too many open, an exit", "passes", [](Case &c) {
            reduceOnlySell(c, "1");
            c.openOrders = 3;
        });
        row("one more this second", "passes", [](Case &c) { c.ordersInLastSecond = 9; });
        row("too many this second", "order.rate_exceeded", [](Case &c) { c.ordersInLastSecond = 10; });
        row("too many this second, a stop", "passes", [](Case &c) {
            reduceOnlySell(c, "1");
            c.request.purpose = OrderPurpose::ProtectiveStop;
            c.ordersInLastSecond = 10;
        });

        row("a loss short of the limit", "passes", [](Case &c) { c.dayPnl = d("-49.99"); });
        row("the day's loss is reached", "order.daily_loss_reached", [](Case &c) { c.dayPnl = d("-50"); });
        row("the day's loss is reached, a way out", "passes", [](Case &c) {
            c.dayPnl = d("-50");
            c.position = d("-0.5");
        });
    }
    void each_check_refuses_what_is_beyond_and_passes_what_is_within()
    {
        QFETCH(Case, spoiled);
        QTEST(spoiled.verdict(), "verdict");
    }

    void a_refusal_tells_the_figures()
    {
        Case c;
        c.request.quantity = d("1.5");
        const trading::RiskView view{c.request, c.instrument, c.limits, c.state, false, true, c.reference,
                                     {},        {},           {},       0,       0,     {},   {}};
        const auto why = trading::refusal(view);
        QVERIFY(why);
        QCOMPARE(shown(why->arg("value")), QStringLiteral("1.5"));
        QCOMPARE(shown(why->arg("limit")), QStringLiteral("1"));
    }
};

QTEST_APPLESS_MAIN(TestPreTradeChecks)
#include "tst_pre_trade_checks.moc"
