#include "real_clock.h"

#include <qcat/backup/codes.h>
#include <qcat/backup/extract_files.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/sqlite_link/sqlite_database.h>

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace qcat::backup;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace
{

constexpr qsizetype kHeader = 32;
constexpr qsizetype kChunk = 64 * 1024 + 16;
constexpr auto kToldText = "the quick brown fox was bought at 100.5";

QByteArray bytesOf(const fs::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeBytes(const fs::path &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

BackupKey keyOf(std::uint8_t byte)
{
    BackupKey key;
    key.bytes.fill(byte);
    return key;
}

} // namespace

// What is sealed opens with its key only, whole only and under its own name only, even for somebody who rewrites the manifest.
class TestSealedBackup : public QObject
{
    Q_OBJECT

private:
    RealClock m_clock;
    std::unique_ptr<QTemporaryDir> m_temp;
    std::unique_ptr<Backup> m_backup;

    fs::path path(const char *name) const { return m_temp->filePath(QLatin1String(name)).toStdString(); }
    SqliteBackup backups(std::optional<BackupKey> key) const { return {path("store.sqlite"), m_clock, std::move(key)}; }
    BackupFolder folder() const { return BackupFolder(path("backups")); }
    // The dump with these bytes, and a manifest that says they are right.
    Backup withBytes(const QByteArray &bytes) const
    {
        auto changed = *m_backup;
        if (!writeBytes(changed.dump, bytes))
            qFatal("cannot write");
        changed.manifest.bytes = std::uint64_t(bytes.size());
        changed.manifest.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
        return changed;
    }

private Q_SLOTS:
    void init()
    {
        m_temp = std::make_unique<QTemporaryDir>();
        const auto database = sqlite_link::SqliteDatabase::open(QString::fromStdString(path("store.sqlite").string()), 5s);
        QVERIFY(database);
        QVERIFY((*database)->run(QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY, text)"), {}));
        QVERIFY((*database)->run(QStringLiteral("INSERT INTO notes (text) VALUES (?), (randomblob(300000))"), {QString::fromLatin1(kToldText)}));
        QVERIFY(writeBytes(path("journal.qj"), kToldText));
        auto made = backups(keyOf(7)).create(folder(), {{path("journal.qj")}}, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        m_backup = std::make_unique<Backup>(std::move(*made));
    }

    void nothing_of_it_is_readable_and_nothing_plain_is_left()
    {
        QVERIFY(m_backup->dump.string().ends_with(".sqlite.enc"));
        for (const auto &entry : fs::recursive_directory_iterator(folder().path()))
            if (entry.is_regular_file())
                QVERIFY2(!bytesOf(entry.path()).contains("quick brown"), entry.path().c_str());
        for (const auto &entry : fs::directory_iterator(path("")))
            QVERIFY2(!entry.path().string().ends_with(".part"), entry.path().c_str());
        QCOMPARE(folder().byId(m_backup->id())->manifest.keyId, keyOf(7).id());
    }

    void it_is_proven_and_restored_with_its_key()
    {
        const auto proof = backups(keyOf(7)).verify(*m_backup, {});
        QVERIFY2(proof, proof ? "" : proof.error().message.c_str());
        QVERIFY(folder().byId(m_backup->id())->isProven());
        const auto restored = backups(keyOf(7)).restoreBeside(*m_backup, {});
        QVERIFY(restored);
        QVERIFY(bytesOf(*restored).contains("quick brown"));
        const auto extracted = extractFiles(*m_backup, path("out"), keyOf(7), {});
        QVERIFY2(extracted, extracted ? "" : extracted.error().message.c_str());
        QCOMPARE(bytesOf(path("out") / "journal.qj"), QByteArray(kToldText));
    }

    void without_its_key_it_says_which_one_is_needed()
    {
        for (const auto &key : {std::optional<BackupKey>(), std::optional(keyOf(8))}) {
            const auto proof = backups(key).verify(*m_backup, {});
            QVERIFY(!proof);
            QCOMPARE(proof.error().code, std::string(codes::kKey));
            QVERIFY2(proof.error().message.find(keyOf(7).id()) != std::string::npos, proof.error().message.c_str());
            QCOMPARE(extractFiles(*m_backup, path("out"), key, {}).error().code, std::string(codes::kKey));
        }
        auto lying = *m_backup;
        lying.manifest.keyId = keyOf(8).id();
        QCOMPARE(backups(keyOf(8)).verify(lying, {}).error().code, std::string(codes::kKey));
    }

    void what_is_not_the_whole_file_does_not_open_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("cut within a chunk") << 0;
        QTest::newRow("cut at the end of a chunk") << 1;
        QTest::newRow("only the header") << 2;
        QTest::newRow("not even that") << 3;
        QTest::newRow("nothing") << 4;
        QTest::newRow("a bit of the header") << 5;
        QTest::newRow("a bit of the salt") << 6;
        QTest::newRow("a bit in the middle") << 7;
        QTest::newRow("a bit of the last tag") << 8;
        QTest::newRow("two chunks exchanged") << 9;
        QTest::newRow("a chunk left out") << 10;
        QTest::newRow("a chunk twice") << 11;
        QTest::newRow("something behind it") << 12;
    }
    void what_is_not_the_whole_file_does_not_open()
    {
        QFETCH(int, how);
        const auto whole = bytesOf(m_backup->dump);
        QVERIFY(whole.size() > kHeader + 3 * kChunk);
        const auto flipped = [&](qsizetype at) {
            auto bytes = whole;
            bytes[at] = char(bytes[at] ^ 1);
            return bytes;
        };
        const auto first = whole.mid(kHeader, kChunk), second = whole.mid(kHeader + kChunk, kChunk), rest = whole.mid(kHeader + 2 * kChunk);
        const QByteArray changed[] = {whole.left(kHeader + kChunk + 1000),
                                      whole.left(kHeader + 2 * kChunk),
                                      whole.left(kHeader),
                                      whole.left(5),
                                      {},
                                      flipped(2),
                                      flipped(20),
                                      flipped(whole.size() / 2),
                                      flipped(whole.size() - 1),
                                      whole.left(kHeader) + second + first + rest,
                                      whole.left(kHeader) + second + rest,
                                      whole.left(kHeader) + first + first + second + rest,
                                      whole + "x"};
        const auto proof = backups(keyOf(7)).verify(withBytes(changed[how]), {});
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, std::string(codes::kDamaged));
        QVERIFY(!fs::exists(path("store.sqlite.verify")));
    }

    void another_backup_under_its_name_does_not_open()
    {
        auto other = *m_backup;
        other.dump = folder().path() / "qcat_db_20200101_000000.sqlite.enc";
        QVERIFY(fs::copy_file(m_backup->dump, other.dump));
        const auto proof = backups(keyOf(7)).verify(other, {});
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, std::string(codes::kDamaged));
    }

    void a_key_file_must_hold_a_key_and_be_nobody_elses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("open");
        QTest::addColumn<QString>("why");
        QTest::newRow("too short") << QByteArray(63, 'a') << false << "64 hex digits";
        QTest::newRow("no hex") << QByteArray(64, 'x') << false << "64 hex digits";
        QTest::newRow("open to others") << QByteArray(64, 'a') << true << "lets others read";
        QTest::newRow("empty") << QByteArray() << false << "empty";
    }
    void a_key_file_must_hold_a_key_and_be_nobody_elses()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, open);
        QFETCH(QString, why);
        QVERIFY(writeBytes(path("key"), text));
        fs::permissions(path("key"), open ? fs::perms(0644) : fs::perms(0600));
        const auto key = readBackupKey(path("key").string());
        QVERIFY(!key);
        QCOMPARE(key.error().code, std::string(codes::kKey));
        QVERIFY2(QString::fromStdString(key.error().message).contains(why), key.error().message.c_str());
        QVERIFY(text.isEmpty() || !QString::fromStdString(key.error().message).contains(QString::fromLatin1(text)));
    }
};

QTEST_GUILESS_MAIN(TestSealedBackup)
#include "tst_sealed_backup.moc"
