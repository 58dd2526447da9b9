#include <qcat/base/manual_executor.h>
#include <qcat/desk/upkeep_book.h>
#include <qcat/ops_store/audit_reader.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::UpkeepTask;
using ops::UpkeepBook;

// The calendar over a real store, on a clock that the test moves.
class TestUpkeep : public QObject
{
    Q_OBJECT

    struct Calendar {
        std::unique_ptr<ops_store::SqliteOpsStore> store;
        std::unique_ptr<ops::OutboxStore> notes;
        std::unique_ptr<UpkeepBook> book;

        const domain::UpkeepItem &of(UpkeepTask task) const
        {
            for (const auto &item : book->items())
                if (item.task == task)
                    return item;
            qFatal("not in the calendar");
        }
    };

    Calendar open(std::vector<std::string> secrets = {})
    {
        Calendar calendar;
        auto store = ops_store::SqliteOpsStore::open(m_folder->filePath(QStringLiteral("ops.sqlite")).toStdString());
        if (!store)
            qFatal("%s", store.error().message.c_str());
        calendar.store = std::move(*store);
        calendar.notes = calendar.store->outbox();
        calendar.book = std::make_unique<UpkeepBook>(
            std::vector<UpkeepBook::Asked>{{UpkeepTask::RestoreTest, 168h, true}, {UpkeepTask::HostUpdates, 720h}, {UpkeepTask::KeyRotation, 24h, true}},
            *calendar.store, *calendar.notes, m_clock, ops::Redactor(std::move(secrets)));
        if (const auto started = calendar.book->start(); !started)
            qFatal("%s", started.error().message.c_str());
        return calendar;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.advance(1h);
    }

    void what_was_never_done_counts_from_the_first_start_and_not_from_this_one()
    {
        const auto begin = m_clock.wallNow();
        (void)open();
        m_clock.advance(700h);
        const auto again = open();
        QCOMPARE(again.of(UpkeepTask::HostUpdates).nextDue().ns, (begin + 720h).ns);
        QVERIFY(!again.of(UpkeepTask::HostUpdates).isOverdue(m_clock.wallNow()));
        m_clock.advance(21h);
        QVERIFY(again.of(UpkeepTask::HostUpdates).isOverdue(m_clock.wallNow()));
    }

    void what_somebody_noted_is_remembered_and_audited()
    {
        const auto done = m_clock.wallNow();
        QVERIFY(open().book->note(UpkeepTask::HostUpdates, "ann lee", "unattended-upgrades,\nreboot at 04:00"));
        m_clock.advance(1h);
        const auto again = open();
        const auto &item = again.of(UpkeepTask::HostUpdates);
        QCOMPARE(item.lastDone.ns, done.ns);
        QCOMPARE(item.by, std::string("ann lee"));
        QCOMPARE(item.note, std::string("unattended-upgrades,\nreboot at 04:00"));
        const auto audit = again.store->loadAudit(10);
        QVERIFY(audit && audit->size() == 1);
        QCOMPARE(audit->front().action, std::string("upkeep.note"));
        QCOMPARE(audit->front().target, std::string("host_updates"));
    }

    void what_is_refused_leaves_no_trace()
    {
        const auto calendar = open();
        const auto before = calendar.book->items();
        QCOMPARE(calendar.book->note(UpkeepTask::AccessAudit, "ann", "").error().code, std::string("upkeep.not_asked"));
        QCOMPARE(calendar.book->note(UpkeepTask::HostUpdates, "ann", std::string(1001, 'x')).error().code, std::string("command.text_too_long"));
        QVERIFY(calendar.book->items() == before);
        QVERIFY(calendar.store->loadAudit(10)->empty());
    }

    void what_qcat_sees_by_itself_is_not_overwritten_by_a_word()
    {
        const auto calendar = open();
        calendar.book->seen(UpkeepTask::RestoreTest, m_clock.wallNow());
        const auto before = calendar.book->items();
        const auto refused = calendar.book->note(UpkeepTask::RestoreTest, "ann", "hello");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("upkeep.is_seen"));
        QCOMPARE(refused.error().arg("task"), std::string_view("restore_test"));
        QCOMPARE(refused.error().arg("way"), std::string_view("qcat backup verify"));
        QVERIFY(refused.error().message.find("qcat backup verify") != std::string::npos);
        QVERIFY(calendar.book->items() == before);
        QVERIFY(calendar.store->loadAudit(10)->empty());
    }

    void secrets_do_not_get_into_notes()
    {
        const auto calendar = open({"s3cr3t-w0rd"});
        QVERIFY(calendar.book->note(UpkeepTask::HostUpdates, "ann", "the password is s3cr3t-w0rd"));
        QVERIFY(calendar.of(UpkeepTask::HostUpdates).note.find("s3cr3t") == std::string::npos);
        QVERIFY(calendar.store->loadAudit(1)->front().payload.find("s3cr3t") == std::string::npos);
    }

    void what_qcat_sees_counts_when_it_is_newer()
    {
        const auto seen = m_clock.wallNow();
        open().book->seen(UpkeepTask::RestoreTest, seen);
        m_clock.advance(10h);
        const auto again = open();
        again.book->seen(UpkeepTask::RestoreTest, seen + -1h);
        again.book->seen(UpkeepTask::RestoreTest, {});
        again.book->seen(UpkeepTask::OffsiteCopy, seen); // not asked for
        QCOMPARE(again.of(UpkeepTask::RestoreTest).lastDone.ns, seen.ns);
        QCOMPARE(again.of(UpkeepTask::RestoreTest).by, std::string("qcat"));
    }

    void check_names_what_is_overdue_the_longest_and_counts_the_others()
    {
        const auto calendar = open();
        const auto check = ops::upkeepCheck(*calendar.book, m_clock);
        QCOMPARE(check({}).finding.code, std::string("upkeep.ok"));
        m_clock.advance(25h); // keys: they have a fault of their own
        QCOMPARE(check({}).finding.code, std::string("upkeep.ok"));
        m_clock.advance(700h);
        const auto finding = check({}).finding;
        QCOMPARE(finding.code, std::string("upkeep.restore_test_overdue"));
        QVERIFY(finding.health == domain::Health::Warn);
        QCOMPARE(finding.args.at(1).value, std::string("1"));
    }

private:
    base::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
