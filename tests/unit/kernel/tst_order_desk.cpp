#include "market_text.h"
#include "orders/order_desk.h"

#include <QTest>

#include <regex>

using namespace qcat;
using domain::OrderPurpose;
using domain::OrderState;
using domain::ReportKind;
using domain::Side;

namespace
{

// An order desk over a live market of `instruments` at 100 | 101, trading allowed.
struct Desk {
    explicit Desk(int instruments = 1, int accounts = 1)
        : world({testUniverse(instruments, accounts), {3}, {}, {}}), publisher(world.config.universe),
          portfolio(world.config.universe), orders(world, portfolio, publisher)
    {
        publisher.attach(out);
        world.state = domain::TradingState::Active;
        world.now = Tape::kStart;
        for (std::uint16_t i = 0; i < instruments; ++i) {
            auto &tape = tapes.emplace_back(i);
            world.markets[i].apply(tape.snapshot("bid 100x5 | ask 101x5"));
            portfolio.setMark({i}, d("100.5"));
        }
    }

    domain::Order place(Side side, const char *quantity, const char *price, domain::PositionKey key = {},
                        bool reduceOnly = false)
    {
        return orders.place(
            {{"s"}, 0, key},
            {.side = side, .reduceOnly = reduceOnly, .quantity = d(quantity), .price = d(price), .triggerPrice = {}});
    }
    domain::VenueReport report(ReportKind kind, const domain::Order &order)
    {
        domain::VenueReport report;
        report.kind = kind;
        report.clientId = order.request.clientId;
        report.position = order.request.position;
        report.side = order.request.side;
        report.time = world.now;
        return report;
    }
    domain::VenueReport fill(const domain::Order &order, const char *tradeId, const char *quantity)
    {
        auto fill = report(ReportKind::Fill, order);
        fill.tradeId = tradeId;
        fill.price = d("100");
        fill.quantity = d(quantity);
        return fill;
    }
    QString position(domain::PositionKey key = {}) const { return shown(portfolio.position(key).quantity.toString()); }
    QString state(const domain::Order &order) const
    {
        return shown(name(orders.ledger().find(order.request.clientId)->state));
    }
    QString notices() const
    {
        QStringList codes;
        for (const auto &event : out.events)
            if (const auto *notice = std::get_if<api::Notice>(&event))
                codes << shown(notice->what.code);
        return codes.join(QLatin1Char(' '));
    }

    std::vector<Tape> tapes; // by instrument
    trading::World world;
    trading::KernelOutput out;
    trading::Publisher publisher;
    trading::Portfolio portfolio;
    trading::OrderDesk orders;
};

} // namespace

class TestOrderDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_order_goes_out_with_an_id_that_any_venue_takes()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "0.5", "100");
        QCOMPARE(shown(order.request.clientId.value), QStringLiteral("q-3-a0s0-1"));
        QVERIFY(std::regex_match(order.request.clientId.value, std::regex(R"(^[\.A-Z\:/a-z0-9_-]{1,36}$)")));
        QCOMPARE(desk.out.intents.size(), 1u);
        QCOMPARE(std::get<domain::OrderRequest>(desk.out.intents.front()), order.request);
        trading::OrderLedger longest({0xffffffff});
        QVERIFY(longest.nextId({65535}, 65535).value.size() + 9 <= 36);
    }

    void a_denied_order_never_becomes_an_intent()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "5", "100");
        QCOMPARE(order.state, OrderState::Denied);
        QCOMPARE(shown(order.reasonCode), QStringLiteral("order.above_max_quantity"));
        QVERIFY(desk.out.intents.empty());
        QCOMPARE(desk.out.events.size(), 1u);
        QVERIFY(std::holds_alternative<api::OrderDenied>(desk.out.events.front()));
        QCOMPARE(desk.orders.ledger().deniedTotal(), 1);
    }

    void working_orders_count_as_if_they_were_filled()
    {
        Desk desk;
        QCOMPARE(desk.place(Side::Buy, "1", "100").state, OrderState::PendingNew);
        QCOMPARE(desk.place(Side::Buy, "0.9", "100").state, OrderState::PendingNew);
        QCOMPARE(shown(desk.place(Side::Buy, "0.2", "100").reasonCode), QStringLiteral("order.above_max_position"));
        QCOMPARE(desk.place(Side::Sell, "1", "101").state, OrderState::PendingNew);
    }

    void gross_exposure_adds_up_over_the_accounts_instruments()
    {
        Desk desk(2, 2);
        const domain::PositionKey first{{0}, {0}, {}}, second{{0}, {1}, {}}, neighbour{{1}, {1}, {}};
        desk.portfolio.setMark({0}, d("150000"));
        desk.place(Side::Buy, "1", "100", first); // at its mark 150000 of 200000
        desk.portfolio.setMark({1}, d("60000"));
        desk.world.markets[1].apply(desk.tapes[1].snapshot("bid 60000x5 | ask 60001x5"));
        QCOMPARE(shown(desk.place(Side::Buy, "1", "60000", second).reasonCode),
                 QStringLiteral("order.above_gross_exposure"));
        QCOMPARE(desk.place(Side::Buy, "1", "60000", neighbour).state, OrderState::PendingNew);
    }

    void the_rate_is_counted_over_one_second_of_event_time()
    {
        Desk desk;
        for (int i = 0; i < 20; ++i) // too many to be open at once: each is rejected by the venue
            desk.orders.apply(desk.report(ReportKind::Rejected, desk.place(Side::Buy, "0.1", "100")));
        for (int i = 20; i < 50; ++i)
            desk.orders.apply(desk.report(ReportKind::Rejected, desk.place(Side::Buy, "0.1", "100")));
        QCOMPARE(shown(desk.place(Side::Buy, "0.1", "100").reasonCode), QStringLiteral("order.rate_exceeded"));
        desk.world.now = desk.world.now + std::chrono::seconds(1);
        QCOMPARE(desk.place(Side::Buy, "0.1", "100").state, OrderState::PendingNew);
    }

    void a_fill_is_booked_once_however_often_it_is_reported()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "1", "100");
        QVERIFY(desk.orders.apply(desk.fill(order, "t1", "0.76")).fill);
        QVERIFY(desk.orders.apply(desk.fill(order, "t2", "0.04")).fill);
        QVERIFY(!desk.orders.apply(desk.fill(order, "t2", "0.04")).fill);
        QCOMPARE(desk.position(), QStringLiteral("0.8"));
        QCOMPARE(desk.state(order), QStringLiteral("partially_filled"));
    }

    void trade_ids_are_unique_for_each_instrument()
    {
        Desk desk(2);
        const domain::PositionKey second{{0}, {1}, {}};
        desk.orders.apply(desk.fill(desk.place(Side::Buy, "1", "100"), "t1", "1"));
        desk.orders.apply(desk.fill(desk.place(Side::Buy, "1", "100", second), "t1", "1"));
        QCOMPARE(desk.position(), QStringLiteral("1"));
        QCOMPARE(desk.position(second), QStringLiteral("1"));
    }

    void a_fill_of_somebody_elses_order_moves_the_position_and_is_said()
    {
        Desk desk;
        domain::Order foreign;
        foreign.request.clientId = {"guard-1-1"};
        foreign.request.side = Side::Sell;
        const auto outcome = desk.orders.apply(desk.fill(foreign, "t9", "0.3"));
        QVERIFY(outcome.fill && !outcome.order);
        QCOMPARE(desk.position(), QStringLiteral("-0.3"));
        QCOMPARE(desk.notices(), QStringLiteral("order.foreign_fill"));
    }

    void a_fill_after_the_cancel_is_booked_and_said()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "1", "100");
        desk.orders.apply(desk.report(ReportKind::Cancelled, order));
        desk.orders.apply(desk.fill(order, "t1", "0.4"));
        QCOMPARE(desk.state(order), QStringLiteral("cancelled"));
        QCOMPARE(desk.position(), QStringLiteral("0.4"));
        QCOMPARE(desk.notices(), QStringLiteral("order.late_fill"));
    }

    void a_cancel_is_sent_once_and_its_refusal_is_said()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "1", "100");
        auto accepted = desk.report(ReportKind::Accepted, order);
        accepted.venueId = {"v"};
        desk.orders.apply(accepted);
        desk.orders.cancel(order.request.clientId);
        desk.orders.cancel(order.request.clientId);
        QCOMPARE(desk.out.intents.size(), 2u); // the order and one cancel
        desk.orders.apply(desk.report(ReportKind::CancelRejected, order));
        QCOMPARE(desk.state(order), QStringLiteral("open"));
        QCOMPARE(desk.notices(), QStringLiteral("order.cancel_rejected"));
    }

    void an_order_of_unknown_fate_is_left_alone_until_entries_are_cancelled()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "1", "100");
        desk.orders.apply(desk.report(ReportKind::Unknown, order));
        QCOMPARE(desk.notices(), QStringLiteral("order.unknown"));
        desk.orders.cancel(order.request.clientId);
        QCOMPARE(desk.out.intents.size(), 1u);
        desk.orders.cancelEntries([](const domain::OrderRequest &) { return true; });
        QCOMPARE(desk.out.intents.size(), 2u);
        QCOMPARE(desk.state(order), QStringLiteral("unknown"));
    }

    void cancel_entries_leaves_what_can_only_reduce()
    {
        Desk desk;
        desk.orders.apply(desk.fill(desk.place(Side::Buy, "1", "100"), "t1", "1"));
        const auto exit = desk.place(Side::Sell, "1", "101", {}, true);
        const auto entry = desk.place(Side::Buy, "0.5", "100");
        desk.orders.cancelEntries([](const domain::OrderRequest &) { return true; });
        QCOMPARE(desk.state(exit), QStringLiteral("pending_new"));
        QCOMPARE(desk.state(entry), QStringLiteral("pending_cancel"));
    }

    void nothing_is_sent_for_an_account_that_another_engine_commands()
    {
        Desk desk;
        const auto order = desk.place(Side::Buy, "1", "100");
        desk.world.state = domain::TradingState::ReadOnly;
        desk.orders.cancel(order.request.clientId);
        desk.orders.cancelEntries([](const domain::OrderRequest &) { return true; });
        QCOMPARE(desk.place(Side::Buy, "1", "100").state, OrderState::Denied);
        QCOMPARE(desk.out.intents.size(), 1u);
    }

    void finished_orders_are_kept_within_a_bound()
    {
        Desk desk;
        std::optional<domain::Order> first;
        for (std::size_t i = 0; i < trading::OrderLedger::kFinishedKept + 10; ++i) {
            desk.world.now = desk.tapes[0].at(std::int64_t(i) * 100).now();
            desk.world.markets[0].apply(desk.tapes[0].diff(""));
            const auto order = desk.place(Side::Buy, "0.1", "100");
            QCOMPARE(shown(name(order.state)), QStringLiteral("pending_new"));
            if (!first)
                first = order;
            desk.orders.apply(desk.report(ReportKind::Rejected, order));
        }
        QCOMPARE(desk.orders.ledger().finished().size(), trading::OrderLedger::kFinishedKept);
        QVERIFY(!desk.orders.ledger().isKnown(first->request.clientId));
        QVERIFY(desk.orders.ledger().isKnown(desk.orders.ledger().finished().back()->request.clientId));
    }
};

QTEST_APPLESS_MAIN(TestOrderDesk)
#include "tst_order_desk.moc"
