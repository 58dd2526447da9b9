#include <qcat/ops_store/audit_reader.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using ops_store::SqliteOpsStore;

namespace
{

constexpr base::WallTime kNow{1'763'812'800'123'456'789}; // 2025-11-22T12:00:00.123456789Z

domain::Finding finding(const char *code)
{
    return {code, "words, \"quoted\", 数据库", {{"arg", "value"}}, domain::Health::Crit};
}

// Every field differs from its default, so that one that is forgotten shows.
domain::Incident incident(const char *id, std::int64_t opened = kNow.ns)
{
    domain::Incident i;
    i.id = {id};
    i.fault = {"database.connection_failed"};
    i.title = {"Database", "数据库"};
    i.component = {"postgresql"};
    i.instance = "127.0.0.1:5432/qcat";
    i.severity = domain::Severity::P0;
    i.state = domain::IncidentState::Mitigated;
    i.since = {kNow.ns - 10};
    i.openedAt = {opened};
    i.acknowledgedAt = {kNow.ns + 1};
    i.resolvedAt = {kNow.ns + 2};
    i.mitigatedAt = {kNow.ns + 4};
    i.resolvesAt = {kNow.ns + 5};
    i.clockFrom = {kNow.ns + 6};
    i.lapsesAt = {kNow.ns + 7};
    i.origin = domain::IncidentOrigin::External;
    i.flags = {{"SIL-1"}, true, {"INC-0"}, true};
    i.mergedInto = {"INC-9"};
    i.acknowledgeBy = {kNow.ns + 3};
    i.owner = "ann";
    i.symptoms = {finding("postgresql.refused")};
    i.consequences = {{"store"}};
    i.runbook = "database.connection_failed";
    i.exposureAtStart.known = true;
    i.exposureAtStart.wallTime = kNow;
    i.exposureAtStart.openOrders = 3;
    i.exposureAtStart.conditionalOrders = 1;
    i.exposureAtStart.unknownOrders = 2;
    i.exposureAtStart.gross = *base::Decimal::parse("41200.12345678");
    i.exposureAtStart.equity = *base::Decimal::parse("100214.3");
    i.exposureAtStart.legs = {{"main", "BTCUSDT", *base::Decimal::parse("-0.5"), *base::Decimal::parse("61800.2"),
                               *base::Decimal::parse("61900"), *base::Decimal::parse("-49.9"),
                               *base::Decimal::parse("70000"), true}};
    i.meaning = {"means", "含义"};
    i.timeline = {{kNow, domain::TimelineKind::Opened, "qcat", finding("incident.opened")}};
    return i;
}

domain::RunbookRun run(const char *id)
{
    domain::RunbookStep step;
    step.name = "restart";
    step.title = {"Restart", "重启"};
    step.looksFor = {"looks", "查看"};
    step.action = "service.restart";
    step.mode = domain::StepMode::Mutate;
    step.risk = domain::Risk::High;
    step.confirm = domain::Confirm::Typed;
    step.confirmPhrase = "RESTART x";
    step.effect = {"effect", "影响"};
    step.undo = {"undo", "撤销"};
    step.timeout = std::chrono::seconds(60);
    step.expectedDuration = std::chrono::milliseconds(5001);
    step.irreversible = true;
    step.retries = 2;
    step.retryDelay = std::chrono::seconds(3);
    step.onFailure = domain::OnFailure::Step;
    step.onFailureStep = "call";
    step.inputs = {{"service", "postgresql"}};
    step.outputs = {{"pid", "main_pid"}};
    step.preconditions = {{"look.health == ok", {"must be well", "须正常"}}};
    step.approvalTtl = std::chrono::minutes(10);
    step.choices = {{"look.pid > 1", "call"}};
    step.otherwise = "call";
    step.next = "call";
    step.isEnd = true;
    domain::RunbookRun r;
    r.id = {id};
    r.incident = {"INC-1"};
    r.runbook = {"mend", 3, "abc", {"Mend", "修复"}, {"fault"}, {"component"}, {}, {step}};
    r.runbook.parameters = {{"pid", {"Process", "进程"}, domain::InputKind::Integer, 1, 2'147'483'647},
                            {"which", {"Which", "哪个"}, domain::InputKind::Enum, 0, 0, "", {"a", "b"}, "b"}};
    r.runbook.owner = "ops";
    r.runbook.reviewBy = "2027-05-01";
    r.runbook.lockKey = "db/4711";
    r.runbook.limits = {1, 2, std::chrono::minutes(15), 3, std::chrono::hours(24)};
    r.runbook.mostOutput = 4096;
    r.runbook.followUp = {{"Then", "之后"}};
    r.runbook.isOwn = true;
    r.inputs = {{"pid", "4711"}};
    r.state = domain::RunState::Escalated;
    r.operatorName = "ann";
    r.startedAt = kNow;
    r.finishedAt = {kNow.ns + 5};
    r.steps = {{"restart",
                domain::StepState::Interrupted,
                finding("step.interrupted"),
                "out\nput",
                true,
                kNow,
                {kNow.ns + 4},
                "bob",
                "why",
                2,
                "unit",
                {{"pid", "7"}}}};
    r.approval = {"restart", "ann", "must be", kNow, {kNow.ns + 9}, "bob", true};
    return r;
}

ops::AuditRecord record(int number)
{
    return {0, {kNow.ns + number}, "ann", "runbook.step.intent", "unit", "{\"n\":\"" + std::to_string(number) + "\"}",
            ""};
}

} // namespace

class TestSqliteOpsStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString file() { return m_dir.filePath(QStringLiteral("ops-%1.db").arg(++m_files)); }
    static std::unique_ptr<SqliteOpsStore> open(const QString &path)
    {
        auto store = SqliteOpsStore::open(path.toStdString());
        if (!store)
            qFatal("%s", store.error().message.c_str());
        return std::move(store).value();
    }
    static QString refusal(const QString &path)
    {
        auto store = SqliteOpsStore::open(path.toStdString());
        return store ? QStringLiteral("opened") : QString::fromStdString(store.error().code);
    }
    // What somebody with a database tool could do to the file.
    static void tamper(const QString &path, const char *sql)
    {
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY2(query.exec(QLatin1String(sql)), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    }

private Q_SLOTS:
    void incidents_and_runs_come_back_as_they_were()
    {
        const auto path = file();
        const auto saved = incident("INC-20251122-0001");
        const auto savedRun = run("INC-1-R1");
        {
            auto store = open(path);
            QVERIFY(store->saveIncident(saved));
            QVERIFY(store->saveRun(savedRun));
        }
        auto store = open(path);
        QVERIFY(store->loadIncidents(10)->at(0) == saved);
        QVERIFY(store->loadRuns(10)->at(0) == savedRun);
    }

    void the_newest_are_loaded_and_every_one_that_is_not_over()
    {
        auto store = open(file());
        for (int i = 1; i <= 5; ++i) {
            auto saved = incident(qPrintable(QStringLiteral("INC-%1").arg(i)), kNow.ns + i);
            saved.state = i == 2 ? domain::IncidentState::Open : domain::IncidentState::Closed;
            QVERIFY(store->saveIncident(saved));
        }
        QStringList ids;
        for (const auto &loaded : *store->loadIncidents(2))
            ids << QString::fromStdString(loaded.id.value);
        QCOMPARE(ids.join(QLatin1Char(' ')), QStringLiteral("INC-2 INC-4 INC-5"));
    }

    void who_writes_beside_the_desk_continues_its_chain_and_makes_no_store()
    {
        const auto path = file();
        const auto none = SqliteOpsStore::openBeside(path.toStdString());
        QVERIFY(!none && none.error().code == "ops_store.failed" && !QFile::exists(path));
        auto desk = open(path);
        {
            const auto beside = SqliteOpsStore::openBeside(path.toStdString());
            QVERIFY(desk->appendAudit({0, kNow, "ann", "incident.note", "INC-1", {}, {}}));
            QVERIFY(beside && (*beside)->appendAudit({0, kNow, "root", "token.add", "carol", {}, {}}));
            QVERIFY(desk->appendAudit({0, kNow, "ann", "incident.close", "INC-1", {}, {}}));
        }
        const auto verdict = desk->verifyAudit({});
        QVERIFY(verdict && verdict->state == ops::AuditVerdict::State::Holds && verdict->head.sequence == 3);
        desk.reset();
        tamper(path, "PRAGMA user_version=5");
        const auto older = SqliteOpsStore::openBeside(path.toStdString());
        QVERIFY2(!older && older.error().message.find("another version") != std::string::npos, "it is not brought to ours under its desk's feet");
    }

    void a_timeline_only_grows()
    {
        auto store = open(file());
        auto changed = incident("INC-1");
        changed.timeline.push_back(changed.timeline.front());
        QVERIFY(store->saveIncident(changed));
        changed.timeline.pop_back();
        const auto refused = store->saveIncident(changed);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("ops_store.timeline_shorter"));
        QCOMPARE(store->loadIncidents(1)->at(0).timeline.size(), std::size_t(2));
    }

