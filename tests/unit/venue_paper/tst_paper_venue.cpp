#include "venue_script.h"

#include <random>

using namespace qcat;

class TestPaperVenue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reports_what_the_script_leads_to_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *script, const char *expected) {
            QTest::newRow(name) << QStringLiteral("book bid 100.5x2 100.4x3 | ask 100.6x1 100.7x2;") +
                                       QString::fromUtf8(script)
                                << QString::fromUtf8(expected);
        };
        // --- latency
        row("nothing arrives before its latency is over", "send a buy 100.4x1; wait 4", "");
        row("an order arrives when its latency is over", "send a buy 100.4x1; wait 5", "accepted a");
        row("a cancel that is quicker than the market wins", "send a buy 100.5x1; cancel a; wait 5; trade sell 100.5x9",
            "accepted a; cancelled a");
        row("a fill before the cancel arrives stands",
            "send a buy 100.5x1; wait 5; cancel a; trade sell 100.5x3; wait 5",
            "accepted a; fill a 100.5x1 maker; cancel_rejected a venue.unknown_order");
        row("cancelling what never was", "cancel ghost; wait 5", "cancel_rejected ghost venue.unknown_order");
        // --- queue
        row("a trade first eats the quantity before us", "send a buy 100.5x1; wait 5; trade sell 100.5x2",
            "accepted a");
        row("then us, in part", "send a buy 100.5x1; wait 5; trade sell 100.5x2.4",
            "accepted a; fill a 100.5x0.4 maker");
        row("then us, whole", "send a buy 100.5x1; wait 5; trade sell 100.5x2; trade sell 100.5x1",
            "accepted a; fill a 100.5x1 maker");
        row("cancels at our price are behind us until the level is smaller than our queue",
            "send a buy 100.5x1; wait 5; book bid 100.5x1.5; trade sell 100.5x1.5; trade sell 100.5x0.5",
            "accepted a; fill a 100.5x0.5 maker");
        row("quantity that joins later is behind us",
            "send a buy 100.5x1; wait 5; book bid 100.5x50; trade sell 100.5x3", "accepted a; fill a 100.5x1 maker");
        row("a new price level of our own has no queue",
            "book bid 100.5x0; send a buy 100.5x1; wait 5; trade sell 100.5x0.3", "accepted a; fill a 100.5x0.3 maker");
        row("a trade beyond our price has eaten us", "send a buy 100.5x1; wait 5; trade sell 100.4x0.001",
            "accepted a; fill a 100.5x1 maker");
        row("a book that crosses our price has eaten us", "send a buy 100.5x1; wait 5; book bid 100.5x0 | ask 100.4x1",
            "accepted a; fill a 100.5x1 maker");
        row("a trade of our own side leaves us alone", "send a buy 100.5x1; wait 5; trade buy 100.5x9", "accepted a");
        row("two of ours at one price share what trades, the first first",
            "send a buy 100.5x1; send b buy 100.5x1; wait 5; trade sell 100.5x3.5",
            "accepted a; accepted b; fill a 100.5x1 maker; fill b 100.5x0.5 maker");
        // --- taking
        row("a marketable limit walks the levels and rests with what is left", "send a buy 100.6x1.5; wait 5",
            "accepted a; fill a 100.6x1 taker");
        row("a market order takes level after level", "send a buy marketx2; wait 5",
            "accepted a; fill a 100.6x1 taker; fill a 100.7x1 taker");
        row("a market order larger than the book expires with its rest", "send a sell marketx9; wait 5",
            "accepted a; fill a 100.5x2 taker; fill a 100.4x3 taker; expired a venue.market_rest");
        row("immediate or cancel", "send a buy 100.6x1.5 immediate_or_cancel; wait 5",
            "accepted a; fill a 100.6x1 taker; expired a venue.ioc_rest");
        row("fill or kill, enough there", "send a buy 100.7x3 fill_or_kill; wait 5",
            "accepted a; fill a 100.6x1 taker; fill a 100.7x2 taker");
        row("fill or kill, too little there", "send a buy 100.7x3.1 fill_or_kill; wait 5",
            "rejected a venue.fill_or_kill");
        row("post only rests", "send a buy 100.5x1 post_only; wait 5", "accepted a");
        row("post only that would trade", "send a buy 100.6x1 post_only; wait 5",
            "rejected a venue.post_only_would_cross");
        row("what we take is there again with the next look", "send a buy marketx1; send b buy marketx1; wait 5",
            "accepted a; fill a 100.6x1 taker; accepted b; fill b 100.6x1 taker");
        // --- stops
        row("a stop sells when the last price falls to it",
            "send a buy marketx1; wait 5; send s sell stop100.2x1 reduce_only; wait 5; trade sell 100.3x1; trade sell "
            "100.2x1",
            "accepted a; fill a 100.6x1 taker; accepted s; fill s 100.5x1 taker");
        row("a stop that would trigger at once is rejected", "trade sell 100.2x1; send s buy stop100.2x1; wait 5",
            "rejected s venue.would_trigger");
        row("a stop whose position is gone expires",
            "send a buy marketx1; wait 5; send s sell stop100.2x1 reduce_only; wait 5; send b sell marketx1; wait 5; "
            "trade sell 100x1",
            "accepted a; fill a 100.6x1 taker; accepted s; accepted b; fill b 100.5x1 taker; expired s "
            "venue.reduce_only_expired");
        row("a stop is trimmed to what is left of the position",
            "send a buy marketx1; wait 5; send s sell stop100.2x1 reduce_only; wait 5; send b sell marketx0.6; wait 5; "
            "trade sell 100x1",
            "accepted a; fill a 100.6x1 taker; accepted s; accepted b; fill b 100.5x0.6 taker; fill s 100.5x0.4 taker; "
            "expired s venue.reduce_only_expired");
        // --- reduce only
        row("reduce only without a position", "send a sell 100.7x1 reduce_only; wait 5",
            "rejected a venue.reduce_only_rejected");
        row("reduce only on the position's own side",
            "send a buy marketx1; wait 5; send b buy 100.4x1 reduce_only; wait 5",
            "accepted a; fill a 100.6x1 taker; rejected b venue.reduce_only_rejected");
        row("reduce only is trimmed on arrival",
            "send a buy marketx1; wait 5; send b sell marketx1.5 reduce_only; wait 5",
            "accepted a; fill a 100.6x1 taker; accepted b; fill b 100.5x1 taker; expired b venue.reduce_only_expired");
        row("reduce only expires when the position is closed by another order",
            "send a buy marketx1; wait 5; send b sell 100.9x1 reduce_only; wait 5; send c sell marketx1; wait 5",
            "accepted a; fill a 100.6x1 taker; accepted b; accepted c; fill c 100.5x1 taker; expired b "
            "venue.reduce_only_expired");
        row("reduce only is trimmed as the position shrinks",
            "send a buy marketx1; wait 5; send b sell 100.9x1 reduce_only; wait 5; send c sell marketx0.7; wait 5; "
            "trade buy 101x5",
            "accepted a; fill a 100.6x1 taker; accepted b; accepted c; fill c 100.5x0.7 taker; fill b 100.9x0.3 maker; "
            "expired b venue.reduce_only_expired");
        // --- bad orders
        row("an id that is open already", "send a buy 100.4x1; send a buy 100.3x1; wait 5",
            "accepted a; rejected a venue.duplicate_client_id");
        row("a price between two ticks", "send a buy 100.45x1; wait 5", "rejected a venue.bad_price");
        row("no quantity", "send a buy 100.4x0; wait 5", "rejected a venue.bad_quantity");
    }
    void reports_what_the_script_leads_to()
    {
        QFETCH(QString, script);
        QFETCH(QString, expected);
        QCOMPARE(VenueScript().run(script.toStdString()).reports(), expected);
    }

    void an_unseen_market_gives_a_market_order_nothing()
    {
        QCOMPARE(VenueScript().run("send a buy marketx1; wait 5").reports(),
                 QStringLiteral("accepted a; expired a venue.market_rest"));
    }

    void makers_and_takers_pay_their_fee()
    {
        VenueScript script;
        script.run("book bid 100x2 | ask 101x2; send m buy 100x1; send t buy 101x2; wait 5; trade sell 100x9");
        std::vector<domain::VenueReport> reports;
        script.venue().takeReports(reports);
        std::map<std::string, std::string> fees;
        for (const auto &report : reports)
            if (report.kind == domain::ReportKind::Fill)
                fees[report.clientId.value] = report.fee.toString();
        QCOMPARE(shown(fees["m"]), QStringLiteral("0.02"));  // 100 × 1 × 0.0002
        QCOMPARE(shown(fees["t"]), QStringLiteral("0.101")); // 101 × 2 × 0.0005
    }

    void reports_carry_the_time_of_arrival_and_unique_trade_ids_with_the_epoch()
    {
        VenueScript script;
        script.run("book bid 100x2 | ask 101x2 102x2; send a buy marketx4; wait 500");
        std::vector<domain::VenueReport> reports;
        script.venue().takeReports(reports);
        QCOMPARE(reports.size(), 3u);
        QCOMPARE(reports[0].time, Tape::kStart + VenueScript::latency());
        QCOMPARE(shown(reports[1].tradeId), QStringLiteral("7-1"));
        QCOMPARE(shown(reports[2].tradeId), QStringLiteral("7-2"));
    }

    void who_holds_the_contract_at_a_settlement_pays_or_receives_once()
    {
        const auto payments = [](VenueScript &script) {
            std::vector<domain::FundingPayment> paid;
            script.venue().takeFunding(paid);
            QStringList lines;
            for (const auto &p : paid)
                lines << shown(p.quantity.toString() + " at " + p.markPrice.toString() + " by " + p.rate.toString() + " = " +
                               p.amount.toString());
            return lines.join(QStringLiteral("; "));
        };
        VenueScript script;
        script.run("book bid 100x2 | ask 101x2; send a buy marketx2; wait 500");
        script.venue().onMarket(script.tape().at(1'000).mark("100.5", "0.0003", 60'000));
        script.venue().onMarket(script.tape().at(2'000).mark("100", "0.0001", 60'000)); // what was told last counts
        script.run("wait 30000");
        QCOMPARE(payments(script), QString());
        script.run("send b sell marketx1.5; wait 60000"); // arrives before the settlement
        QCOMPARE(payments(script), QStringLiteral("0.5 at 100 by 0.0001 = -0.005"));
        script.venue().onMarket(script.tape().at(90'600).mark("100", "0.0001", 60'000)); // told late: settled already
        script.run("wait 60000");
        QCOMPARE(payments(script), QString());
        script.run("send c sell marketx1.5; wait 500");
        script.venue().onMarket(script.tape().mark("110", "0.0002", 200'000));
        script.run("wait 100000");
        QCOMPARE(payments(script), QStringLiteral("-1 at 110 by 0.0002 = 0.022"));
    }

    void queue_ahead_is_what_the_book_tells()
    {
        VenueScript script;
        script.run("book bid 100x2 | ask 101x2; send a buy 100x1; wait 5; trade sell 100x0.5");
        QCOMPARE(script.venue().queueAhead({"a"}), std::optional(d("1.5")));
        QCOMPARE(script.venue().queueAhead({"nobody"}), std::nullopt);
    }

    void the_same_script_gives_the_same_reports_bit_for_bit()
    {
        const auto run = [] {
            VenueScript script;
            std::mt19937 random(42);
            script.run("book bid 100x5 99.9x5 99.8x5 | ask 100.1x5 100.2x5 100.3x5");
            std::vector<domain::VenueReport> reports;
            for (int i = 0; i < 2000; ++i) {
                const std::string id = "o" + std::to_string(i);
                const std::string price = std::to_string(99 + int(random() % 2)) + '.' + std::to_string(random() % 10);
                const std::string side = random() % 2 ? "buy" : "sell";
                switch (random() % 4) {
                case 0:
                    script.run("send " + id + ' ' + side + ' ' + price + "x0.1");
                    break;
                case 1:
                    script.run("cancel o" + std::to_string(random() % std::uint32_t(i + 1)));
                    break;
                case 2:
                    script.run("trade " + side + ' ' + price + "x1");
                    break;
                default:
                    script.run("wait 3");
                }
                script.venue().takeReports(reports);
            }
            return reports;
        };
        const auto first = run();
        QVERIFY(first.size() > 500);
        QVERIFY(first == run());
    }
};

QTEST_APPLESS_MAIN(TestPaperVenue)
#include "tst_paper_venue.moc"
