#include <qcat/ops_store/incident_archive.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using ops_store::IncidentArchive;
using ops_store::SqliteOpsStore;

namespace
{

constexpr base::WallTime kBegin{1'767'225'600'000'000'000}; // 2026-01-01

domain::Incident incident(int number, domain::Severity severity, domain::IncidentState state, const char *component)
{
    domain::Incident i;
    i.id = {QStringLiteral("INC-%1").arg(number, 4, 10, QLatin1Char('0')).toStdString()};
    i.fault = {std::string(component) + ".failed"};
    i.title = {"Something failed", "某处故障"};
    i.component = {component};
    i.severity = severity;
    i.state = state;
    i.openedAt = kBegin + base::Duration(number * 24h);
    i.since = i.openedAt + -10s;
    i.acknowledgedAt = i.openedAt + base::Duration(number * 1min);
    if (state == domain::IncidentState::Resolved || state == domain::IncidentState::Closed)
        i.resolvedAt = i.openedAt + base::Duration(number * 10min);
    i.timeline = {{i.openedAt, domain::TimelineKind::Opened, "qcat", {}}};
    return i;
}

} // namespace

class TestIncidentArchive : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_file;
    std::unique_ptr<IncidentArchive> m_archive;

    QStringList ids(domain::IncidentQuery query)
    {
        auto page = m_archive->incidents(query);
        QStringList all{page ? QString::number(page->total) : QString::fromStdString(page.error().code)};
        if (page)
            for (const auto &i : page->incidents)
                all << QString::fromStdString(i.id.value).mid(4);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        using domain::IncidentState;
        using domain::Severity;
        m_file = m_dir.filePath(QStringLiteral("ops.sqlite"));
        auto store = SqliteOpsStore::open(m_file.toStdString());
        for (int i = 1; i <= 10; ++i)
            QVERIFY((*store)->saveIncident(incident(i, i % 2 ? Severity::P1 : Severity::P2, i > 8 ? IncidentState::Open : IncidentState::Resolved,
                                                    i <= 3 ? "redis" : "postgresql")));
        auto drill = incident(11, Severity::P0, IncidentState::Resolved, "postgresql");
        drill.origin = domain::IncidentOrigin::Drill;
        auto merged = incident(12, Severity::P0, IncidentState::Closed, "postgresql");
        merged.mergedInto = {"INC-0010"};
        QVERIFY((*store)->saveIncident(drill));
        QVERIFY((*store)->saveIncident(merged));
        m_archive = IncidentArchive::open(m_file.toStdString()).value(); // beside the desk
    }

    void a_page_is_newest_first_and_says_how_many_there_are()
    {
        domain::IncidentQuery query;
        query.most = 3;
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("12 0012 0011 0010"));
        query.offset = 10;
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("12 0002 0001"));
    }

    void what_is_asked_for_together_must_all_hold()
    {
        domain::IncidentQuery query;
        query.states = {domain::IncidentState::Open, domain::IncidentState::Acknowledged};
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("2 0010 0009"));
        query.severity = domain::Severity::P1;
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0009"));
        query = {};
        query.component = "redis";
        query.from = kBegin + 48h;
        query.to = kBegin + 72h;
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0002"));
    }

    void text_is_found_in_either_case_and_in_chinese()
    {
        domain::IncidentQuery query;
        query.text = "inc-0007";
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0007"));
        query.text = "SOMETHING";
        QCOMPARE(ids(query).first(), QStringLiteral("12"));
        query.text = "某处";
        QCOMPARE(ids(query).first(), QStringLiteral("12"));
        query.text = "%";
        QCOMPARE(ids(query).first(), QStringLiteral("0"));
        query.text = std::string(1000, 'x');
        QCOMPARE(ids(query).first(), QStringLiteral("records.text_too_long"));
        query.text = {};
        query.most = 5000;
        QCOMPARE(ids(query).first(), QStringLiteral("records.bad_query"));
    }

    void a_note_is_found_by_its_words()
    {
        auto store = SqliteOpsStore::open(m_file.toStdString()).value();
        auto noted = incident(5, domain::Severity::P1, domain::IncidentState::Resolved, "postgresql");
        noted.timeline.push_back({noted.openedAt, domain::TimelineKind::Note, "wang", {"incident.note", "Asked the DBA about 日志归档", {}}});
        QVERIFY(store->saveIncident(noted));
        domain::IncidentQuery query;
        query.text = "asked the dba";
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0005"));
        query.text = "归档";
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0005"));
        query = {};
        query.id = "INC-0005";
        QCOMPARE(ids(query).join(QLatin1Char(' ')), QStringLiteral("1 0005"));
    }

    void a_list_is_sorted_as_it_is_asked_for_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<bool>("ascending");
        QTest::addColumn<QString>("first");
        using Order = domain::IncidentOrder;
        QTest::newRow("standing") << int(Order::Standing) << false << QStringLiteral("12 0010 0009 0012");
        QTest::newRow("oldest") << int(Order::Opened) << true << QStringLiteral("12 0001 0002 0003");
        QTest::newRow("worst") << int(Order::Severity) << true << QStringLiteral("12 0012 0011 0009");
        QTest::newRow("state") << int(Order::State) << false << QStringLiteral("12 0012 0011 0008");
        QTest::newRow("component") << int(Order::Component) << false << QStringLiteral("12 0003 0002 0001");
        QTest::newRow("fault") << int(Order::Fault) << true << QStringLiteral("12 0012 0011 0010");
        QTest::newRow("longest") << int(Order::Lasted) << false << QStringLiteral("12 0009 0010 0012");
        QTest::newRow("resolved") << int(Order::Resolved) << false << QStringLiteral("12 0012 0011 0008");
        QTest::newRow("owner") << int(Order::Owner) << false << QStringLiteral("12 0012 0011 0010");
    }

    void a_list_is_sorted_as_it_is_asked_for()
    {
        QFETCH(int, order);
        QFETCH(bool, ascending);
        domain::IncidentQuery query;
        query.order = domain::IncidentOrder(order);
        query.ascending = ascending;
        query.most = 3;
        QTEST(ids(query).join(QLatin1Char(' ')), "first");
    }

    void runs_and_evidence_come_where_they_are_asked_for()
    {
        auto store = SqliteOpsStore::open(m_file.toStdString()).value();
        domain::Evidence evidence;
        evidence.at = kBegin;
        evidence.trading = domain::TradingState::Halted;
        evidence.tradingWhy = {"state.halted", "halted by hand", {{"by", "wang"}}, domain::Health::Warn};
        evidence.readings = {{{"redis"}, domain::Health::Crit, {"redis.slow", "slow", {}, domain::Health::Crit}, {{"latency", 12.5, "ms"}}}};
        evidence.logLines = {"03:12:07 ERROR [redis] no answer"};
        QVERIFY(store->saveEvidence({"INC-0003"}, evidence));
        for (const char *id : {"RUN-1", "RUN-2"}) {
            domain::RunbookRun run;
            run.id = {id};
            run.incident = {"INC-0003"};
            run.startedAt = kBegin;
            QVERIFY(store->saveRun(run));
        }
        domain::IncidentQuery query;
        query.id = "INC-0003";
        QVERIFY(m_archive->incidents(query)->records.empty());
        query.withRecords = true;
        const auto page = m_archive->incidents(query);
        QCOMPARE(page->records.size(), std::size_t(1));
        QVERIFY(page->records[0].evidence == evidence);
        QCOMPARE(page->records[0].runs.size(), std::size_t(2));
        QCOMPARE(page->records[0].runs[1].id.value, std::string("RUN-2"));
        query.id = "INC-0004";
        QVERIFY(!m_archive->incidents(query)->records[0].evidence);
    }

    void statistics_leave_out_drills_and_merged_ones()
    {
        const auto figures = m_archive->statistics(kBegin, kBegin + 400 * 24h);
        QVERIFY(figures);
        QCOMPARE(figures->all.count, std::int64_t(10));
        QCOMPARE(figures->all.detect.median, 10.0);
        QCOMPARE(figures->all.acknowledge.median, 300.0); // the fifth of ten
        QCOMPARE(figures->all.acknowledge.p90, 540.0);
        QCOMPARE(figures->all.resolve.median, 2400.0);    // the fourth of eight
        QCOMPARE(figures->bySeverity.size(), std::size_t(2));
        QCOMPARE(figures->byComponent.at(0).key, std::string("postgresql"));
        QCOMPARE(figures->byComponent.at(0).count, std::int64_t(7));
        QCOMPARE(figures->byMonth.at(0).key, std::string("2026-01"));
        QVERIFY(!m_archive->statistics(kBegin, kBegin));
    }

    void what_did_not_happen_is_no_zero()
    {
        const auto figures = m_archive->statistics(kBegin + 9 * 24h, kBegin + 11 * 24h); // the open ones
        QCOMPARE(figures->all.count, std::int64_t(2));
        QCOMPARE(figures->all.resolve.median, -1.0);
    }

    void a_store_of_the_first_version_is_searched_like_any_other()
    {
        const auto old = m_dir.filePath(QStringLiteral("old.sqlite"));
        QVERIFY(SqliteOpsStore::open(old.toStdString()).value()->saveIncident(incident(7, domain::Severity::P1, domain::IncidentState::Open, "redis")));
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
            database.setDatabaseName(old);
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const char *sql : {"DROP TABLE incident_index", "DROP TABLE silences", "DROP TABLE pages", "DROP TABLE deliveries", "DROP TABLE notes", "DROP TABLE evidence", "DROP TABLE ack_words", "DROP INDEX runs_incident", "DROP INDEX runs_lock",
                                    "ALTER TABLE runs DROP COLUMN lock_key",
                                    "PRAGMA user_version=1"})
                QVERIFY(query.exec(QLatin1String(sql)));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("old"));
        QVERIFY(SqliteOpsStore::open(old.toStdString()));
        domain::IncidentQuery query;
        query.text = "redis";
        QCOMPARE(IncidentArchive::open(old.toStdString()).value()->incidents(query)->total, std::int64_t(1));
    }

    void without_a_store_there_is_an_error()
    {
        QCOMPARE(IncidentArchive::open("/nonexistent/ops.sqlite").error().code, std::string("ops_store.failed"));
    }
};

QTEST_GUILESS_MAIN(TestIncidentArchive)
#include "tst_incident_archive.moc"
