#include "real_clock.h"
#include "store_records.h"

#include <qcat/backup/codes.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/store_sqlite/store_sqlite.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace qcat::backup;
using namespace std::chrono_literals;

class TestSqliteBackup : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temp;
    RealClock m_clock;
    std::unique_ptr<store_sqlite::StoreSqlite> m_store;
    int m_number = 0;

    std::filesystem::path m_file;
    std::filesystem::path m_folder;

    std::int64_t fills() { return m_store->counts(5s).value().fills; }
    static QString codeOf(const base::Error &error) { return QString::fromStdString(error.code); }

private Q_SLOTS:
    void init()
    {
        m_file = m_temp.filePath(QStringLiteral("%1.sqlite").arg(++m_number)).toStdString();
        m_folder = m_temp.filePath(QStringLiteral("backups%1").arg(m_number)).toStdString();
        m_store = std::make_unique<store_sqlite::StoreSqlite>(m_file, std::vector<domain::Account>());
        QVERIFY(m_store->open({1}, 5s));
        QVERIFY(m_store->write(store_records::oneOfEachKind(), 5s));
    }

    void a_backup_is_taken_beside_the_one_who_writes_proven_and_brought_back()
    {
        SqliteBackup backups(m_file, m_clock);
        const auto made = backups.create(BackupFolder(m_folder), {}, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QVERIFY(made->manifest.contents.rows() > 11);
        QVERIFY(backups.verify(*made, {}));
        const auto proven = BackupFolder(m_folder).all();
        QVERIFY(proven && proven->size() == 1 && proven->front().isProven());

        QVERIFY(m_store->write({store_records::fill("later", 50)}, 5s));
        QCOMPARE(fills(), 2);
        m_store.reset();
        const auto restored = backups.restoreBeside(*made, {});
        QVERIFY(restored);
        const auto aside = backups.switchTo(*restored, {});
        QVERIFY(aside);
        m_store = std::make_unique<store_sqlite::StoreSqlite>(m_file, std::vector<domain::Account>());
        QVERIFY(m_store->open({1}, 5s));
        QCOMPARE(fills(), 1);
        store_sqlite::StoreSqlite old(*aside, {});
        QVERIFY(old.open({1}, 5s));
        QCOMPARE(old.counts(5s).value().fills, 2); // kept
    }

    void a_truncated_and_a_changed_one_are_refused()
    {
        SqliteBackup backups(m_file, m_clock);
        const auto made = backups.create(BackupFolder(m_folder), {}, {});
        QVERIFY(made);
        QFile file(QString::fromStdString(made->dump.string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        QVERIFY(file.resize(whole.size() / 2));
        QCOMPARE(codeOf(backups.verify(*made, {}).error()), QStringLiteral("backup.damaged"));
        file.resize(0);
        file.seek(0);
        QByteArray changed = whole;
        changed[changed.size() / 2] = char(changed[changed.size() / 2] ^ 1);
        file.write(changed);
        file.flush();
        QCOMPARE(codeOf(backups.restoreBeside(*made, {}).error()), QStringLiteral("backup.damaged"));
    }

    void one_of_another_store_is_refused()
    {
        SqliteBackup backups(m_file, m_clock);
        const auto made = backups.create(BackupFolder(m_folder), {}, {});
        QVERIFY(made);
        SqliteBackup other(m_temp.filePath(QStringLiteral("other.sqlite")).toStdString(), m_clock);
        QCOMPARE(codeOf(other.verify(*made, {}).error()), QStringLiteral("backup.foreign"));
    }

    void journals_and_configuration_go_with_it()
    {
        const auto folder = m_temp.filePath(QStringLiteral("journal")).toStdString();
        std::filesystem::create_directories(folder);
        QFile segment(QString::fromStdString(folder + "/0001.qj"));
        QVERIFY(segment.open(QIODevice::WriteOnly));
        segment.write("records");
        segment.close();
        SqliteBackup backups(m_file, m_clock);
        const auto made = backups.create(BackupFolder(m_folder), {{folder}}, {});
        QVERIFY(made);
        QCOMPARE(made->manifest.files.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(made->manifest.files.front().path), QStringLiteral("journal/0001.qj"));
        QVERIFY(std::filesystem::exists(BackupFolder::filesOf(made->dump) / "journal" / "0001.qj"));
    }

    void a_job_that_is_cancelled_leaves_nothing()
    {
        Job job;
        job.limits.cancel.cancel();
        SqliteBackup backups(m_file, m_clock);
        QVERIFY(!backups.create(BackupFolder(m_folder), {}, job));
        QVERIFY(BackupFolder(m_folder).all()->empty());
        int left = 0;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder))
            left += entry.path().filename().string().starts_with("qcat_db_") ? 1 : 0;
        QCOMPARE(left, 0);
    }
};

QTEST_GUILESS_MAIN(TestSqliteBackup)
#include "tst_sqlite_backup.moc"