    void an_incident_number_is_never_given_twice()
    {
        const auto path = file();
        QCOMPARE(open(path)->nextIncidentId(kNow)->value, std::string("INC-20251122-0001"));
        auto store = open(path);
        QCOMPARE(store->nextIncidentId(kNow)->value, std::string("INC-20251122-0002"));
        QCOMPARE(store->nextIncidentId({kNow.ns + 86'400'000'000'000})->value, std::string("INC-20251123-0001"));
    }

    void silences_come_back_as_they_were()
    {
        const auto path = file();
        domain::Silence silence;
        silence.id = {"SIL-1"};
        silence.kind = domain::SilenceKind::Maintenance;
        silence.match = {"database.*", {"postgresql"}, "one", domain::Severity::P1};
        silence.owner = "ann";
        silence.reason = "升级";
        silence.createdAt = silence.from = kNow;
        silence.until = {kNow.ns + 1};
        silence.needsApproval = silence.brokenGlass = true;
        silence.approvedBy = "bob";
        silence.endedAt = {kNow.ns + 2};
        silence.endedBy = "eve";
        QVERIFY(open(path)->saveSilence(silence));
        QVERIFY(open(path)->loadSilences(10)->at(0) == silence);
        QCOMPARE(open(path)->nextSilenceId(kNow)->value, std::string("SIL-20251122-0001"));
    }

