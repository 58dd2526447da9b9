#include "trading_run.h"

#include <random>

using namespace qcat;
using base::Decimal;
using domain::TradingState;

namespace
{

constexpr base::Duration kSoon = std::chrono::seconds(10);

// Limits so tight that the strategies run into all of them.
trading::KernelConfig tight()
{
    trading::KernelConfig config{testUniverse(2, 2), {1}, {}, {}};
    config.risk.maxPosition = d("0.5");
    config.risk.maxOpenOrders = 3;
    config.risk.maxOrdersPerSecond = 6;
    config.risk.maxGrossExposure = d("120");
    for (const char *account : {"one", "two"})
        for (const char *symbol : {"AAA", "BBB"}) {
            const std::string id = std::string(account) + symbol;
            config.strategies.push_back({id + "mm",
                                         "market_making",
                                         account,
                                         symbol,
                                         true,
                                         {{"quantity", "0.2"},
                                          {"max_inventory", "2"},
                                          {"spread_ticks", "2"},
                                          {"requote_ticks", "1"},
                                          {"min_quote_life_ms", "50"}}});
            config.strategies.push_back({id + "tr",
                                         "trend",
                                         account,
                                         symbol,
                                         true,
                                         {{"quantity", "0.3"},
                                          {"sample_ms", "100"},
                                          {"fast_samples", "2"},
                                          {"slow_samples", "6"},
                                          {"threshold_bps", "0"}}});
        }
    return config;
}

// A wild market on both instruments with gaps, halts, flattens and silence, all from one seed.
class WildMarket
{
public:
    explicit WildMarket(std::uint32_t seed) : m_random(seed), m_run(tight()) { m_run.command(TradingState::Active); }

    template <typename Check>
    void play(int steps, Check &&check)
    {
        for (int i = 0; i < steps; ++i) {
            step();
            check(m_run);
        }
    }
    TradingRun &run() { return m_run; }

private:
    void step()
    {
        m_milliseconds += std::int64_t(m_random() % 40);
        const auto which = m_random() % 2;
        Tape &tape = m_tapes[which].at(m_milliseconds);
        const auto what = m_random() % 1000;
        if (what < 600)
            m_run.market(tape.snapshot(book(which)));
        else if (what < 980)
            m_run.market(tape.trade((m_random() % 2 ? "buy " : "sell ") + price(which, int(m_random() % 9) - 4) + "x" +
                                    std::to_string(1 + m_random() % 9)));
        else if (what < 985)
            m_run.market(tape.gap());
        else if (what < 988)
            m_run.handle(trading::TimerTick{tape.now()});
        else if (what < 990)
            flatten();
        else if (what < 993)
            m_run.command(TradingState::Halted);
        else if (what < 995)
            m_run.command(TradingState::Reducing);
        else
            m_run.command(TradingState::Active);
    }
    void flatten()
    {
        static_cast<void>(m_run.venue().reduceAll(kSoon)); // may find the book too thin: that too is a case
        m_run.exchange();
    }
    std::string price(std::size_t which, int ticksAway) const
    {
        return Decimal::fromRaw((m_ticks[which] + ticksAway) * 10'000'000).toString();
    }
    std::string book(std::size_t which)
    {
        m_ticks[which] += int(m_random() % 7) - 3;
        return "bid " + price(which, -1) + "x2 " + price(which, -2) + "x3 | ask " + price(which, 1) + "x2 " +
               price(which, 2) + "x3";
    }

