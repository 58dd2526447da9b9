#include "pg_client.h"
#include "postgres_server.h"
#include "real_clock.h"
#include "session_pool.h"
#include "store_records.h"

#include <qcat/backup/codes.h>
#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/recovered_cluster.h>
#include <qcat/backup/wal_archive.h>
#include <qcat/store_postgres/store_postgres.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <atomic>
#include <thread>

using namespace qcat;
using namespace qcat::backup;
using namespace std::chrono_literals;

namespace
{

QString codeOf(const base::Error &error)
{
    return QString::fromStdString(error.code);
}

void replaceBytes(const Backup &backup, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(backup.dump.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray bytesOf(const Backup &backup)
{
    QFile file(QString::fromStdString(backup.dump.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// As if whoever cut the dump had worked out a new checksum for it.
void makeManifestMatch(Backup &backup)
{
    QProcess process;
    process.start(QStringLiteral("sha256sum"), {QString::fromStdString(backup.dump.string())});
    process.waitForFinished();
    backup.manifest.sha256 = process.readAllStandardOutput().left(64).toStdString();
    backup.manifest.bytes = std::filesystem::file_size(backup.dump);
}

// A server that archives its log into a folder, and a base backup of it.
struct Archiving {
    QTemporaryDir folder;
    PostgresServer server;
    std::filesystem::path base, archive;
    base::WallTime before, after; // with one row, with three; then somebody deletes them all

    bool begin()
    {
        base = folder.filePath(QStringLiteral("base")).toStdString();
        archive = folder.filePath(QStringLiteral("archive")).toStdString();
        std::filesystem::create_directory(archive);
        std::filesystem::permissions(archive, std::filesystem::perms::all);
        std::filesystem::permissions(folder.path().toStdString(), std::filesystem::perms::all);
        server.addSetting("archive_mode = on");
        server.addSetting("archive_command = 'cp %p " + archive.string() + "/%f'");
        server.addSetting("wal_level = replica");
        server.addSetting("max_wal_senders = 4");
        if (!server.start() || !server.sql("CREATE TABLE ledger (n bigint PRIMARY KEY); ALTER TABLE ledger OWNER TO qcat_user"))
            return false;
        QStringList argv{QStringLiteral("-D"), QString::fromStdString(base.string()), QStringLiteral("-X"), QStringLiteral("none"), QStringLiteral("-c"), QStringLiteral("fast"),
                         QStringLiteral("--no-manifest"), QStringLiteral("-h"), QString::fromStdString(server.dataDir().parent_path().string()), QStringLiteral("-p"),
                         QString::number(server.port()), QStringLiteral("-U"), QStringLiteral("postgres")};
        auto program = QStringLiteral("/usr/bin/pg_basebackup");
        if (::geteuid() == 0) {
            argv = QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"), program} + argv;
            program = QStringLiteral("/usr/sbin/runuser");
        }
        QProcess taking;
        taking.setWorkingDirectory(folder.path());
        taking.start(program, argv);
        if (!taking.waitForFinished(120'000) || taking.exitCode() != 0 || !insert(1))
            return false;
        before = moment();
        if (!insert(2) || !insert(3))
            return false;
        after = moment();
        return server.sql("DELETE FROM ledger") && archiveAll();
    }
    bool insert(int n) { return bool(server.sql("INSERT INTO ledger VALUES (" + std::to_string(n) + ")")); }
    // The time at the server, an instant that no transaction shares: a log is cut by milliseconds.
    base::WallTime moment()
    {
        (void)server.sql("SELECT pg_sleep(0.05)");
        const auto now = server.sql("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
        (void)server.sql("SELECT pg_sleep(0.05)");
        return {now ? std::stoll(*now) * 1'000'000 : 0};
    }
    // Nothing that was written so far is missing in the archive.
    bool archiveAll()
    {
        const auto last = server.sql("SELECT pg_walfile_name(pg_switch_wal())");
        if (!last)
            return false;
        const auto name = last->substr(0, 24);
        return QTest::qWaitFor([&] { return std::filesystem::exists(archive / name); }, 30'000);
    }
    bool isClean() const // nothing is left beside
    {
        return QDir(folder.path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot).filter(QStringLiteral(".point")).isEmpty();
    }
};

} // namespace

// Backups of a real PostgreSQL, and what must never become of them.
class TestPostgresBackup : public QObject
{
    Q_OBJECT

    // Made once: the cases only read it.
    Archiving &archiving()
    {
        if (!m_archiving) {
            m_archiving = std::make_unique<Archiving>();
            if (!m_archiving->begin())
                qFatal("the server does not archive");
        }
        return *m_archiving;
    }
    std::unique_ptr<Archiving> m_archiving;

private:
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<QTemporaryDir> m_temp;
    RealClock m_clock;

    PostgresBackup backups() const { return {m_server->config(), admin(), m_clock}; }
    domain::DatabaseConfig admin() const
    {
        auto config = m_server->config();
        config.user = "backup_admin";
        config.password = "for_tests";
        return config;
    }
    BackupFolder folder() const { return BackupFolder(m_temp->path().toStdString()); }
    std::string sql(const std::string &statement, const std::string &database = "qcat") const
    {
        auto said = m_server->sql(statement, database);
        return said ? *said : "failed: " + said.error().message;
    }
    // Everything that is not there at the start of a test.
    QString databases() const { return QString::fromStdString(sql("SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname LIKE 'qcat%'", "postgres")).trimmed(); }
    std::string fills(const std::string &database = "qcat") const { return sql("SELECT count(*) FROM fills", database); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(m_server->sql("CREATE ROLE backup_admin LOGIN CREATEDB PASSWORD 'for_tests' IN ROLE qcat_user; "
                              "CREATE ROLE reporter LOGIN PASSWORD 'for_tests'"));
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        m_temp = std::make_unique<QTemporaryDir>();
        for (const auto &left : databases().split(QLatin1Char(' '), Qt::SkipEmptyParts))
            QVERIFY(m_server->sql("DROP DATABASE \"" + left.toStdString() + "\" WITH (FORCE)", "postgres"));
        QVERIFY(m_server->sql("CREATE DATABASE qcat OWNER qcat_user", "postgres"));
        store_postgres::StorePostgres store(sessionPool(m_server->config()), {});
        QVERIFY(store.open({1}, 20s));
        QVERIFY(store.write(store_records::oneOfEachKind(), 20s));
        QVERIFY(m_server->sql("CREATE TABLE notes (id bigserial PRIMARY KEY, text text); ALTER TABLE notes OWNER TO qcat_user; INSERT INTO notes "
                              "(text) VALUES ('one'), ('two')"));
    }

    void a_backup_is_taken_proven_and_put_in_the_place_of_the_live_one()
    {
        auto postgres = backups();
        const auto made = postgres.create(folder(), {}, {});
        QVERIFY2(made, messageOf(made));
        QVERIFY(QString::fromStdString(made->manifest.tool).contains(QLatin1String("pg_dump")));
        const auto proof = postgres.verify(*made, {});
        QVERIFY2(proof, messageOf(proof));
        QVERIFY(folder().byId(made->id())->isProven());
        QCOMPARE(databases(), QStringLiteral("qcat")); // no scratch is left

        QVERIFY(m_server->sql("DELETE FROM fills; DELETE FROM notes"));
        const auto restored = postgres.restoreBeside(*made, {});
        QVERIFY2(restored, messageOf(restored));
        QCOMPARE(fills(), std::string("0")); // live is as it was
        const auto aside = postgres.switchTo(*restored, {});
        QVERIFY2(aside, messageOf(aside));
        QCOMPARE(fills(), std::string("1"));
        QCOMPARE(fills(*aside), std::string("0")); // kept
        // and goes on where it was: no number comes twice
        QCOMPARE(sql("INSERT INTO notes (text) VALUES ('three') RETURNING id").substr(0, 1), std::string("3"));
    }

    void rows_are_counted_in_the_snapshot_that_is_dumped()
    {
        auto postgres = backups();
        std::atomic_bool stop = false;
        std::thread writer([&] {
            for (int i = 0; !stop; ++i)
                (void)m_server->sql("INSERT INTO notes (text) VALUES ('while it is dumped')");
        });
        const auto made = postgres.create(folder(), {}, {});
        stop = true;
        writer.join();
        QVERIFY2(made, messageOf(made));
        const auto proof = postgres.verify(*made, {});
        QVERIFY2(proof, messageOf(proof));
    }

    void a_truncated_dump_is_refused_even_when_its_checksum_was_made_to_match()
    {
        auto postgres = backups();
        auto made = postgres.create(folder(), {}, {}).value();
        const QByteArray whole = bytesOf(made);
        for (const auto share : {0.2, 0.6, 0.95}) {
            replaceBytes(made, whole.left(qsizetype(double(whole.size()) * share)));
            QCOMPARE(codeOf(postgres.verify(made, {}).error()), QStringLiteral("backup.damaged"));
            auto matching = made;
            makeManifestMatch(matching);
            QVERIFY(!postgres.verify(matching, {}));
            QVERIFY(!postgres.restoreBeside(matching, {}));
        }
        QCOMPARE(databases(), QStringLiteral("qcat"));
        QCOMPARE(fills(), std::string("1"));
    }

    void a_sealed_backup_has_nothing_plain_and_is_proven_and_restored_with_its_key()
    {
        BackupKey key;
        key.bytes.fill(7);
        PostgresBackup postgres(m_server->config(), admin(), m_clock, key);
        QVERIFY(m_server->sql("INSERT INTO notes (text) SELECT md5(i::text) FROM generate_series(1, 20000) i"));
        const auto made = postgres.create(folder(), {.sources = {}, .readable = true}, {});
        QVERIFY2(made, messageOf(made));
        QVERIFY(made->dump.string().ends_with(".dump.enc"));
        QVERIFY(!std::filesystem::exists(BackupFolder::readableOf(made->dump)));
        QVERIFY(bytesOf(*made).size() > 200'000 && !bytesOf(*made).contains("PGDMP"));
        const auto proof = postgres.verify(*made, {});
        QVERIFY2(proof, messageOf(proof));
        const auto restored = postgres.restoreBeside(*made, {});
        QVERIFY2(restored, messageOf(restored));
        QCOMPARE(sql("SELECT count(*) FROM notes", *restored), std::string("20002"));
        QVERIFY(m_server->sql("DROP DATABASE " + *restored, "postgres"));

        key.bytes.fill(8);
        QCOMPARE(codeOf(PostgresBackup(m_server->config(), admin(), m_clock, key).verify(*made, {}).error()), QStringLiteral("backup.key"));
        QCOMPARE(codeOf(backups().restoreBeside(*made, {}).error()), QStringLiteral("backup.key"));
        auto cut = *made;
        replaceBytes(cut, bytesOf(cut).left(bytesOf(cut).size() / 2));
        makeManifestMatch(cut);
        QCOMPARE(codeOf(postgres.verify(cut, {}).error()), QStringLiteral("backup.damaged"));
        QCOMPARE(databases(), QStringLiteral("qcat"));
    }

    void a_text_to_read_is_written_beside_it_on_request_and_goes_with_it()
    {
        const auto made = backups().create(folder(), {.sources = {}, .readable = true}, {});
        QVERIFY2(made, messageOf(made));
        const auto text = BackupFolder::readableOf(made->dump);
        QVERIFY(text.string().ends_with(".sql.gz"));
        QProcess unpacked;
        unpacked.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), QString::fromStdString(text.string())});
        QVERIFY(unpacked.waitForFinished());
        QVERIFY(unpacked.readAllStandardOutput().contains("COPY public.notes"));
        QVERIFY(folder().remove(*made));
        QVERIFY(!std::filesystem::exists(text));
    }

    void a_point_in_time_is_reached_from_a_base_backup_and_the_archived_log()
    {
        auto &f = archiving();
        const auto rowsAt = [&](base::WallTime time) -> std::int64_t {
            const auto cluster = RecoveredCluster::recover({time, f.base, f.archive}, f.folder.path().toStdString(), {{60s, {}}});
            if (!cluster) {
                qWarning("%s", cluster.error().message.c_str());
                return -1;
            }
            const auto contents = contentsOf((*cluster)->login(f.server.config()), {{60s, {}}});
            return contents && contents->tables.size() == 1 ? contents->tables[0].rows : -2;
        };
        QCOMPARE(rowsAt(f.before), 1);
        QCOMPARE(rowsAt(f.after), 3);
        QVERIFY(f.isClean());
        const auto live = contentsOf(f.server.config(), {{60s, {}}});
        QVERIFY(live && live->tables[0].rows == 0); // the live one is as it was
    }

    void what_does_not_lead_to_the_point_is_refused_whole_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("a time that the log does not reach") << 0 << QStringLiteral("backup.point_not_reached");
        QTest::newRow("an archive without the first segment") << 1 << QStringLiteral("backup.base_unusable");
        QTest::newRow("no base backup") << 2 << QStringLiteral("backup.base_unusable");
        QTest::newRow("no archive") << 3 << QStringLiteral("backup.base_unusable");
    }
    void what_does_not_lead_to_the_point_is_refused_whole()
    {
        QFETCH(int, what);
        QFETCH(QString, code);
        auto &f = archiving();
        QTemporaryDir empty;
        PointInTime point{what == 0 ? f.after + 1h : f.before, f.base, f.archive};
        if (what == 1)
            point.archive = empty.path().toStdString();
        if (what == 2)
            point.base = f.archive;
        if (what == 3)
            point.archive = empty.filePath(QStringLiteral("none")).toStdString();
        const auto cluster = RecoveredCluster::recover(point, f.folder.path().toStdString(), {{60s, {}}});
        QVERIFY(!cluster);
        QCOMPARE(codeOf(cluster.error()), code);
        QVERIFY2(what != 0 || cluster.error().message.find("recovery ended before") != std::string::npos, cluster.error().message.c_str());
        QVERIFY(f.isClean());
    }

    void what_the_server_archives_is_told_and_whether_that_fails()
    {
        PostgresServer server;
        server.addSetting("archive_mode = on");
        server.addSetting("archive_command = '/bin/false # pgbackrest archive-push %p'");
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        const auto archive = [&] { return walArchive(server.config(), 10s); };
        QVERIFY(server.sql("SELECT pg_switch_wal()"));
        QTRY_VERIFY_WITH_TIMEOUT(archive() && !archive()->lastFailed.empty(), 25'000);
        QVERIFY(archive()->isOn && !archive()->lastArchived.isValid());
        QVERIFY(!walArchive(m_server->config(), 10s)->isOn);
    }

    void a_dump_that_restores_well_and_holds_less_is_refused()
    {
        auto postgres = backups();
        auto made = postgres.create(folder(), {}, {}).value();
        for (auto &table : made.manifest.contents.tables)
            if (table.name == "public.fills")
                table.rows = 2;
        const auto proof = postgres.verify(made, {});
        QVERIFY(!proof);
        QCOMPARE(codeOf(proof.error()), QStringLiteral("backup.differs"));
        QVERIFY2(proof.error().message.find("table public.fills has 1 rows instead of 2") != std::string::npos, proof.error().message.c_str());
        QCOMPARE(databases(), QStringLiteral("qcat"));
    }

    void a_backup_of_another_database_is_refused()
    {
        auto postgres = backups();
        auto made = postgres.create(folder(), {}, {}).value();
        made.manifest.database = "another";
        QCOMPARE(codeOf(postgres.restoreBeside(made, {}).error()), QStringLiteral("backup.foreign"));
    }

    void nobody_is_put_out_of_the_database_but_qcat_itself()
    {
        auto postgres = backups();
        const auto made = postgres.create(folder(), {}, {}).value();
        const auto restored = postgres.restoreBeside(made, {});
        QVERIFY2(restored, messageOf(restored));
        auto other = m_server->config();
        other.user = "reporter";
        other.password = "for_tests";
        auto reporter = std::make_unique<PgClient>(other, "weekly_report");
        QVERIFY(reporter->isConnected());
        const auto refused = postgres.switchTo(*restored, {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().code == codes::kInUse, messageOf(refused));
        QVERIFY2(refused.error().message.find("weekly_report as reporter") != std::string::npos, refused.error().message.c_str());
        reporter->ask("SELECT 1"); // lives
        reporter = std::make_unique<PgClient>(other, "comes_back"); // and others may come again
        reporter.reset();
        const auto aside = postgres.switchTo(*restored, {});
        QVERIFY2(aside, messageOf(aside));
        QCOMPARE(fills(), std::string("1"));
    }

    void a_role_that_may_not_make_databases_is_told_so_in_a_sentence()
    {
        PostgresBackup postgres(m_server->config(), m_server->config(), m_clock);
        const auto made = postgres.create(folder(), {}, {}).value();
        const auto proof = postgres.verify(made, {});
        QVERIFY(!proof);
        QVERIFY2(proof.error().message.find("backup.admin_user") != std::string::npos, proof.error().message.c_str());
    }

    void a_server_that_is_away_leaves_no_half_backup()
    {
        auto postgres = backups();
        QVERIFY(m_server->stopImmediate());
        const auto made = postgres.create(folder(), {}, {});
        QVERIFY(m_server->start());
        QVERIFY(!made);
        QVERIFY(folder().all()->empty());
    }

    void a_job_that_is_cancelled_leaves_nothing()
    {
        QVERIFY(m_server->sql("INSERT INTO notes (text) SELECT repeat(md5(i::text), 50) FROM generate_series(1, 20000) i"));
        auto postgres = backups();
        Job job;
        job.progress = [&](const Progress &) { job.limits.cancel.cancel(); };
        const auto made = postgres.create(folder(), {}, job);
        QVERIFY(!made);
        QCOMPARE(codeOf(made.error()), QStringLiteral("backup.cancelled"));
        for (const auto &entry : std::filesystem::directory_iterator(folder().path()))
            QVERIFY2(!entry.path().filename().string().starts_with("qcat_db_"), entry.path().c_str());
    }
};

QTEST_GUILESS_MAIN(TestPostgresBackup)
#include "tst_postgres_backup.moc"
