#include <qcat/store_spool/spool_writer.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <scripted_store.h>
#include <store_records.h>

#include <fmt/format.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;
using namespace store_spool;

namespace
{

Error error(const char *code)
{
    return {code, std::string("scripted ") + code};
}

} // namespace

// Everything on a manual executor and clock: no thread, no waiting.
class TestSpoolWriter : public QObject
{
    Q_OBJECT

private:
    void append(unsigned from, unsigned to)
    {
        for (unsigned i = from; i <= to; ++i)
            QVERIFY(m_log->append(order(fmt::format("c{}", i), i)));
        m_writer->wake();
    }
    QString written() const
    {
        QStringList ids;
        for (const auto &record : m_script->written)
            ids << QString::fromStdString(std::get<trading::OrderRow>(record.row).order.request.clientId.value);
        return ids.join(QLatin1Char(' '));
    }
    QString calls() const
    {
        QStringList all;
        for (const auto &call : m_script->calls)
            all << QString::fromStdString(call);
        return all.join(QLatin1String(", "));
    }
    // Refuses every batch that holds this order.
    void poison(const std::string &clientId)
    {
        m_script->onWrite = [clientId](const StoreScript::Batch &batch) -> Status {
            for (const auto &record : batch)
                if (std::get<trading::OrderRow>(record.row).order.request.clientId.value == clientId)
                    return error("store.rejected");
            return {};
        };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualExecutor> m_executor;
    std::unique_ptr<StoreScript> m_script;
    std::unique_ptr<SpoolLog> m_log;
    std::unique_ptr<SpoolWriter> m_writer;
    SpoolWriterOptions m_options;

private Q_SLOTS:
    void initTestCase()
    {
        log::installSink([](auto...) {});
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_executor = std::make_unique<ManualExecutor>(*m_clock);
        m_script = std::make_unique<StoreScript>();
        const std::filesystem::path folder = m_folder->path().toStdString();
        auto log = SpoolLog::open({folder, 1 << 20, 1 << 16});
        QVERIFY(log);
        m_log = std::move(*log);
        m_options = {};
        m_options.batchRecords = 4;
        m_writer = std::make_unique<SpoolWriter>(
            *m_log, folder, m_options, domain::Epoch{1}, [this] { return std::make_unique<ScriptedStore>(*m_script); },
            *m_clock, *m_executor);
    }

    void writes_in_order_and_in_batches()
    {
        append(1, 10);
        m_executor->runAll();
        QCOMPARE(written(), QStringLiteral("c1 c2 c3 c4 c5 c6 c7 c8 c9 c10"));
        QCOMPARE(calls(), QStringLiteral("open, write 4, write 4, write 2"));
        const SpoolStatus status = m_writer->status();
        QCOMPARE(status.writtenRecords, 10);
        QCOMPARE(status.pendingRecords, 0);
        QVERIFY(status.reachable && !status.error);
        QVERIFY(status.lastWrite == m_clock->wallNow());
        QCOMPARE(QString::fromStdString(status.store), QStringLiteral("scripted"));
    }

    void records_that_come_while_it_rests_are_written()
    {
        append(1, 1);
        m_executor->runAll();
        append(2, 2);
        m_executor->runAll();
        QCOMPARE(written(), QStringLiteral("c1 c2"));
    }

    void an_outage_is_waited_out_and_nothing_is_lost_or_out_of_order()
    {
        bool away = true;
        m_script->onOpen = [&] { return away ? Status(error("store.unreachable")) : Status(); };
        append(1, 3);
        m_executor->runAll();
        const SteadyTime since = m_clock->steadyNow();
        m_executor->advance(1min);
        append(4, 6);
        const SpoolStatus status = m_writer->status();
        QVERIFY(!status.reachable);
        QVERIFY(status.unreachableSince == since);
        QCOMPARE(QString::fromStdString(status.error->code), QStringLiteral("store.unreachable"));
        QCOMPARE(status.pendingRecords, 6);
        away = false;
        m_executor->advance(3s);
        QCOMPARE(written(), QStringLiteral("c1 c2 c3 c4 c5 c6"));
        QVERIFY(m_writer->status().reachable && !m_writer->status().unreachableSince);
    }

    void tries_while_the_store_is_away_are_neither_a_storm_nor_far_apart()
    {
        std::vector<SteadyTime> tries;
        m_script->onOpen = [&] {
            tries.push_back(m_clock->steadyNow());
            return Status(error("store.unreachable"));
        };
        append(1, 1);
        m_executor->runAll();
        m_executor->advance(10min);
        QVERIFY2(tries.size() > 200, qPrintable(QString::number(tries.size())));
        for (std::size_t i = 1; i < tries.size(); ++i) {
            const Duration wait = tries[i] - tries[i - 1];
            QVERIFY2(wait >= m_options.shortestWait && wait <= m_options.longestWait,
                     qPrintable(QString::number(wait.count())));
        }
    }

    void a_refused_login_is_tried_again_at_leisure()
    {
        m_script->onOpen = [] { return Status(error("store.auth")); };
        append(1, 1);
        m_executor->runAll();
        m_executor->advance(m_options.waitAfterRefusedLogin - 1s);
        QCOMPARE(calls(), QStringLiteral("open"));
        m_executor->advance(1s);
        QCOMPARE(calls(), QStringLiteral("open, open"));
    }

    void a_retry_that_is_asked_for_cuts_the_wait_and_leaves_one_chain_of_tries()
    {
        bool away = true;
        m_script->onOpen = [&] { return away ? Status(error("store.auth")) : Status(); };
        append(1, 1);
        m_executor->runAll();
        away = false;
        m_writer->retryNow();
        m_executor->runAll();
        QCOMPARE(written(), QStringLiteral("c1"));
        const QString before = calls();
        m_executor->advance(2min); // the wait that was cut short comes to its end
        QCOMPARE(calls(), before);
    }

    void a_commit_in_doubt_is_written_again()
    {
        bool doubtful = true;
        m_script->onWrite = [&](const StoreScript::Batch &) -> Status {
            if (std::exchange(doubtful, false))
                return error("store.unreachable").with("in_doubt", "true");
            return {};
        };
        append(1, 2);
        m_executor->runAll();
        m_executor->advance(3s);
        QCOMPARE(calls(), QStringLiteral("open, write 2, open, write 2"));
        QCOMPARE(m_writer->status().pendingRecords, 0);
    }

    void a_poison_record_is_put_aside_and_holds_up_no_other()
    {
        poison("c3");
        append(1, 10);
        m_executor->runAll();
        m_executor->advance(10s);
        QCOMPARE(written(), QStringLiteral("c1 c2 c4 c5 c6 c7 c8 c9 c10"));
        const SpoolStatus status = m_writer->status();
        QCOMPARE(status.rejectedRecords, 1);
        QCOMPARE(status.pendingRecords, 0);
        QVERIFY(status.reachable && !status.error);
        QFile rejected(m_folder->filePath(QStringLiteral("rejected.txt")));
        QVERIFY(rejected.open(QIODevice::ReadOnly));
        const QString line = QString::fromUtf8(rejected.readAll());
        const QString expected = QStringLiteral(
            "| order c3 of BTCUSDT, paper/main | epoch 1 sequence 3 ordinal 0 | scripted store.rejected |");
        QVERIFY2(line.contains(expected), qPrintable(line));
        QCOMPARE(line.count(QLatin1Char('\n')), 1);
    }

    void a_record_is_refused_several_times_before_it_is_put_aside()
    {
        poison("c1");
        append(1, 1);
        m_executor->runAll();
        m_executor->advance(10s);
        QCOMPARE(calls(), QStringLiteral("open, write 1, write 1, write 1"));
    }

    void an_engine_that_was_overtaken_writes_nothing_more()
    {
        m_script->onWrite = [](const StoreScript::Batch &) { return Status(error("store.stale_epoch")); };
        append(1, 2);
        m_executor->runAll();
        append(3, 3);
        m_executor->advance(10min);
        QCOMPARE(calls(), QStringLiteral("open, write 2"));
        QVERIFY(m_writer->status().fenced);
        QCOMPARE(m_writer->status().pendingRecords, 3);
        const auto flushed = m_writer->waitUntilWritten(10s);
        QVERIFY(!flushed);
        QVERIFY2(flushed.error().message.find("scripted store.stale_epoch") != std::string::npos,
                 flushed.error().message.c_str());
    }

    void stop_ends_between_two_batches_and_keeps_the_rest()
    {
        m_script->onWrite = [this](const StoreScript::Batch &) {
            m_writer->stop();
            return Status();
        };
        append(1, 10);
        m_executor->runAll();
        QCOMPARE(written(), QStringLiteral("c1 c2 c3 c4"));
        QCOMPARE(m_writer->status().pendingRecords, 6);
    }

    // --- the claim on the account
    void an_idle_engine_says_every_two_seconds_that_it_commands()
    {
        m_writer->wake();
        m_executor->runAll();
        QVERIFY(m_writer->status().claimed);
        m_executor->advance(7s);
        QCOMPARE(m_script->renewals, 3);
        QCOMPARE(calls(), QStringLiteral("open"));
    }

    void a_renewal_that_fails_is_an_outage_and_the_store_is_opened_again()
    {
        m_writer->wake();
        m_executor->runAll();
        m_script->onRenew = [] { return error("store.unreachable"); };
        m_executor->advance(2s);
        QVERIFY(!m_writer->status().reachable && m_writer->status().unreachableSince && m_writer->status().claimed);
        m_script->onRenew = [] { return Status(); };
        m_executor->advance(1s);
        QVERIFY(m_writer->status().reachable);
        QCOMPARE(calls(), QStringLiteral("open, open"));
    }

    void an_overtaken_engine_is_fenced_without_writing_anything()
    {
        m_writer->wake();
        m_executor->runAll();
        m_script->onRenew = [] { return error("store.stale_epoch"); };
        m_executor->advance(2s);
        QVERIFY(m_writer->status().fenced && m_writer->status().claimed);
    }

    void a_pending_claim_is_no_outage_and_is_looked_at_again_and_again()
    {
        m_script->onOpen = [] { return error("store.claim_pending"); };
        append(1, 1);
        m_executor->advance(2s);
        const SpoolStatus pending = m_writer->status();
        QVERIFY(!pending.claimed && !pending.fenced && !pending.unreachableSince);
        QCOMPARE(QString::fromStdString(pending.error->code), QStringLiteral("store.claim_pending"));
        m_script->onOpen = [] { return Status(); };
        m_executor->advance(1s);
        QVERIFY(m_writer->status().claimed);
        QCOMPARE(written(), QStringLiteral("c1"));
    }

    void an_account_that_another_engine_commands_is_left_alone_for_good()
    {
        m_script->onOpen = [] { return error("store.commanded_elsewhere"); };
        append(1, 1);
        m_executor->advance(1h);
        QCOMPARE(calls(), QStringLiteral("open"));
        QVERIFY(m_writer->status().fenced && !m_writer->status().claimed);
    }

    void the_account_is_given_back_at_the_stop()
    {
        m_writer->wake();
        m_executor->runAll();
        m_writer->stop();
        m_executor->runAll();
        QCOMPARE(calls(), QStringLiteral("open, release"));
    }
};

QTEST_APPLESS_MAIN(TestSpoolWriter)
#include "tst_spool_writer.moc"
