#include "shared_data.h"
#include "trading_run.h"

#include <qcat/feed/replay_feed.h>

#include <QTest>

using namespace qcat;

namespace
{

domain::Universe universeOf(const feed::Recording &recording)
{
    domain::Universe universe;
    for (const auto &recorded : recording.instruments)
        universe.instruments.push_back(recorded.instrument);
    universe.accounts.push_back({"paper", "main", d("100000")});
    return universe;
}

trading::KernelConfig defaults(const feed::Recording &recording)
{
    return {universeOf(recording), {1}, {}, domain::StrategyConfig().instances};
}

// The whole recording, with an event for every message.
TradingRun replayed(const feed::Recording &recording, trading::KernelConfig config)
{
    auto feed = feed::ReplayFeed::open(recording, config.universe);
    TradingRun run(std::move(config));
    run.command(domain::TradingState::Active);
    domain::MarketEvent event;
    while (true) {
        const auto step = (*feed)->next(event);
        if (step && *step == trading::MarketFeed::Step::End)
            return run;
        if (step)
            run.market(event);
    }
}

} // namespace

class TestRecordedMarket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(path, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        auto recording = feed::describeRecording(path.toStdString());
        QVERIFY2(recording, recording ? "" : recording.error().message.c_str());
        m_recording = *recording;
    }

    void default_strategies_trade_on_the_recording_without_a_flood_of_orders()
    {
        const auto run = replayed(m_recording, defaults(m_recording));
        const auto snapshot = run.snapshot();
        qInfo() << "orders" << snapshot.ordersTotal << "fills" << snapshot.fillsTotal << "denials"
                << snapshot.denialsTotal;
        for (const auto &s : snapshot.strategies)
            qInfo() << shown(s.id.value) << s.orders << s.fills << shown(s.realizedPnl.toString()) << shown(s.status);
        QVERIFY(snapshot.ordersTotal >= 300);
        QVERIFY(snapshot.ordersTotal <= 1000); // 345 s: not three a second
        QVERIFY(snapshot.fillsTotal >= 24);
        QVERIFY(snapshot.denialsTotal <= 5);
    }

    void the_same_recording_gives_the_same_stream_bit_for_bit()
    {
        QCOMPARE(shown(replayed(m_recording, defaults(m_recording)).digest()),
                 shown(replayed(m_recording, defaults(m_recording)).digest()));
    }

    void another_parameter_gives_another_stream()
    {
        auto changed = defaults(m_recording);
        changed.strategies.front().parameters["spread_ticks"] = "22";
        QVERIFY(replayed(m_recording, defaults(m_recording)).digest() != replayed(m_recording, changed).digest());
    }

private:
    feed::Recording m_recording;
};

QTEST_APPLESS_MAIN(TestRecordedMarket)
#include "tst_recorded_market.moc"