    std::mt19937 m_random;
    TradingRun m_run;
    Tape m_tapes[2] = {Tape(0), Tape(1)};
    std::int64_t m_ticks[2] = {1000, 1000};
    std::int64_t m_milliseconds = 0;
};

// The largest position that each key could reach if its working orders filled.
std::map<domain::PositionKey, Decimal> worstPositions(const trading::Kernel &kernel)
{
    struct Reach {
        Decimal held, buys, sells;
    };
    std::map<domain::PositionKey, Reach> reaches;
    for (const auto &position : kernel.positions())
        reaches[position.key].held = position.quantity;
    for (const auto &order : kernel.workingOrders())
        if (!order.request.reduceOnly) {
            auto &reach = reaches[order.request.position];
            (order.request.side == domain::Side::Buy ? reach.buys : reach.sells) += order.remaining();
        }
    std::map<domain::PositionKey, Decimal> worst;
    for (const auto &[key, reach] : reaches)
        worst[key] = std::max((reach.held + reach.buys).abs(), (reach.held - reach.sells).abs());
    return worst;
}

template <typename Positions>
QString shownPositions(const Positions &positions)
{
    std::map<domain::PositionKey, Decimal> sorted;
    for (const auto &position : positions)
        sorted[position.key] = position.quantity;
    QStringList texts;
    for (const auto &[key, quantity] : sorted)
        texts << QStringLiteral("%1/%2 %3")
                     .arg(key.account.value)
                     .arg(key.instrument.value)
                     .arg(shown(quantity.toString()));
    return texts.join(QStringLiteral("; "));
}

} // namespace

class TestKernelProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_hold_under_any_order_of_events_data()
    {
        QTest::addColumn<std::uint32_t>("seed");
        for (const std::uint32_t seed : {1u, 2u, 3u, 4u})
            QTest::addRow("seed %u", seed) << seed;
    }
    void limits_hold_under_any_order_of_events()
    {
        QFETCH(std::uint32_t, seed);
        WildMarket market(seed);
        const auto limits = tight().risk;
        market.play(4000, [&](TradingRun &run) {
            for (const auto &[key, worst] : worstPositions(run.kernel()))
                QVERIFY2(worst <= limits.maxPosition, worst.toString().c_str());
        });
        const auto end = market.run().snapshot();
        QVERIFY2(end.fillsTotal > 100, "a market in which nothing happens proves nothing");
        QVERIFY2(end.denialsTotal > 10, "limits that nobody ran into prove nothing");
    }

    void kernel_and_venue_agree_on_every_position_and_every_cent()
    {
        WildMarket market(5);
        market.play(6000, [](TradingRun &) {});
        auto &run = market.run();
        QCOMPARE(shownPositions(run.kernel().positions()), shownPositions(run.venue().truth(kSoon)->positions));

        Decimal cash[2] = {d("100000"), d("100000")};
        for (const auto &event : run.events)
            if (const auto *booked = std::get_if<api::FillBooked>(&event))
                cash[booked->fill.position.account.value] += booked->fill.realizedPnl - booked->fill.fee;
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(shown(run.snapshot().accounts[i].balance.toString()), shown(cash[i].toString()));
    }

    void strategies_parts_add_up_to_the_account()
    {
        WildMarket market(6);
        market.play(6000, [](TradingRun &) {});
        const auto snapshot = market.run().snapshot();
        std::int64_t fills = 0;
        for (const auto &strategy : snapshot.strategies)
            fills += strategy.fills;
        std::int64_t foreign = 0;
        for (const auto &event : market.run().events)
            if (const auto *booked = std::get_if<api::FillBooked>(&event))
                foreign += booked->fill.strategy.isValid() ? 0 : 1;
        QVERIFY(foreign > 0);
        QCOMPARE(fills + foreign, snapshot.fillsTotal);
    }

    void the_same_inputs_give_the_same_outputs_bit_for_bit()
    {
        const auto play = [](std::uint32_t seed) {
            WildMarket market(seed);
            market.play(3000, [](TradingRun &) {});
            return std::pair(market.run().stream(), market.run().snapshot());
        };
        const auto first = play(9);
        QVERIFY(first.first.count('\n') > 300);
        QVERIFY(first == play(9));
        QVERIFY(first.first != play(10).first);
    }
};

QTEST_APPLESS_MAIN(TestKernelProperties)
#include "tst_kernel_properties.moc"