    void what_is_written_together_is_there_together_or_not_at_all()
    {
        const auto path = file();
        auto store = open(path);
        const auto refused = store->transact([&]() -> base::Status {
            if (auto saved = store->saveIncident(incident("INC-1")); !saved)
                return saved;
            return base::Error{"outbox.full", "no"};
        });
        QCOMPARE(refused.error().code, std::string("outbox.full"));
        QVERIFY(store->loadIncidents(10)->empty());
        QVERIFY(store->transact([&] { return store->appendAudit(record(1)); }));
        QVERIFY(store->verifyAudit({})->head.sequence == 1);
    }

    void an_audit_chain_that_lost_its_end_or_was_written_anew_is_found_by_what_was_noted()
    {
        using State = ops::AuditVerdict::State;
        const auto path = file();
        ops::AuditHead noted;
        {
            auto store = open(path);
            for (int i = 0; i < 5; ++i)
                QVERIFY(store->appendAudit(record(i)));
            noted = *store->auditHead();
            QVERIFY(store->appendAudit(record(5)));
            QVERIFY(store->verifyAudit(noted)->state == State::Holds);
        }
        tamper(path, "DELETE FROM audit WHERE sequence > 3");
        auto verdict = ops_store::AuditReader::open(path.toStdString()).value()->verify(noted);
        QVERIFY(verdict->state == State::Truncated);
        QCOMPARE(verdict->sequence, std::uint64_t(5));
        const auto other = file();
        {
            auto store = open(other); // holds in itself, but is another one
            for (int i = 0; i < 6; ++i)
                QVERIFY(store->appendAudit(record(i + 1)));
            QVERIFY(store->verifyAudit({})->state == State::Holds);
        }
        verdict = ops_store::AuditReader::open(other.toStdString()).value()->verify(noted);
        QVERIFY(verdict->state == State::ChangedAt);
        QCOMPARE(verdict->sequence, std::uint64_t(5));
    }

    void an_audit_chain_holds_across_restarts()
    {
        const auto path = file();
        for (int i = 0; i < 3; ++i)
            QVERIFY(open(path)->appendAudit(record(i)));
        auto store = open(path);
        QVERIFY(store->verifyAudit({})->state == ops::AuditVerdict::State::Holds);
        const auto last = store->loadAudit(2);
        QCOMPARE(last->size(), std::size_t(2));
        QCOMPARE(last->back().sequence, std::uint64_t(3));
        QCOMPARE(last->back().payload, std::string("{\"n\":\"2\"}"));
    }

