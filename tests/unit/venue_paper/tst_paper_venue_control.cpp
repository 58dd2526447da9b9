#include "venue_script.h"

#include <atomic>
#include <thread>

using namespace qcat;

namespace
{

constexpr base::Duration kSoon = std::chrono::seconds(10);

QString shown(const trading::VenueTruth &truth)
{
    const auto ids = [](const std::vector<domain::OrderRequest> &orders) {
        QString text;
        for (const auto &order : orders)
            text += QLatin1Char(' ') + ::shown(order.clientId.value);
        return text;
    };
    QString text = QStringLiteral("entries%1, exits%2, conditionals%3, positions")
                       .arg(ids(truth.entries), ids(truth.exits), ids(truth.conditionals));
    for (const auto &position : truth.positions)
        text += QLatin1Char(' ') + ::shown(position.quantity.toString());
    return text;
}

// A long position with an entry, an exit and a stop at the venue.
void arrange(VenueScript &script)
{
    script.run("book bid 100x5 99x5 | ask 101x5 102x5; send a buy marketx2; wait 5");
    script.run("send entry buy 99.5x1; send exit sell 105x1 reduce_only; send stop sell stop90x2 reduce_only; wait 5");
    script.reports();
}

} // namespace

class TestPaperVenueControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truth_tells_orders_by_what_they_can_do()
    {
        VenueScript script;
        arrange(script);
        QCOMPARE(shown(*script.venue().truth(kSoon)),
                 QStringLiteral("entries entry, exits exit, conditionals stop, positions 2"));
    }

    void a_closed_door_refuses_what_can_open_and_lets_reducing_orders_in()
    {
        VenueScript script;
        arrange(script);
        QVERIFY(script.venue().blockEntries(true, kSoon));
        script.run("send more buy 99x1; send less sell 106x1 reduce_only; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("rejected more venue.entries_blocked; accepted less"));
        QVERIFY(script.venue().blockEntries(false, kSoon));
        script.run("send again buy 99x1; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("accepted again"));
    }

    void an_order_on_its_way_is_refused_when_the_door_closed_meanwhile()
    {
        VenueScript script;
        script.run("book bid 100x5 | ask 101x5; send late buy 99x1");
        QVERIFY(script.venue().blockEntries(true, kSoon));
        QCOMPARE(script.run("wait 5").reports(), QStringLiteral("rejected late venue.entries_blocked"));
    }

    void each_cancel_takes_its_own_kind_and_says_so()
    {
        VenueScript script;
        arrange(script);
        QVERIFY(script.venue().cancelEntries(kSoon));
        QCOMPARE(script.reports(), QStringLiteral("cancelled entry"));
        QVERIFY(script.venue().cancelExits(kSoon));
        QCOMPARE(script.reports(), QStringLiteral("cancelled exit"));
        QVERIFY(script.venue().cancelConditionals(kSoon));
        QCOMPARE(script.reports(), QStringLiteral("cancelled stop"));
        QCOMPARE(shown(*script.venue().truth(kSoon)), QStringLiteral("entries, exits, conditionals, positions 2"));
    }

    void reduce_all_closes_against_the_book_without_waiting_for_the_market()
    {
        VenueScript script;
        arrange(script);
        QVERIFY(script.venue().reduceAll(kSoon));
        QCOMPARE(script.reports(),
                 QStringLiteral("fill guard-7-1 100x2 taker; expired exit venue.reduce_only_expired"));
        QVERIFY(script.venue().truth(kSoon)->positions.empty());
        QVERIFY(script.venue().reduceAll(kSoon)); // flat already: nothing to do
        QCOMPARE(script.reports(), QString());
    }

    void reduce_all_says_what_the_book_was_too_thin_for()
    {
        VenueScript script;
        script.run("book bid 100x0.5 | ask 101x5; send a buy marketx2; wait 5");
        script.reports();
        const auto reduced = script.venue().reduceAll(kSoon);
        QVERIFY(!reduced);
        QCOMPARE(shown(reduced.error().code), QStringLiteral("venue.no_liquidity"));
        QCOMPARE(script.reports(), QStringLiteral("fill guard-7-1 100x0.5 taker; expired guard-7-1 venue.market_rest"));
        QCOMPARE(shown(*script.venue().truth(kSoon)), QStringLiteral("entries, exits, conditionals, positions 1.5"));
    }

    void after_a_restart_the_venue_stands_as_it_was_seeded()
    {
        domain::Order resting;
        resting.request = {.clientId = {"r"},
                           .strategy = {},
                           .position = {},
                           .quantity = d("3"),
                           .price = d("100"),
                           .triggerPrice = {}};
        resting.venueId = {"6-9"};
        resting.state = domain::OrderState::PartiallyFilled;
        resting.filled = d("1");
        domain::Order inFlight = resting, leaving = resting;
        inFlight.request.clientId = {"new"};
        inFlight.venueId = {};
        inFlight.state = domain::OrderState::PendingNew;
        inFlight.filled = {};
        leaving.request.clientId = {"gone"};
        leaving.state = domain::OrderState::PendingCancel;
        domain::Position held;
        held.quantity = d("1");
        held.entryPrice = d("100");
        VenueScript script;
        script.venue().seed({resting, inFlight, leaving}, {held});
        QCOMPARE(script.reports(), QStringLiteral("accepted new; cancelled gone"));
        QCOMPARE(shown(*script.venue().truth(kSoon)),
                 QStringLiteral("entries r new, exits, conditionals, positions 1"));
        QCOMPARE(script.venue().queueAhead({"r"}), std::nullopt); // the book was not seen yet
        script.run("book bid 100x4 | ask 101x1; trade sell 100x6");
        QCOMPARE(script.reports(), QStringLiteral("fill r 100x2 maker"));
    }

    void engine_and_guard_work_at_the_same_time()
    {
        VenueScript script;
        script.run("book bid 100x5 99x5 | ask 101x5 102x5");
        std::atomic_bool done = false;
        std::atomic_int flats = 0;
        std::thread guard([&] {
            while (!done) {
                const bool acted = script.venue().blockEntries(true, kSoon) && script.venue().cancelEntries(kSoon) &&
                                   script.venue().reduceAll(kSoon) && script.venue().blockEntries(false, kSoon);
                flats += acted ? 1 : 0;
            }
        });
        base::Decimal position;
        for (int i = 0; i < 3000 || flats < 20; ++i) {
            script.run("send o" + std::to_string(i) + " buy marketx0.1; wait 5");
            std::vector<domain::VenueReport> reports;
            script.venue().takeReports(reports);
            for (const auto &report : reports)
                if (report.kind == domain::ReportKind::Fill)
                    position += report.side == domain::Side::Buy ? report.quantity : -report.quantity;
        }
        done = true;
        guard.join();
        std::vector<domain::VenueReport> rest;
        script.venue().takeReports(rest);
        for (const auto &report : rest)
            if (report.kind == domain::ReportKind::Fill)
                position += report.side == domain::Side::Buy ? report.quantity : -report.quantity;
        const auto truth = *script.venue().truth(kSoon);
        QCOMPARE(position, truth.positions.empty() ? base::Decimal() : truth.positions.front().quantity);
    }

    void a_venue_that_takes_no_orders_says_so_of_each_and_keeps_what_rests()
    {
        VenueScript script;
        script.run("book bid 100.5x2 | ask 100.6x1; send a buy 100.4x1; wait 5");
        script.venue().setFault(venue_paper::PaperFault::RejectsOrders);
        script.run("send b buy 100.4x1; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("accepted a; rejected b venue.takes_no_orders"));
        script.venue().setFault(venue_paper::PaperFault::None);
        script.run("send c buy 100.4x1; cancel a; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("accepted c; cancelled a"));
    }

    void answers_that_were_lost_come_in_their_order_when_the_venue_is_heard_again()
    {
        VenueScript script;
        script.run("book bid 100.5x2 | ask 100.6x1");
        script.venue().setFault(venue_paper::PaperFault::LosesAnswers);
        script.run("send a buy 100.6x0.5; wait 5; send b buy 100.4x1; wait 5; cancel b; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("unknown a venue.no_answer; unknown b venue.no_answer; unknown b venue.no_answer"));
        QVERIFY(script.venue().truth(kSoon)->entries.empty()); // the guard's way stays whole
        script.venue().setFault(venue_paper::PaperFault::None);
        script.run("send c buy 100.4x1; wait 5");
        QCOMPARE(script.reports(), QStringLiteral("accepted a; fill a 100.6x0.5 taker; accepted b; cancelled b; accepted c"));
    }
};

QTEST_APPLESS_MAIN(TestPaperVenueControl)
#include "tst_paper_venue_control.moc"
