#include "engine_contract.h"
#include "running_host.h"

#include <qcat/ops_store/sqlite_ops_store.h>

#include <QDir>
#include <QTest>

#include <future>

using namespace qcat;
using domain::TradingState;

namespace
{

struct HostFixture
{
    RunningHost running;
    api::Engine &engine() { return running.host(); }
    api::Command command() { return {"tester", api::AddNote{{"INC-0"}, "nothing there"}}; }
    void publishSnapshot() {}
    void shutDown() { running.host().stop(); }
};

} // namespace

class TestEngineHost : public QObject
{
    Q_OBJECT

    static domain::IncidentId openedOutside(RunningHost &running)
    {
        for (const auto held = running.now(); const auto &incident : held->ops->incidents)
            if (incident.component.value == "external" && incident.id.isValid())
                return incident.id;
        return {};
    }
    // Of an attached file, or why it is not to be had.
    static QByteArray content(api::Engine &engine, const std::string &sha256)
    {
        base::LoopThread thread("asks", 4, [](const std::exception_ptr &) {});
        std::promise<QByteArray> read;
        engine.attachment(
            sha256, [&](const base::Result<api::FileContent> &file) { read.set_value(QByteArray::fromStdString(file ? file->bytes : file.error().code)); }, thread);
        return read.get_future().get();
    }

private Q_SLOTS:
    // --- the contract of every api::Engine
    void snapshot_is_never_null() { contract(engine_contract::snapshot_is_never_null<HostFixture>); }
    void newest_snapshot_is_delivered_first() { contract(engine_contract::newest_snapshot_is_delivered_first<HostFixture>); }
    void every_question_for_history_is_answered_exactly_once()
    {
        contract(engine_contract::every_question_for_history_is_answered_exactly_once<HostFixture>);
    }
    void snapshots_go_on_coming() { contract(engine_contract::snapshots_go_on_coming<HostFixture>); }
    void every_command_is_answered_exactly_once_under_its_id()
    {
        contract(engine_contract::every_command_is_answered_exactly_once_under_its_id<HostFixture>);
    }
    void commands_from_many_threads_are_all_answered()
    {
        contract(engine_contract::commands_from_many_threads_are_all_answered<HostFixture>);
    }
    void events_come_in_order_without_gaps() { contract(engine_contract::events_come_in_order_without_gaps<HostFixture>); }
    void observers_run_on_their_executor() { contract(engine_contract::observers_run_on_their_executor<HostFixture>); }
    void nothing_is_delivered_after_unsubscribing() { contract(engine_contract::nothing_is_delivered_after_unsubscribing<HostFixture>); }
    void slow_observer_loses_no_event() { contract(engine_contract::slow_observer_loses_no_event<HostFixture>); }
    void commands_are_answered_even_when_the_engine_is_stopping()
    {
        contract(engine_contract::commands_are_answered_even_when_the_engine_is_stopping<HostFixture>);
    }