    void a_changed_audit_record_is_found_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<quint64>("at");
        QTest::newRow("payload") << QByteArray("UPDATE audit SET payload='{}' WHERE sequence=3") << quint64(3);
        QTest::newRow("actor") << QByteArray("UPDATE audit SET actor='eve' WHERE sequence=2") << quint64(2);
        QTest::newRow("time") << QByteArray("UPDATE audit SET time=time+1 WHERE sequence=5") << quint64(5);
        QTest::newRow("moved between fields")
            << QByteArray("UPDATE audit SET actor='an', action='n'||action WHERE sequence=1") << quint64(1);
        QTest::newRow("deleted") << QByteArray("DELETE FROM audit WHERE sequence=4") << quint64(4);
        QTest::newRow("first deleted") << QByteArray("DELETE FROM audit WHERE sequence=1") << quint64(1);
        QTest::newRow("hash") << QByteArray("UPDATE audit SET hash='00' WHERE sequence=5") << quint64(5);
        QTest::newRow("inserted")
            << QByteArray(
                   "INSERT INTO audit SELECT 6,time,actor,action,target,payload,hash FROM audit WHERE sequence=5")
            << quint64(6);
        QTest::newRow("swapped")
            << QByteArray(
                   "UPDATE audit SET sequence=CASE sequence WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE sequence IN (2,3)")
            << quint64(1);
    }
    void a_changed_audit_record_is_found()
    {
        QFETCH(QByteArray, sql);
        QFETCH(quint64, at);
        const auto path = file();
        {
            auto store = open(path);
            for (int i = 0; i < 5; ++i)
                QVERIFY(store->appendAudit(record(i)));
        }
        tamper(path, sql.constData());
        const auto verdict = open(path)->verifyAudit({});
        QVERIFY(verdict->state == ops::AuditVerdict::State::ChangedAt);
        QCOMPARE(quint64(verdict->sequence), at);
    }

    void files_that_are_no_store_are_refused_and_left_alone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is not a database, but it is long enough to look at\n").repeated(20);
        QTest::newRow("cut off") << QByteArray("SQLite format 3\0\x10", 17);
    }
    void files_that_are_no_store_are_refused_and_left_alone()
    {
        QFETCH(QByteArray, content);
        QFile foreign(file());
        QVERIFY(foreign.open(QIODevice::ReadWrite));
        foreign.write(content);
        foreign.flush();
        QCOMPARE(refusal(foreign.fileName()), QStringLiteral("ops_store.corrupt"));
        foreign.seek(0);
        QCOMPARE(foreign.readAll(), content);
    }

    void words_by_which_people_answer_come_back_as_they_were_and_old_ones_go()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("ops.db")).toStdString();
        const ops::AckWord fresh{"f1", {"INC-1"}, "alice", "mail", {kNow.ns + 10}, {}};
        const ops::AckWord used{"f2", {"INC-2"}, "bob", "phone", {kNow.ns}, {kNow.ns - 5}};
        {
            auto store = SqliteOpsStore::open(file);
            QVERIFY(store);
            const auto outbox = (*store)->outbox();
            auto unused = used;
            unused.usedAt = {};
            QVERIFY(outbox->saveWord(fresh) && outbox->saveWord(unused) && outbox->saveWord(used));
        }
        auto store = SqliteOpsStore::open(file);
        QVERIFY(store);
        const auto outbox = (*store)->outbox();
        QCOMPARE(*outbox->loadWords(), (std::vector{fresh, used}));
        QVERIFY(outbox->dropWords(kNow));
        QCOMPARE(*outbox->loadWords(), std::vector{fresh});
    }

    void two_runs_in_progress_cannot_hold_one_lock()
    {
        auto store = open(file());
        auto first = run("R1");
        first.state = domain::RunState::InProgress;
        QVERIFY(store->saveRun(first));
        auto second = run("R2");
        second.state = domain::RunState::InProgress;
        QVERIFY(!store->saveRun(second));
        first.state = domain::RunState::Interrupted;
        QVERIFY(store->saveRun(first));
        QVERIFY(store->saveRun(second));
    }

    void stores_of_others_and_of_newer_versions_are_refused()
    {
        const auto other = file();
        tamper(other, "CREATE TABLE cats (name TEXT)");
        QCOMPARE(refusal(other), QStringLiteral("ops_store.foreign"));
        const auto newer = file();
        open(newer).reset();
        tamper(newer, "PRAGMA user_version=99");
        QCOMPARE(refusal(newer), QStringLiteral("ops_store.newer"));
        QCOMPARE(refusal(QStringLiteral("/nonexistent/folder/ops.db")), QStringLiteral("ops_store.failed"));
    }

    void a_row_that_cannot_be_read_is_said_and_not_skipped()
    {
        const auto path = file();
        QVERIFY(open(path)->saveIncident(incident("INC-1")));
        tamper(path, "UPDATE incidents SET document=replace(document,'mitigated','mended')");
        auto store = open(path);
        const auto loaded = store->loadIncidents(10);
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().message.find("state is \"mended\"") != std::string::npos,
                 loaded.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSqliteOpsStore)
#include "tst_sqlite_ops_store.moc"
