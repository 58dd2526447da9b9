#include "running_host.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace qcat;
using domain::TradingState;

namespace
{

const domain::Incident *openIncident(const api::Snapshot &snapshot, const char *fault)
{
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.fault.value == fault && incident.state == domain::IncidentState::Open)
            return &incident;
    return nullptr;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Another connection that holds the write lock as long as it lives.
class WriteLock
{
public:
    explicit WriteLock(const QString &path)
    {
        m_database.setDatabaseName(path);
        if (m_database.open())
            m_held = QSqlQuery(m_database).exec(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~WriteLock()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("lock"));
    }
    bool held() const { return m_held; }

private:
    QSqlDatabase m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("lock"));
    bool m_held = false;
};

} // namespace

// The desk's own store and the spool: damage costs neither the start nor a byte.
class TestDamagedStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void a_damaged_incident_store_is_kept_and_a_new_one_begun_data()
    {
        QTest::addColumn<int>("from"); // first byte that is overwritten
        QTest::newRow("no database any more") << 0;
        QTest::newRow("pages overwritten") << 4096;
    }
    void a_damaged_incident_store_is_kept_and_a_new_one_begun()
    {
        QFETCH(int, from);
        runOnce();
        const QString path = m_folder->filePath(QStringLiteral("ops.sqlite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > from + 2000 && file.seek(from));
        file.write(QByteArray(int(std::min<qint64>(file.size() - from, 12'000)), 'x'));
        file.close();
        const QByteArray damaged = contentOf(path);

        QString copy;
        {
            RunningHost running({}, m_folder->path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_VERIFY_WITH_TIMEOUT(openIncident(*running.now(), "desk.store_failed"), 10'000);
            const auto snapshot = running.now();
            const auto *incident = openIncident(*snapshot, "desk.store_failed");
            const auto copies = QDir(m_folder->path()).entryList({QStringLiteral("ops.sqlite.damaged-*Z")});
            QCOMPARE(copies.size(), 1);
            copy = m_folder->filePath(copies.front());
            QCOMPARE(contentOf(copy), damaged);
            QVERIFY2(incident->symptoms.at(0).text.find(copy.toStdString()) != std::string::npos, incident->symptoms.at(0).text.c_str());
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 10'000); // trading does not need it
        }
        // taken away by a human: the next look finds nothing to say
        QVERIFY(QFile::remove(copy));
        RunningHost again({}, m_folder->path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(again, "desk"), domain::Health::Ok, 10'000);
    }

    void an_incident_store_that_cannot_be_written_is_the_desks_own_fault()
    {
        RunningHost running({}, m_folder->path());
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(running, "desk"), domain::Health::Ok, 10'000);
        {
            const WriteLock lock(m_folder->filePath(QStringLiteral("ops.sqlite")));
            QVERIFY(lock.held());
            QVERIFY(running.run(api::Halt{"its record cannot be written"}).has_value());
            QTRY_VERIFY_WITH_TIMEOUT(openIncident(*running.now(), "desk.store_failed"), 30'000);
            QCOMPARE(healthOf(running, "desk"), domain::Health::Crit);
        }
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(running, "desk"), domain::Health::Ok, 30'000);
    }

    void a_damaged_spool_is_kept_and_the_journal_fills_a_new_one()
    {
        runOnce();
        const QDir spool(m_folder->filePath(QStringLiteral("spool")));
        QFile file(spool.filePath(QStringLiteral("00000000000000000000.spool")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no segment of a spool, whatever its name says; it is long enough to be looked at");
        file.close();

        RunningHost running({}, m_folder->path());
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(running, "store"), domain::Health::Crit, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(running, "store"), std::string("spool.replaced"), 10'000);
        QCOMPARE(healthOf(running, "journal"), domain::Health::Ok);
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("spool.damaged-*Z")}).size(), 1);
    }

private:
    void runOnce()
    {
        RunningHost running({}, m_folder->path());
        (void)QTest::qWaitFor([&] { return running.state() == TradingState::Active && running.now()->trading->marketEvents > 20; }, 20'000);
    }
    static api::ComponentView component(const RunningHost &running, const char *id)
    {
        for (const auto held = running.now(); const auto &view : held->ops->components)
            if (view.id.value == id)
                return view;
        return {};
    }
    static domain::Health healthOf(const RunningHost &running, const char *id) { return component(running, id).health; }
    static std::string codeOf(const RunningHost &running, const char *id) { return component(running, id).finding.code; }
    static const char *errorOf(const RunningHost &running)
    {
        return running.started() ? "" : running.started().error().message.c_str();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDamagedStores)
#include "tst_damaged_stores.moc"