    // --- files of incidents
    void an_attached_file_lies_in_the_data_folder_and_is_read_back()
    {
        QTemporaryDir folder;
        RunningHost running({}, folder.path());
        QVERIFY(running.started());
        QVERIFY(running.run(api::ReportAlerts{{{"Disk", "db1", "test", "slow", domain::Severity::P1}}}));
        domain::IncidentId id;
        QTRY_VERIFY_WITH_TIMEOUT(!(id = openedOutside(running)).value.empty(), 60'000);
        const std::string bytes("\0\x01 binary\n", 10);
        const auto answer = running.run(api::AttachFile{id, "disk.bin", {bytes}});
        QVERIFY(answer && !answer->error);
        const auto file = folder.filePath(QStringLiteral("attachments/") + QString::fromStdString(answer->createdId));
        QVERIFY(QFile::exists(file));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(content(running.host(), answer->createdId), QByteArray::fromStdString(bytes));
        QCOMPARE(content(running.host(), "../ops.sqlite"), QByteArray("attachment.unknown"));
        {
            QFile changed(file);
            QVERIFY(changed.open(QIODevice::Append) && changed.write("x") == 1);
        }
        QCOMPARE(content(running.host(), answer->createdId), QByteArray("attachment.damaged"));
    }

    // --- the kill path
    void flatten_is_verified_at_the_venue_while_the_engine_thread_is_blocked()
    {
        RunningHost running;
        QVERIFY2(running.started(), errorOf(running));
        QTRY_VERIFY_WITH_TIMEOUT(!running.now()->trading->positions.empty(), 60'000);

        std::promise<void> entered, release;
        running.host().postToEngine([&] {
            entered.set_value();
            release.get_future().wait();
        });
        entered.get_future().wait();
        const auto wrongWord = running.run(api::Flatten{"flatten"});
        QVERIFY(wrongWord && wrongWord->error);
        const auto flat = running.run(api::Flatten{std::string(api::kFlattenPhrase)});
        release.set_value();
        QVERIFY(flat);
        QVERIFY2(!flat->error, flat->error ? flat->error->message.c_str() : "");
        QVERIFY2(flat->verified.text.find("0 positions, 0 orders, 0 conditional orders") != std::string::npos, flat->verified.text.c_str());

        // the engine, free again, finds what the guard has done
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->trading->positions.empty(), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 20'000);
    }

    void a_full_queue_refuses_what_can_wait_and_never_a_halt()
    {
        RunningHost running;
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 10'000);
        std::promise<void> entered, release;
        running.host().postToEngine([&] {
            entered.set_value();
            release.get_future().wait();
        });
        entered.get_future().wait();
        for (std::size_t i = 0; i < running.host().queues().at(0).capacity; ++i)
            running.host().postToEngine([] {});
        const auto refused = running.run(api::EnableStrategy{{"mm"}, false});
        const auto halted = running.run(api::Halt{"full"});
        release.set_value();
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->code, std::string("engine.busy"));
        QVERIFY(halted && !halted->error);
    }

    void a_halt_outlives_a_restart_and_only_a_human_ends_it()
    {
        QTemporaryDir folder;
        {
            RunningHost running({}, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 10'000);
            QVERIFY(running.run(api::Halt{"test"}));
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 10'000);
        }
        RunningHost again({}, folder.path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), TradingState::Halted, 10'000);
        const auto resumed = again.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resumed && !resumed->error);
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), TradingState::Active, 10'000);
    }

