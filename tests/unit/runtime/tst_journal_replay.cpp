#include <qcat/feed/synthetic_feed.h>
#include <qcat/journal/journal.h>
#include <qcat/runtime/journal_replay.h>
#include <qcat/runtime/recovered_state.h>
#include <qcat/runtime/trading_session.h>
#include <qcat/store_schema/compared_row.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace qcat;

namespace
{

// Everything that decides the orders is written down here: defaults may change, kept journals do not.
trading::KernelConfig kernelConfig()
{
    trading::KernelConfig config;
    config.universe.instruments = {feed::syntheticInstrument("binance-usdm", "BTCUSDT"), feed::syntheticInstrument("binance-usdm", "ETHUSDT")};
    config.universe.accounts = {{"paper", "main", base::Decimal::fromInt(100'000)}, {"paper", "second", base::Decimal::fromInt(50'000)}};
    config.epoch = {7};
    domain::StrategyInstanceConfig maker{"mm", "market_making", "main", "BTCUSDT", true, {{"quantity", "0.01"}}};
    domain::StrategyInstanceConfig trend{"trend", "trend", "second", "ETHUSDT", true, {{"quantity", "0.2"}, {"sample_ms", "200"}}};
    config.strategies = {maker, trend};
    return config;
}

struct Run
{
    std::string digest;
    std::int64_t orders = 0;
    std::int64_t fills = 0;
    std::vector<trading::StoreRecord> rows; // for the store, without denied orders
};

// A session over the synthetic market, journalled into `folder`.
Run trade(const std::string &folder, int events)
{
    const auto config = kernelConfig();
    trading::JournalHeader header;
    header.epoch = config.epoch;
    header.runId = "test";
    header.subject = "test";
    header.universe = config.universe;
    header.recordSet = config.recordSet;
    header.strategies = trading::Kernel::strategies(config).value();
    Run run;
    const auto keep = [&run](std::uint64_t sequence, const trading::KernelOutput::Row &row) {
        const auto *const order = std::get_if<trading::OrderRow>(&row);
        if (!order || order->order.state != domain::OrderState::Denied)
            run.rows.push_back({{7}, sequence, {}, row});
    };
    auto writer = journal::create(folder, header, {domain::FsyncPolicy::Never});
    venue_paper::PaperVenue venue({config.universe, std::chrono::milliseconds(5), config.epoch});
    runtime::TradingSession session({std::move(*trading::Kernel::create(config)),
                                     std::move(*feed::SyntheticFeed::create(config.universe, {3, 50, {1'723'161'255'000'000'000}})), &venue,
                                     std::make_unique<runtime::ContinuedJournal>(nullptr, **writer)},
                                    {[](const api::EventBody &) {}, keep});
    if (!session.handle(trading::StateCommand{domain::TradingState::Active, "state.started", "", "test"}))
        return {};
    if (!session.handle(trading::OperatorAct{"anna", "strategy.enable", "mm on", ""}))
        return {};
    for (int i = 0; i < events; ++i) {
        if (i == events / 2 && !session.handle(trading::StrategyCommand{{"mm"}, false}))
            return {};
        if (!session.advance())
            return {};
    }
    if (!(*writer)->sync())
        return {};
    run.digest = session.digest().hex();
    run.orders = session.digest().orders();
    run.fills = session.digest().fills();
    return run;
}

// What a fresh kernel wants of the journal's inputs; the error's message where it wants something else.
std::string replayed(const std::string &folder)
{
    const auto reader = journal::read(folder);
    if (!reader)
        return reader.error().message;
    const auto kernel = trading::Kernel::create(kernelConfig());
    runtime::OrderStreamDigest digest;
    const auto status = runtime::replayJournal(**reader, **kernel, digest);
    return status ? digest.hex() : status.error().message;
}

} // namespace

class TestJournalReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaying_a_journal_gives_the_same_orders_bit_for_bit()
    {
        QTemporaryDir temp;
        const auto folder = temp.filePath(QStringLiteral("journal")).toStdString();
        const Run run = trade(folder, 20'000);
        QVERIFY2(run.orders > 50 && run.fills > 20, qPrintable(QStringLiteral("%1 orders %2 fills").arg(run.orders).arg(run.fills)));
        QCOMPARE(replayed(folder), run.digest);
    }

    void two_runs_trade_alike()
    {
        QTemporaryDir temp;
        const Run a = trade(temp.filePath(QStringLiteral("a")).toStdString(), 5'000);
        const Run b = trade(temp.filePath(QStringLiteral("b")).toStdString(), 5'000);
        QVERIFY(a.orders > 0);
        QCOMPARE(a.digest, b.digest);
    }

    // tests/data/session-v1 was written by the first version and is never written again: every later one must want the same orders.
    // With QCAT_KEEP_JOURNAL=FOLDER a new one is written there, for a new version beside the old.
    void the_kept_session_of_version_1_replays_as_ever()
    {
        if (const QString keep = qEnvironmentVariable("QCAT_KEEP_JOURNAL"); !keep.isEmpty()) {
            const Run run = trade(keep.toStdString(), 1'500);
            QFile digest(keep + QStringLiteral("/digest.txt"));
            QVERIFY(digest.open(QIODevice::WriteOnly));
            digest.write(QByteArray::fromStdString(run.digest));
        }
        const QString kept = QStringLiteral(QCAT_SOURCE_DIR "/tests/data/session-v1");
        QFile digest(kept + QStringLiteral("/digest.txt"));
        QVERIFY(digest.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(replayed(kept.toStdString())), digest.readAll());
    }

    // What makes a crash between journal and spool lose nothing: whoever tells the rows, they are the same, under the same sequences.
    void recovery_tells_the_rows_that_the_run_told()
    {
        QTemporaryDir temp;
        const auto folder = temp.filePath(QStringLiteral("journal")).toStdString();
        const Run run = trade(folder, 40'000);
        std::vector<trading::StoreRecord> recovered;
        QVERIFY(runtime::recoverState(folder, kernelConfig().universe, [&](trading::StoreRecord record) {
            recovered.push_back(std::move(record));
            return base::Status{};
        }));
        QCOMPARE(recovered.size(), run.rows.size());
        std::set<std::size_t> kinds;
        for (std::size_t i = 0; i < recovered.size(); ++i) {
            const auto then = store_schema::comparedRow(run.rows[i]), now = store_schema::comparedRow(recovered[i]);
            kinds.insert(run.rows[i].row.index());
            QCOMPARE(recovered[i].row.index(), run.rows[i].row.index());
            QCOMPARE(QString::fromStdString(now.key + ' ' + now.content), QString::fromStdString(then.key + ' ' + then.content));
            QVERIFY2(now.stamp() == then.stamp(), now.key.c_str());
        }
        QCOMPARE(kinds.size(), store_schema::tables().size()); // midnight falls into these minutes, and with it a settlement of funding
    }

    void what_rested_and_stood_is_recovered_from_the_journal_alone()
    {
        QTemporaryDir temp;
        const auto folder = temp.filePath(QStringLiteral("journal")).toStdString();
        trade(folder, 20'000);
        const auto reader = journal::read(folder);
        const auto kernel = trading::Kernel::create(kernelConfig());
        runtime::OrderStreamDigest digest;
        QVERIFY(runtime::replayJournal(**reader, **kernel, digest));

        std::set<std::string> fills;
        const auto recovered = runtime::recoverState(folder, kernelConfig().universe, [&](trading::StoreRecord record) {
            if (const auto *fill = std::get_if<trading::FillRow>(&record.row))
                fills.insert(fill->fill.tradeId);
            return base::Status{};
        });
        QVERIFY2(recovered, recovered ? "" : recovered.error().message.c_str());
        QCOMPARE(qint64(fills.size()), qint64(digest.fills()));
        std::vector<domain::Position> open;
        for (const auto &position : recovered->state.positions)
            if (!position.isFlat())
                open.push_back(position);
        QVERIFY(open == (*kernel)->positions());
        std::set<std::string> expected, found;
        for (const auto &order : (*kernel)->workingOrders())
            expected.insert(order.request.clientId.value);
        for (const auto &order : recovered->state.workingOrders)
            found.insert(order.request.clientId.value);
        QVERIFY(found == expected);
    }

    void a_position_that_nobody_would_watch_is_refused()
    {
        QTemporaryDir temp;
        const auto folder = temp.filePath(QStringLiteral("journal")).toStdString();
        trade(folder, 20'000);
        auto other = kernelConfig().universe;
        other.instruments = {feed::syntheticInstrument("binance-usdm", "SOLUSDT")};
        const auto recovered = runtime::recoverState(folder, other, [](const trading::StoreRecord &) { return base::Status{}; });
        QVERIFY(!recovered);
        QCOMPARE(recovered.error().code, std::string("recovery.not_in_universe"));
    }
};

QTEST_APPLESS_MAIN(TestJournalReplay)
#include "tst_journal_replay.moc"
