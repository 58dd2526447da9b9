#include "postgres_server.h"
#include "qcat_process.h"
#include "redis_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

// Passwords are rotated at the real servers while the engine trades.
class TestSecretsVerb : public QObject
{
    Q_OBJECT

private:
    struct Said {
        int code = -1;
        QString text;
    };
    Said secrets(const QStringList &arguments, const QByteArray &input = {}) const { return secretsWith(m_config, arguments, input); }
    static Said secretsWith(const QString &config, const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QcatProcess::program(), QStringList{QStringLiteral("secrets")} << arguments << QStringLiteral("--config") << config);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
    }
    QString secretFile(const QString &name, const std::string &secret)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(secret));
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file.fileName();
    }
    // Its data folder is beside it.
    static QString configOf(const QTemporaryDir &folder, const QString &sections)
    {
        QFile file(folder.filePath(QStringLiteral("config.yaml")));
        if (file.open(QIODevice::WriteOnly))
            file.write(QStringLiteral("app:\n  data_dir: %1\n%2").arg(folder.filePath(QStringLiteral("data")), sections).toUtf8());
        return file.fileName();
    }
    static std::string contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
    }

    std::unique_ptr<PostgresServer> m_postgres;
    std::unique_ptr<RedisServer> m_redis;
    QTemporaryDir m_folder;
    QString m_config, m_databasePassword, m_redisPassword;

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &why : {PostgresServer::unavailable(), RedisServer::unavailable()})
            if (!why.empty())
                QSKIP(why.c_str());
        m_postgres = std::make_unique<PostgresServer>();
        m_redis = std::make_unique<RedisServer>();
        QVERIFY(m_postgres->start() && m_redis->start());
        QVERIFY(m_redis->command("ACL SETUSER qcat on >first ~* &* +@all"));
        const auto database = m_postgres->config();
        m_databasePassword = secretFile(QStringLiteral("database"), database.password);
        m_redisPassword = secretFile(QStringLiteral("redis"), "first");
        m_config = m_folder.filePath(QStringLiteral("config.yaml"));
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("app:\n  data_dir: %1\ndatabase:\n  host: 127.0.0.1\n  port: %2\n  user: %3\n  password_file: %4\n  name: qcat\n"
                                  "redis:\n  enabled: true\n  addr: 127.0.0.1:%5\n  user: qcat\n  password_file: %6\n")
                       .arg(m_folder.filePath(QStringLiteral("data")))
                       .arg(database.port)
                       .arg(QString::fromStdString(database.user), m_databasePassword)
                       .arg(m_redis->port())
                       .arg(m_redisPassword)
                       .toUtf8());
    }

    void passwords_are_rotated_while_the_engine_goes_on()
    {
        QcatProcess engine(m_folder.filePath(QStringLiteral("data")));
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), m_config});
        QTRY_VERIFY_WITH_TIMEOUT(!engine.healthStatus().isEmpty() && engine.healthStatus() != QStringLiteral("unhealthy"), 60'000);
        const auto formerDatabase = contentOf(m_databasePassword);
        for (const char *what : {"database", "redis"}) {
            const auto said = secrets({QStringLiteral("rotate"), QLatin1String(what)});
            QVERIFY2(said.code == 0, qPrintable(said.text));
            QVERIFY(!said.text.contains(QString::fromStdString(contentOf(m_databasePassword))));
        }
        QVERIFY(contentOf(m_databasePassword) != formerDatabase);
        QVERIFY(contentOf(m_redisPassword) != "first");

        // the server knows the former one no more, and no password stands in its log
        QProcess psql;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromStdString(formerDatabase));
        psql.setProcessEnvironment(environment);
        psql.start(QStringLiteral("/usr/bin/psql"), {QStringLiteral("-w"), QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                                                     QString::number(m_postgres->port()), QStringLiteral("-U"), QStringLiteral("qcat_user"), QStringLiteral("qcat")});
        QVERIFY(psql.waitForFinished(30'000));
        QVERIFY(psql.readAllStandardError().contains("password authentication failed"));
        QFile log(QString::fromStdString(m_postgres->logFile().string()));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(!log.readAll().contains(QByteArray::fromStdString(contentOf(m_databasePassword))));
        QVERIFY(!m_redis->command("AUTH qcat first"));

        // every open connection is ended: the engine logs in anew with what the files say now
        QVERIFY(m_postgres->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'qcat_user'"));
        QVERIFY(m_redis->command("CLIENT KILL TYPE normal SKIPME yes"));
        const auto healthOf = [&](const QString &component) {
            const auto components = engine.get(QStringLiteral("/health")).json()[QStringLiteral("components")].toArray();
            for (const auto &each : components)
                if (each.toObject()[QStringLiteral("name")].toString() == component)
                    return each.toObject()[QStringLiteral("state")].toString();
            return QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(QStringLiteral("postgresql")), QStringLiteral("ok"), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(healthOf(QStringLiteral("redis")), QStringLiteral("ok"), 30'000);
    }

    void a_redis_that_keeps_its_users_in_no_file_is_found_out_before_anything_is_changed()
    {
        const auto port = QString::number(freePort());
        QProcess redis; // without a configuration file
        redis.start(QStringLiteral("/usr/bin/redis-server"),
                    {QStringLiteral("--port"), port, QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(), QStringLiteral("--dir"), m_folder.path(),
                     QStringLiteral("--user"), QStringLiteral("qcat"), QStringLiteral("on"), QStringLiteral(">first"), QStringLiteral("~*"), QStringLiteral("&*"), QStringLiteral("+@all")});
        const auto password = secretFile(QStringLiteral("forgetful"), "first");
        QFile file(m_folder.filePath(QStringLiteral("forgetful.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("redis:\n  enabled: true\n  addr: 127.0.0.1:%1\n  user: qcat\n  password_file: %2\n").arg(port, password).toUtf8());
        file.close();
        Said said;
        const auto isUp = [&] {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QcatProcess::program(), {QStringLiteral("secrets"), QStringLiteral("rotate"), QStringLiteral("redis"), QStringLiteral("--config"), file.fileName()});
            if (!process.waitForFinished(60'000))
                return false;
            said = {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
            return !said.text.contains(QStringLiteral("refused"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUp(), 30'000);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.text.contains(QStringLiteral("nothing was changed")), qPrintable(said.text));
        QCOMPARE(contentOf(password), std::string("first"));
        QVERIFY(!QFile::exists(password + QStringLiteral(".next")));
        redis.kill();
        QVERIFY(redis.waitForFinished(30'000));
    }

    void the_list_names_each_secret_and_none_of_their_contents()
    {
        const auto said = secrets({QStringLiteral("list")});
        for (const auto *name : {"token", "database", "redis"})
            QVERIFY2(said.text.contains(QLatin1String(name)), qPrintable(said.text));
        QVERIFY(!said.text.contains(QString::fromStdString(contentOf(m_databasePassword))));
    }

    void one_is_entered_by_standard_input_and_tested_by_a_login()
    {
        const auto right = contentOf(m_redisPassword);
        QCOMPARE(secrets({QStringLiteral("test"), QStringLiteral("redis")}).code, 0);
        QCOMPARE(secrets({QStringLiteral("set"), QStringLiteral("redis")}, "wrong one\n").code, 0);
        QCOMPARE(contentOf(m_redisPassword), std::string("wrong one"));
        QCOMPARE(QFile::permissions(m_redisPassword) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto refused = secrets({QStringLiteral("test"), QStringLiteral("redis")});
        QVERIFY2(refused.code == 1 && refused.text.contains(QStringLiteral("not taken")) && !refused.text.contains(QStringLiteral("wrong one")), qPrintable(refused.text));
        QCOMPARE(secrets({QStringLiteral("set"), QStringLiteral("redis")}, QByteArray::fromStdString(right)).code, 0); // also without a line's end
        QCOMPARE(secrets({QStringLiteral("test"), QStringLiteral("redis")}).code, 0);
        QCOMPARE(secrets({QStringLiteral("test"), QStringLiteral("database")}).code, 0);
        QCOMPARE(contentOf(m_redisPassword), right);
        QCOMPARE(secrets({QStringLiteral("set"), QStringLiteral("token")}, "mine\n").code, 1);
        const auto unknown = secrets({QStringLiteral("test"), QStringLiteral("tea")});
        QVERIFY2(unknown.code == 2 && unknown.text.contains(QStringLiteral("there is no secret \"tea\"; known: token, database, redis")), qPrintable(unknown.text));
    }

    void what_is_no_line_of_text_does_not_touch_the_old_one_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an empty line") << QByteArray("\n");
        QTest::newRow("a second line") << QByteArray("a\nb\n");
        QTest::newRow("a second line without its end") << QByteArray("a\nb");
        QTest::newRow("blanks alone") << QByteArray(" \t \n");
        QTest::newRow("blanks of Chinese alone") << QByteArray("\xe3\x80\x80\n");
        QTest::newRow("a zero byte") << QByteArray("a\0b\n", 4);
        QTest::newRow("no UTF-8") << QByteArray("a\xff\xfe\n");
        QTest::newRow("too long") << QByteArray(4096, 'a');
        QTest::newRow("much too long") << QByteArray(10'000, 'a');
    }
    void what_is_no_line_of_text_does_not_touch_the_old_one()
    {
        QFETCH(QByteArray, input);
        const auto before = contentOf(m_redisPassword);
        const auto refused = secrets({QStringLiteral("set"), QStringLiteral("redis")}, input);
        QVERIFY2(refused.code == 1 && refused.text.contains(QStringLiteral("nothing was changed")), qPrintable(refused.text));
        QCOMPARE(contentOf(m_redisPassword), before);
    }

    void a_link_stays_one_and_what_it_leads_to_has_the_new_one()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("kept")));
        const auto link = folder.filePath(QStringLiteral("password")), kept = folder.filePath(QStringLiteral("kept/real"));
        QVERIFY(QFile::link(QStringLiteral("kept/real"), link)); // relative, and the file is not there yet
        const auto config = configOf(folder, QStringLiteral("redis:\n  enabled: true\n  addr: 127.0.0.1:1\n  user: qcat\n  password_file: %1\n").arg(link));
        for (const char *word : {"first", "second"}) {
            const auto said = secretsWith(config, {QStringLiteral("set"), QStringLiteral("redis")}, QByteArray(word) + '\n');
            QVERIFY2(said.code == 0, qPrintable(said.text));
            QVERIFY(QFileInfo(link).isSymLink() && !QFileInfo(kept).isSymLink());
            QCOMPARE(contentOf(kept), std::string(word));
        }
        const auto circle = folder.filePath(QStringLiteral("circle"));
        QVERIFY(QFile::link(QStringLiteral("circle"), circle));
        const auto round = configOf(folder, QStringLiteral("redis:\n  enabled: true\n  addr: 127.0.0.1:1\n  password_file: %1\n").arg(circle));
        const auto refused = secretsWith(round, {QStringLiteral("set"), QStringLiteral("redis")}, "third\n");
        QVERIFY2(refused.code == 1 && refused.text.contains(QStringLiteral("leads nowhere")), qPrintable(refused.text));
        QVERIFY(QFileInfo(circle).isSymLink());
    }

    void a_backup_key_is_one_and_is_not_replaced()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("key"));
        const auto config = configOf(folder, QStringLiteral("backup:\n  directory: %1\n  encryption:\n    key_file: %2\n").arg(folder.filePath(QStringLiteral("backups")), file));
        const auto set = [&](const QByteArray &input) { return secretsWith(config, {QStringLiteral("set"), QStringLiteral("backup.encryption")}, input); };
        const QByteArray key(64, 'a'), other(64, 'B');
        for (const auto &wrong : {QByteArray("nothex\n"), QByteArray(63, 'a'), QByteArray(64, 'g'), key + "a\n"}) {
            const auto refused = set(wrong);
            QVERIFY2(refused.code == 1 && refused.text.contains(QStringLiteral("64 hex digits")), qPrintable(refused.text));
            QVERIFY(!QFile::exists(file));
        }
        QFile rubbish(file); // which seals nothing
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write("nothex\n");
        rubbish.close();
        const auto taken = set(key + '\n');
        QVERIFY2(taken.code == 0, qPrintable(taken.text));
        QCOMPARE(secretsWith(config, {QStringLiteral("test"), QStringLiteral("backup.encryption")}).code, 0);
        const auto kept = set(other + '\n');
        QVERIFY2(kept.code == 1 && kept.text.contains(QStringLiteral("name a new file")), qPrintable(kept.text));
        QCOMPARE(contentOf(file), key.toStdString());
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther)); // no reader takes it so, and it is still the key
        QCOMPARE(set(other + '\n').code, 1);
        QCOMPARE(contentOf(file), key.toStdString());
    }

    void a_password_is_not_judged_where_no_server_answers()
    {
        QTemporaryDir folder;
        const auto password = secretFile(QStringLiteral("unjudged"), "first");
        const auto config = configOf(folder, QStringLiteral("database:\n  host: 127.0.0.1\n  port: %1\n  user: qcat\n  name: qcat\n  password_file: %3\n"
                                                            "redis:\n  enabled: true\n  addr: 127.0.0.1:%2\n  user: qcat\n  password_file: %3\n")
                                                 .arg(freePort())
                                                 .arg(freePort())
                                                 .arg(password));
        for (const char *name : {"database", "redis"}) {
            const auto said = secretsWith(config, {QStringLiteral("test"), QLatin1String(name)});
            QVERIFY2(said.code == 3 && said.text.contains(QStringLiteral("not judged")) && !said.text.contains(QStringLiteral("not taken")), qPrintable(said.text));
        }
    }

    void without_a_password_file_it_is_said_what_is_needed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("config.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("database:\n  host: 127.0.0.1\n  password: abc\n");
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QcatProcess::program(), {QStringLiteral("secrets"), QStringLiteral("rotate"), QStringLiteral("database"), QStringLiteral("--config"), file.fileName()});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAll().contains("database.password_file is not set"));
    }
};

QTEST_GUILESS_MAIN(TestSecretsVerb)
#include "tst_secrets.moc"
