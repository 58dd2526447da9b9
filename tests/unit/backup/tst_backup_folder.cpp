#include <qcat/backup/backup_folder.h>
#include <qcat/backup/codes.h>
#include <qcat/backup/database_backup.h>

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace qcat::backup;
using namespace std::chrono_literals;

namespace
{

const base::WallTime kNow{1'795'000'000'000'000'000};

Backup taken(const char *id, base::Duration ago, bool proven)
{
    Backup backup;
    backup.manifest.id = id;
    backup.manifest.takenAt = kNow + -ago;
    backup.manifest.sha256 = id;
    if (proven)
        backup.proof = Proof{id, kNow, 1s};
    return backup;
}

QStringList idsOf(const std::vector<Backup> &backups)
{
    QStringList ids;
    for (const auto &backup : backups)
        ids << QString::fromStdString(backup.id());
    return ids;
}

constexpr auto kDay = 24h;

} // namespace

class TestBackupFolder : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temp;

    std::filesystem::path path(const char *name) const { return m_temp.filePath(QLatin1String(name)).toStdString(); }
    static void write(const std::filesystem::path &file, const QByteArray &bytes)
    {
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

private Q_SLOTS:
    void a_manifest_comes_back_as_it_was_written()
    {
        Manifest manifest;
        manifest.id = "20261123_021500";
        manifest.kind = "postgresql";
        manifest.database = "qcat";
        manifest.server = "db1:5432,db2:5433";
        manifest.serverVersion = 150018;
        manifest.tool = "pg_dump (PostgreSQL) 15.18";
        manifest.takenAt = kNow;
        manifest.took = 1500ms;
        manifest.contents = {{{"public.orders", 412}, {"public.fills", 218}}, {{"public.s", 7, 7}}, 12, 9, 3};
        manifest.bytes = 1'234'567;
        manifest.sha256 = "abc";
        manifest.files = {{"journal/0001.qj", 99, "def"}};
        QVERIFY(writeManifest(path("m.json"), manifest));
        const auto read = readManifest(path("m.json"));
        QVERIFY(read);
        QVERIFY(*read == manifest);
    }

    void a_manifest_that_is_none_or_of_another_format_is_refused()
    {
        for (const QByteArray &text : {QByteArray(""), QByteArray("[1]"), QByteArray("{\"format\":1}"), QByteArray("{\"format\":\"one\"}"), QByteArray("{\"format\":1,\"id\":[]}")}) {
            write(path("foreign.json"), text);
            QCOMPARE(QString::fromStdString(readManifest(path("foreign.json")).error().code), QStringLiteral("backup.foreign"));
        }
        write(path("old.json"), "{\"format\": 0}");
        QCOMPARE(QString::fromStdString(readManifest(path("old.json")).error().code), QStringLiteral("backup.old_format"));
    }

    void a_proof_counts_for_the_bytes_that_were_proven_only()
    {
        auto backup = taken("a", kDay, true);
        QVERIFY(backup.isProven());
        backup.manifest.sha256 = "other bytes";
        QVERIFY(!backup.isProven());
    }

    void a_dump_that_was_cut_after_its_proof_is_proven_no_more()
    {
        auto backup = taken("a", kDay, true);
        backup.bytesThere = backup.manifest.bytes + 1;
        QVERIFY(!backup.isProven());
        const std::vector<Backup> all = {taken("older", 90 * kDay, true), backup};
        QVERIFY(prunable(all, {1, 30 * kDay}, kNow).empty()); // so the older one stays
    }

    void nothing_is_pruned_while_no_backup_is_proven()
    {
        const std::vector<Backup> all = {taken("a", 90 * kDay, false), taken("b", 60 * kDay, false), taken("c", 50 * kDay, false)};
        QVERIFY(prunable(all, {1, 30 * kDay}, kNow).empty());
    }

    // Backups stopped 31 days ago: the manual's `find -mtime +30 -delete` would leave nothing.
    void the_newest_proven_ones_stay_however_old_they_are()
    {
        const std::vector<Backup> all = {taken("a", 90 * kDay, true), taken("b", 80 * kDay, true), taken("c", 70 * kDay, false), taken("d", 60 * kDay, true),
                                         taken("e", 31 * kDay, false)};
        QCOMPARE(idsOf(prunable(all, {2, 30 * kDay}, kNow)), QStringList({QStringLiteral("a"), QStringLiteral("c")}));
    }

    void what_is_young_stays_however_many_there_are()
    {
        const std::vector<Backup> all = {taken("a", 3 * kDay, true), taken("b", 2 * kDay, true), taken("c", kDay, true)};
        QVERIFY(prunable(all, {1, 30 * kDay}, kNow).empty());
    }

    void one_works_in_the_folder_at_a_time()
    {
        const BackupFolder folder(path("locked"));
        const auto first = folder.lock();
        QVERIFY(first);
        QCOMPARE(QString::fromStdString(folder.lock().error().code), QStringLiteral("backup.busy"));
    }

    void a_dump_without_a_manifest_is_not_listed_and_never_chosen()
    {
        const BackupFolder folder(path("foreign"));
        QVERIFY(folder.lock());
        write(folder.dump("20261101_000000", "postgresql"), "a dump from somewhere");
        QVERIFY(folder.all()->empty());
        QCOMPARE(QString::fromStdString(folder.byId("20261101_000000").error().code), QStringLiteral("backup.foreign"));
        QCOMPARE(QString::fromStdString(folder.byId("20261102_000000").error().code), QStringLiteral("backup.unknown"));
    }

    void what_differs_is_said_in_words()
    {
        const Contents before = {{{"orders", 10}, {"fills", 5}}, {{"s", 7, 7}}, 3, 2, 3};
        QVERIFY(differences(before, before).empty());
        auto ahead = before;
        ahead.sequences = {{"s", 9, 7}}; // went on while the dump was taken
        QVERIFY(differences(before, ahead).empty());
        const Contents after = {{{"orders", 9}, {"more", 1}}, {{"s", 6, 7}}, 2, 2, 3};
        const auto found = differences(before, after);
        const std::vector<std::string> expected = {"table fills is missing",         "table orders has 9 rows instead of 10",     "table more was not in the backup",
                                                   "sequence s stands at 6 instead of 7", "sequence s stands at 6, below 7 which is in use", "2 validated constraints instead of 3"};
        QVERIFY(found == expected);
    }
};

QTEST_GUILESS_MAIN(TestBackupFolder)
#include "tst_backup_folder.moc"
