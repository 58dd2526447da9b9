#include "real_clock.h"
#include "ssh_server.h"
#include "tcp_proxy.h"

#include <qcat/backup/codes.h>
#include <qcat/backup/offsite_store.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/sqlite_link/sqlite_database.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace qcat::backup;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

// Copies of backups on a real sshd: whole and compared there, or not there at all.
class TestOffsiteCopy : public QObject
{
    Q_OBJECT

private:
    SshServer m_server;
    RealClock m_clock;
    std::unique_ptr<QTemporaryDir> m_temp;
    std::unique_ptr<Backup> m_backup;

    BackupFolder folder() const { return BackupFolder(fs::path(m_temp->path().toStdString()) / "backups"); }
    OffsiteStore store(int port, const std::string &keyFile) const
    {
        return {sftp_link::sftpPlace(m_server.urlAt(port), keyFile, m_server.knownHostsFile()).value(), m_clock};
    }
    OffsiteStore store() const { return store(m_server.port(), m_server.keyFile()); }
    QStringList there() const
    {
        QStringList names;
        std::error_code ignored;
        for (const auto &entry : fs::recursive_directory_iterator(m_server.remoteFolder(), ignored))
            if (entry.is_regular_file())
                names << QString::fromStdString(entry.path().lexically_relative(m_server.remoteFolder()).string());
        names.sort();
        return names;
    }
    fs::path dumpThere() const { return m_server.remoteFolder() / m_backup->dump.filename(); }
    static QByteArray bytesOf(const fs::path &path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void changeAByte(const fs::path &path)
    {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("X") == 1);
    }
    void removeHere() const { QVERIFY(folder().remove(*m_backup)); }
    static QString sentence(const base::Error &error) { return QString::fromStdString(error.code + ": " + error.message); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = SshServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        const auto started = m_server.start();
        QVERIFY2(started, started ? "" : started.error().message.c_str());
    }
    void init()
    {
        std::error_code ignored;
        fs::remove_all(m_server.remoteFolder(), ignored);
        m_temp = std::make_unique<QTemporaryDir>();
        const auto file = m_temp->filePath(QStringLiteral("store.sqlite"));
        {
            const auto database = sqlite_link::SqliteDatabase::open(file, 5s);
            QVERIFY(database);
            QVERIFY((*database)->run(QStringLiteral("CREATE TABLE fills (id INTEGER PRIMARY KEY, text BLOB)"), {}));
            QVERIFY((*database)->run(QStringLiteral("INSERT INTO fills (text) VALUES (randomblob(4000000)), (randomblob(10))"), {}));
        }
        const auto journal = m_temp->filePath(QStringLiteral("journal of \"today\".qj")); // a name that needs care on the way
        QFile out(journal);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("records") == 7);
        out.close();
        auto made = SqliteBackup(file.toStdString(), m_clock).create(folder(), {{journal.toStdString()}}, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        m_backup = std::make_unique<Backup>(std::move(*made));
    }

    void a_copy_is_there_byte_by_byte_and_the_list_says_so()
    {
        const auto copied = store().copy(*m_backup, {});
        QVERIFY2(copied, copied ? "" : copied.error().message.c_str());
        QCOMPARE(bytesOf(dumpThere()), bytesOf(m_backup->dump));
        QCOMPARE(there().size(), 4); // the dump, its hash, its manifest, the journal; nothing under a temporary name
        QVERIFY(folder().byId(m_backup->id())->isElsewhere());
        QCOMPARE(*store().ids({}), std::vector<std::string>{m_backup->id()});
    }

    void a_second_copy_finds_the_first_and_mends_what_is_wrong_there()
    {
        QVERIFY(store().copy(*m_backup, {}));
        changeAByte(dumpThere());
        const auto again = store().copy(*m_backup, {});
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        QCOMPARE(bytesOf(dumpThere()), bytesOf(m_backup->dump));
        QCOMPARE(there().size(), 4);
    }

    void what_was_lost_here_is_fetched_and_compared()
    {
        QVERIFY(store().copy(*m_backup, {}));
        const auto whole = bytesOf(m_backup->dump);
        QCOMPARE(sentence(store().fetch(m_backup->id(), folder(), {}).error()).section(QLatin1Char(':'), 0, 0), QStringLiteral("backup.target_exists"));
        removeHere();
        const auto fetched = store().fetch(m_backup->id(), folder(), {});
        QVERIFY2(fetched, fetched ? "" : fetched.error().message.c_str());
        QCOMPARE(bytesOf(m_backup->dump), whole);
        const auto back = folder().byId(m_backup->id());
        QVERIFY(back && back->manifest == m_backup->manifest && !back->isProven());
        QCOMPARE(bytesOf(BackupFolder::filesOf(m_backup->dump) / back->manifest.files.at(0).path), QByteArray("records"));
        QVERIFY(checkBytes(*back, "sqlite", "store.sqlite"));
    }

