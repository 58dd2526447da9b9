#include "postgres_server.h"
#include "qcat_process.h"
#include "ssh_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace
{

struct Said {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

// The database lost rows while the engine trades: a backup brings them back beside it, and the journals bring what came since.
class TestBackup : public QObject
{
    Q_OBJECT

private:
    Said qcat(const QStringList &arguments)
    {
        QProcess process;
        const bool isOfServer = arguments == QStringList{QStringLiteral("doctor"), QStringLiteral("database")};
        const QStringList folder{QStringLiteral("--data-dir"), m_engine->dataDir()};
        process.start(QcatProcess::program(), arguments + QStringList{QStringLiteral("--config"), m_config} + (isOfServer ? QStringList() : folder));
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Said backup(const QStringList &arguments) { return qcat(QStringList{QStringLiteral("backup")} << arguments); }
    int fills(const QString &database = QStringLiteral("qcat"))
    {
        const auto said = m_server->sql("SELECT count(*) FROM fills", database.toStdString());
        return said ? QString::fromStdString(*said).trimmed().toInt() : -1;
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<QcatProcess> m_engine;
    QTemporaryDir m_folder;
    QString m_config;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(m_server->sql("ALTER ROLE qcat_user CREATEDB"));
        const auto database = m_server->config();
        m_config = m_folder.filePath(QStringLiteral("config.yaml"));
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("database:\n  host: %1\n  port: %2\n  user: %3\n  password: \"%4\"\n  name: %5\nbackup:\n  directory: %6\n")
                       .arg(QString::fromStdString(database.host))
                       .arg(database.port)
                       .arg(QString::fromStdString(database.user), QString::fromStdString(database.password),
                            QString::fromStdString(database.name), m_folder.filePath(QStringLiteral("backups")))
                       .toUtf8());
        file.close();
        m_engine = std::make_unique<QcatProcess>();
        m_engine->start({QStringLiteral("--headless"), QStringLiteral("--config"), m_config});
        QTRY_VERIFY_WITH_TIMEOUT(fills() > 3, 60'000);
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_server.reset();
    }

    void lost_rows_come_back_while_the_engine_trades_and_the_record_is_equal()
    {
        const Said made = backup({QStringLiteral("create")});
        QVERIFY2(made.code == 0, made.out + made.err);
        QVERIFY2(made.out.count('\n') == 1 && made.err.isEmpty(), made.out + made.err); // a timer's journal gets the summary
        const Said unproven = backup({QStringLiteral("restore")});
        QCOMPARE(unproven.code, 1); // no proven one
        const Said verified = backup({QStringLiteral("verify")});
        QVERIFY2(verified.code == 0, verified.out + verified.err);

        const int before = fills();
        QTRY_VERIFY_WITH_TIMEOUT(fills() > before, 60'000); // came after the dump: only the journal knows them
        QVERIFY(m_server->sql("DELETE FROM fills"));
        QCOMPARE(qcat({QStringLiteral("doctor"), QStringLiteral("store")}).code, 1);

        const Said beside = backup({QStringLiteral("restore")});
        QVERIFY2(beside.code == 0, beside.out + beside.err);
        QVERIFY2(beside.out.contains("was not touched"), beside.out);
        const Said wrong = backup({QStringLiteral("restore"), QStringLiteral("--confirm"), QStringLiteral("yes")});
        QCOMPARE(wrong.code, 2);
        const Said restored = backup({QStringLiteral("restore"), QStringLiteral("--confirm"), QStringLiteral("qcat")});
        QVERIFY2(restored.code == 0, restored.out + restored.err);
        QVERIFY2(restored.out.contains(": equal"), restored.out);
        QVERIFY(fills() > before);
        QCOMPARE(m_engine->process().state(), QProcess::Running);
        const int now = fills();
        QTRY_VERIFY_WITH_TIMEOUT(fills() > now, 60'000); // and the engine goes on, into the new one
        QTRY_COMPARE_WITH_TIMEOUT(qcat({QStringLiteral("doctor"), QStringLiteral("store")}).code, 0, 60'000);
        const Said left = backup({QStringLiteral("list"), QStringLiteral("--databases")});
        QVERIFY2(left.out.contains("DROP DATABASE qcat_restored_") && left.out.contains("DROP DATABASE qcat_before_"), left.out + left.err);
        QVERIFY(qcat({QStringLiteral("doctor"), QStringLiteral("database")}).out.contains("left by a restore: qcat_before_"));
        QVERIFY(!restored.err.contains(m_server->config().password.c_str()));
    }

    void the_list_says_which_are_proven_and_pruning_asks_first()
    {
        const Said list = backup({QStringLiteral("list"), QStringLiteral("--json")});
        QCOMPARE(list.code, 0);
        const auto all = QJsonDocument::fromJson(list.out).array();
        QCOMPARE(all.size(), 1);
        QVERIFY(all[0].toObject()[QStringLiteral("proven_at")].isString());
        QVERIFY(all[0].toObject()[QStringLiteral("restored_in_s")].toDouble() > 0);
        QVERIFY(backup({QStringLiteral("list")}).out.contains("last restore drill "));
        QVERIFY(all[0].toObject()[QStringLiteral("files")].toInt() > 0); // the journal
        const Said window = backup({QStringLiteral("window")});
        QVERIFY2(window.code == 0 && window.out.contains("1 backups from ") && window.out.contains("archives no WAL"), window.out + window.err);
        const Said pruned = backup({QStringLiteral("prune")});
        QCOMPARE(pruned.code, 0);
        QVERIFY(pruned.out.contains("nothing may go"));
    }

    void a_copy_elsewhere_is_made_listed_and_fetched_back()
    {
        QCOMPARE(backup({QStringLiteral("list"), QStringLiteral("--offsite")}).code, 1); // nowhere yet
        QVERIFY(backup({QStringLiteral("copy")}).out.contains("nothing is copied"));
        if (const std::string why = SshServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        SshServer elsewhere;
        QVERIFY(elsewhere.start());
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::Append));
        file.write(QStringLiteral("  offsite:\n    url: %1\n    key_file: %2\n    known_hosts_file: %3\n")
                       .arg(QString::fromStdString(elsewhere.url()), QString::fromStdString(elsewhere.keyFile()), QString::fromStdString(elsewhere.knownHostsFile()))
                       .toUtf8());
        file.close();
        const Said copied = backup({QStringLiteral("copy")});
        QVERIFY2(copied.code == 0 && copied.out.contains("read back from there"), copied.out + copied.err);
        QVERIFY(backup({QStringLiteral("list")}).out.contains("copied to sftp://127.0.0.1"));
        const QDir folder(m_folder.filePath(QStringLiteral("backups")));
        const auto names = folder.entryList({QStringLiteral("qcat_db_*")});
        QVERIFY(!names.isEmpty());
        for (const auto &name : names) // this machine is lost
            QVERIFY(QFile::remove(folder.filePath(name)) || QDir(folder.filePath(name)).removeRecursively());
        const Said there = backup({QStringLiteral("list"), QStringLiteral("--offsite")});
        QVERIFY2(there.out.contains("not here: qcat backup fetch"), there.out + there.err);
        const Said fetched = backup({QStringLiteral("fetch"), QString::fromUtf8(there.out.left(15))});
        QVERIFY2(fetched.code == 0, fetched.out + fetched.err);
        const Said verified = backup({QStringLiteral("verify")});
        QVERIFY2(verified.code == 0, verified.out + verified.err);
        elsewhere.stop();
        const Said failed = backup({QStringLiteral("copy")});
        QCOMPARE(failed.code, 1);
        QVERIFY(backup({QStringLiteral("list")}).out.contains("NO COPY ELSEWHERE"));
    }

    void a_damaged_one_is_proven_no_more()
    {
        const auto files = QDir(m_folder.filePath(QStringLiteral("backups"))).entryList({QStringLiteral("*.dump")});
        QCOMPARE(files.size(), 1);
        const QString dump = m_folder.filePath(QStringLiteral("backups/") + files[0]);
        QVERIFY(QFile::resize(dump, QFileInfo(dump).size() - 1));
        QVERIFY(backup({QStringLiteral("list")}).out.contains("DAMAGED"));
        QCOMPARE(backup({QStringLiteral("verify")}).code, 1);
        QVERIFY(!QFile::exists(dump + QStringLiteral(".proof.json")));
        const Said refused = backup({QStringLiteral("restore")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("no proven backup"), refused.err);
    }

    void a_server_that_is_away_is_told_apart_and_what_lies_here_is_said_all_the_same()
    {
        QVERIFY(m_server->stopImmediate());
        const Said window = backup({QStringLiteral("window")});
        QVERIFY2(window.code == 3 && window.out.contains("backups from") && window.err.count('\n') == 1, window.err + window.out);
        QCOMPARE(backup({QStringLiteral("create")}).code, 3);
        QCOMPARE(backup({QStringLiteral("list"), QStringLiteral("--databases")}).code, 3);
        QCOMPARE(backup({QStringLiteral("list")}).code, 0);
        QVERIFY(m_server->start());
    }

    void with_a_key_nothing_plain_is_written_and_the_key_is_told_to_nobody()
    {
        const QByteArray secret(64, 'a');
        QFile key(m_folder.filePath(QStringLiteral("backup.key")));
        QVERIFY(key.open(QIODevice::WriteOnly) && key.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && key.write(secret) == 64);
        key.close();
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::Append));
        file.write(QStringLiteral("  encryption:\n    key_file: %1\n").arg(key.fileName()).toUtf8());
        file.close();
        const Said made = backup({QStringLiteral("create")});
        QVERIFY2(made.code == 0, made.out + made.err);
        QVERIFY2(made.out.contains(".dump.enc"), made.out);
        const Said verified = backup({QStringLiteral("verify")});
        QVERIFY2(verified.code == 0, verified.out + verified.err);
        const Said list = backup({QStringLiteral("list")});
        QVERIFY2(list.out.contains("sealed with key "), list.out);
        const QString id = QFileInfo(QString::fromUtf8(made.out)).fileName().mid(8, 15);
        const auto target = m_folder.filePath(QStringLiteral("out"));
        const Said extracted = backup({QStringLiteral("extract"), id, QStringLiteral("--to"), target});
        QVERIFY2(extracted.code == 0 && QFile::exists(target + QStringLiteral("/config.yaml")), extracted.out + extracted.err);
        QVERIFY(backup({QStringLiteral("create"), QStringLiteral("--sql")}).code == 2);
        for (const auto &name : QDir(m_folder.filePath(QStringLiteral("backups"))).entryList({QStringLiteral("*.json")})) {
            QFile manifest(m_folder.filePath(QStringLiteral("backups/") + name));
            QVERIFY(manifest.open(QIODevice::ReadOnly) && !manifest.readAll().contains(secret));
        }
        QVERIFY(QFile::resize(key.fileName(), 10));
        const Said short_ = backup({QStringLiteral("verify")});
        QVERIFY2(short_.code == 1 && short_.err.count('\n') == 1 && short_.err.contains("64 hex digits"), short_.err);
        QVERIFY(QFile::remove(key.fileName()));
        QCOMPARE(backup({QStringLiteral("verify")}).code, 1);
    }

    void a_wrong_question_is_usage()
    {
        QCOMPARE(backup({}).code, 2);
        QCOMPARE(backup({QStringLiteral("steal")}).code, 2);
        QCOMPARE(backup({QStringLiteral("create"), QStringLiteral("x")}).code, 2);
        QCOMPARE(backup({QStringLiteral("verify"), QStringLiteral("20200101_000000")}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