    void positions_and_money_survive_a_restart()
    {
        QTemporaryDir folder;
        std::string quantity, balance;
        {
            RunningHost running({}, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_VERIFY_WITH_TIMEOUT(!running.now()->trading->positions.empty(), 60'000);
            QVERIFY(running.run(api::Halt{"test"}));
            QTRY_VERIFY_WITH_TIMEOUT(running.state() == TradingState::Halted && running.now()->trading->workingOrders.empty(), 10'000);
            const auto trading = running.now()->trading;
            QVERIFY(!trading->positions.empty());
            quantity = trading->positions[0].position.quantity.toString();
            balance = trading->accounts[0].balance.toString();
        }
        RunningHost again({}, folder.path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_VERIFY_WITH_TIMEOUT(!again.now()->trading->positions.empty(), 10'000);
        QCOMPARE(again.now()->trading->positions[0].position.quantity.toString(), quantity);
        QCOMPARE(again.now()->trading->accounts[0].balance.toString(), balance);
    }

    void a_start_that_dies_half_way_forgets_neither_halt_nor_position()
    {
        QTemporaryDir folder;
        {
            RunningHost running({}, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_VERIFY_WITH_TIMEOUT(!running.now()->trading->positions.empty(), 60'000);
            QVERIFY(running.run(api::Halt{"test"}));
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 10'000);
        }
        // as a kill between "old journal put aside" and "new journal begun" leaves it
        QVERIFY(QDir(folder.path()).rename(QStringLiteral("journal"), QStringLiteral("journal-0001")));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("journal")));
        RunningHost again({}, folder.path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), TradingState::Halted, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!again.now()->trading->positions.empty(), 10'000);
    }

    void the_newest_snapshot_shows_what_an_answer_says()
    {
        RunningHost running;
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 10'000);
        for (int i = 0; i < 5; ++i) {
            const auto halted = running.answerAndSnapshot(api::Halt{"test"});
            QVERIFY(halted && halted->trading->state == TradingState::Halted);
            const auto resumed = running.answerAndSnapshot(api::Resume{std::string(api::kResumePhrase)});
            QVERIFY(resumed && resumed->trading->state == TradingState::Active);
        }
    }

    void a_stop_that_flattens_leaves_nothing_and_records_it()
    {
        QTemporaryDir folder;
        domain::Config config;
        config.exchange.onStop = domain::OnStop::Flatten;
        {
            RunningHost running(config, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_VERIFY_WITH_TIMEOUT(!running.now()->trading->positions.empty(), 60'000);
            running.host().stop();
        }
        const auto payload = lastStop(folder);
        QVERIFY2(payload.contains("\"known\":true") && payload.contains("\"positions\":0") && payload.contains("\"unprotected\":[]"),
                 payload.constData());
        RunningHost again(config, folder.path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_COMPARE_WITH_TIMEOUT(again.state() != TradingState::Starting, true, 10'000);
        QVERIFY(again.now()->trading->positions.empty());
    }

    void a_stop_that_leaves_positions_records_which_no_stop_covers()
    {
        QTemporaryDir folder;
        {
            RunningHost running({}, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_VERIFY_WITH_TIMEOUT(!running.now()->trading->positions.empty(), 60'000);
            running.host().stop();
        }
        const auto payload = lastStop(folder);
        QVERIFY2(payload.contains("\"positions\":1") && payload.contains("\"unprotected\":["), payload.constData());
    }

    void a_flatten_without_its_word_does_nothing()
    {
        RunningHost running;
        QVERIFY2(running.started(), errorOf(running));
        const auto refused = running.run(api::Flatten{"no"});
        QVERIFY(refused && refused->error);
        QCOMPARE(running.state() == TradingState::Halted, false);
    }

    void a_second_host_on_the_folder_is_refused()
    {
        QTemporaryDir folder;
        RunningHost first({}, folder.path());
        QVERIFY2(first.started(), errorOf(first));
        RunningHost second({}, folder.path());
        QVERIFY(!second.started());
        QCOMPARE(second.started().error().code, std::string("data.in_use"));
    }

    void a_refused_act_stands_in_the_audit_chain_as_refused()
    {
        QTemporaryDir folder;
        {
            RunningHost running({}, folder.path());
            QVERIFY2(running.started(), errorOf(running));
            const auto tested = running.run(api::TestChannel{"nope"});
            QVERIFY(tested && tested->error);
            const auto signedOver = running.run(api::SignHandover{"primary", "nobody", {}});
            QVERIFY(signedOver && signedOver->error);
            running.host().stop();
        }
        const auto store = ops_store::SqliteOpsStore::open(folder.filePath(QStringLiteral("ops.sqlite")).toStdString());
        const auto records = store ? (*store)->loadAudit(50) : base::Result<std::vector<ops::AuditRecord>>(store.error());
        QVERIFY(records);
        int refused = 0;
        for (const auto &record : *records)
            if (record.action == "channel.test" || record.action == "oncall.sign") {
                QVERIFY2(record.payload.starts_with("{\"outcome\":\"refused\",\"code\":\"notify."), record.payload.c_str());
                ++refused;
            }
        QCOMPARE(refused, 2);
    }

private:
    // What the last stop wrote into the audit chain.
    static QByteArray lastStop(const QTemporaryDir &folder)
    {
        const auto store = ops_store::SqliteOpsStore::open(folder.filePath(QStringLiteral("ops.sqlite")).toStdString());
        const auto records = store ? (*store)->loadAudit(1) : base::Result<std::vector<ops::AuditRecord>>(store.error());
        if (!records || records->empty() || records->front().action != "engine.stop")
            return "no record of the stop";
        return QByteArray::fromStdString(records->front().payload);
    }
    void contract(void (*check)(HostFixture &))
    {
        HostFixture fixture;
        QVERIFY2(fixture.running.started(), errorOf(fixture.running));
        check(fixture);
    }
    static const char *errorOf(const RunningHost &running)
    {
        return running.started() ? "" : running.started().error().message.c_str();
    }
};

QTEST_GUILESS_MAIN(TestEngineHost)
#include "tst_engine_host.moc"