    void a_copy_that_was_altered_there_is_not_fetched_and_leaves_nothing()
    {
        QVERIFY(store().copy(*m_backup, {}));
        changeAByte(dumpThere());
        removeHere();
        const auto fetched = store().fetch(m_backup->id(), folder(), {});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, std::string(codes::kDamaged));
        QVERIFY(folder().all()->empty());
        QVERIFY(!fs::exists(m_backup->dump));
    }

    void a_manifest_of_elsewhere_cannot_write_outside_its_folder()
    {
        QVERIFY(store().copy(*m_backup, {}));
        const auto manifest = m_server.remoteFolder() / BackupFolder::manifestOf(m_backup->dump).filename();
        auto text = bytesOf(manifest);
        text.replace("\"path\": \"", "\"path\": \"../../");
        QFile file(QString::fromStdString(manifest.string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size());
        file.close();
        removeHere();
        const auto fetched = store().fetch(m_backup->id(), folder(), {});
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().message.find("outside its own folder") != std::string::npos, fetched.error().message.c_str());
    }

    void a_host_whose_key_nobody_vouched_for_gets_nothing()
    {
        TcpProxy another(m_server.port()); // the same machine by a port that the file does not know
        const auto copied = store(another.port(), m_server.keyFile()).copy(*m_backup, {});
        QVERIFY(!copied);
        QVERIFY2(copied.error().message.find("host key is not in the known-hosts file") != std::string::npos, copied.error().message.c_str());
        QVERIFY(there().isEmpty());
        const auto here = folder().byId(m_backup->id());
        QVERIFY(here->offsite && !here->isElsewhere()); // and the list says why
    }

    void a_host_with_another_key_than_the_known_one_gets_nothing()
    {
        QVERIFY(m_server.changeHostKey());
        const auto copied = store().copy(*m_backup, {});
        m_server.stop();
        QVERIFY(m_server.start()); // trusts its new key
        QVERIFY(!copied);
        QVERIFY2(copied.error().message.find("another one than the known-hosts file says") != std::string::npos, copied.error().message.c_str());
        QVERIFY(there().isEmpty());
    }

    void a_key_that_is_not_let_in_is_told_in_a_sentence()
    {
        const auto copied = store(m_server.port(), m_server.strangersKeyFile()).copy(*m_backup, {});
        QVERIFY(!copied);
        QCOMPARE(copied.error().code, std::string(codes::kOffsite));
        QVERIFY2(copied.error().message.find("is not let in with the key") != std::string::npos, copied.error().message.c_str());
    }

    void a_copy_that_breaks_off_has_no_name_there_and_the_next_one_is_whole()
    {
        TcpProxy proxy(m_server.port());
        m_server.trustAt(proxy.port());
        Job job;
        bool cut = false;
        job.progress = [&](const Progress &step) {
            if (!cut && step.what.starts_with("copying ") && step.done > 0) {
                cut = true;
                proxy.cut();
            }
        };
        const auto broken = store(proxy.port(), m_server.keyFile()).copy(*m_backup, job);
        QVERIFY(cut && !broken);
        for (const auto &name : there())
            QVERIFY2(name.endsWith(QLatin1String(".part")), qPrintable(name));
        QVERIFY(!folder().byId(m_backup->id())->isElsewhere());
        const auto whole = store().copy(*m_backup, {});
        QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
        QCOMPARE(there().size(), 4);
    }

    void a_job_that_is_cancelled_ends_before_it_is_done()
    {
        Job job;
        job.progress = [&](const Progress &step) {
            if (step.what.starts_with("copying "))
                job.limits.cancel.cancel();
        };
        QVERIFY(!store().copy(*m_backup, job));
        QVERIFY(!fs::exists(dumpThere()));
    }

    void a_damaged_backup_is_not_copied()
    {
        changeAByte(m_backup->dump);
        const auto copied = store().copy(*m_backup, {});
        QVERIFY(!copied);
        QCOMPARE(copied.error().code, std::string(codes::kDamaged));
        QVERIFY(there().isEmpty());
    }

    void an_address_that_is_none_is_told_what_is_wrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("why");
        QTest::newRow("another way") << "ftp://u@h/p" << "write it as sftp://user@host:port/path";
        QTest::newRow("no address") << "backup box" << "write it as sftp://user@host:port/path";
        QTest::newRow("a password") << "sftp://u:secret@h/p" << "no password belongs into an address";
        QTest::newRow("nobody") << "sftp://h/p" << "it names no user";
        QTest::newRow("no folder") << "sftp://u@h" << "the path must be absolute and not the root";
        QTest::newRow("a home") << "sftp://u@h/~/p" << "the path must be absolute and not the root";
    }
    void an_address_that_is_none_is_told_what_is_wrong()
    {
        QFETCH(QString, url);
        QFETCH(QString, why);
        const auto place = sftp_link::sftpPlace(url.toStdString(), m_server.keyFile(), m_server.knownHostsFile());
        QVERIFY(!place);
        QVERIFY2(sentence(place.error()).contains(why), qPrintable(sentence(place.error())));
        QVERIFY(!sentence(place.error()).contains(QLatin1String("secret")));
    }

    void a_private_key_that_others_may_read_is_refused()
    {
        const auto open = m_temp->filePath(QStringLiteral("open_key"));
        QVERIFY(QFile::copy(QString::fromStdString(m_server.keyFile()), open));
        QVERIFY(QFile::setPermissions(open, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const auto place = sftp_link::sftpPlace(m_server.url(), open.toStdString(), m_server.knownHostsFile());
        QVERIFY(!place);
        QVERIFY2(sentence(place.error()).contains(QLatin1String("lets others read")), qPrintable(sentence(place.error())));
    }
};

QTEST_GUILESS_MAIN(TestOffsiteCopy)
#include "tst_offsite_copy.moc"
