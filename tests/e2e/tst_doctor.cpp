#include "postgres_server.h"
#include "qcat_process.h"
#include "redis_server.h"

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

Said doctor(const QStringList &arguments)
{
    QProcess process;
    process.start(QcatProcess::program(), QStringList{QStringLiteral("doctor")} << arguments);
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestDoctor : public QObject
{
    Q_OBJECT

private:
    QString configFor(const qcat::domain::DatabaseConfig &database)
    {
        const QString path = m_folder.filePath(QStringLiteral("config.yaml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QByteArray("database:\n  host: ") + database.host.c_str() + "\n  port: " + QByteArray::number(database.port) +
                   "\n  user: " + database.user.c_str() + "\n  password: " + database.password.c_str() +
                   "\n  name: " + database.name.c_str() + "\n");
        return path;
    }

private Q_SLOTS:
    void database_says_what_is_missing_and_that_nothing_is()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        const QStringList arguments = {QStringLiteral("database"), QStringLiteral("--config"), configFor(server.config())};
        const Said incomplete = doctor(arguments);
        QCOMPARE(incomplete.code, 1);
        QVERIFY2(incomplete.out.contains("GRANT pg_monitor TO qcat_user;"), incomplete.out + incomplete.err);
        QVERIFY(!incomplete.out.contains(server.config().password.c_str()));
        QVERIFY(server.sql("GRANT pg_monitor, pg_read_all_data, pg_signal_backend TO qcat_user"));
        const Said complete = doctor(QStringList(arguments) << QStringLiteral("--json"));
        QCOMPARE(complete.code, 0);
        const auto json = QJsonDocument::fromJson(complete.out).object();
        QVERIFY2(json[QStringLiteral("complete")].toBool(), complete.out);
        QVERIFY(json[QStringLiteral("privileges")].toArray().size() >= 5);
        QVERIFY(server.stopFast());
        const Said unreachable = doctor(arguments);
        QCOMPARE(unreachable.code, 3);
        QCOMPARE(unreachable.err.count('\n'), 1);
    }

    void redis_says_who_may_not_what_and_that_state_may_be_dropped()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        RedisServer server;
        QVERIFY(server.start());
        QVERIFY(server.command("ACL SETUSER app on >pw ~qcat:* &qcat:* +@all -publish -info"));
        QVERIFY(server.command("ACL SETUSER look on >pw ~* &* +@all"));
        QVERIFY(server.command("CONFIG SET maxmemory-policy allkeys-lru"));
        const QString path = m_folder.filePath(QStringLiteral("redis.yaml"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("redis:\n  enabled: true\n  addr: ") + server.config().addr.c_str() +
                   "\n  user: app\n  password: pw\n  diag_user: look\n  diag_password: pw\n");
        file.close();
        const QStringList arguments = {QStringLiteral("redis"), QStringLiteral("--config"), path};
        const Said bad = doctor(arguments);
        QCOMPARE(bad.code, 1);
        for (const char *expected : {"ACL SETUSER app +publish &qcat:*", "ACL SETUSER app +info", "allkeys-lru", "without TLS", "7."})
            QVERIFY2(bad.out.contains(expected), bad.out + bad.err);
        QVERIFY(!bad.out.contains("ACL SETUSER look"));
        QVERIFY(server.command("ACL SETUSER app +publish +info"));
        QVERIFY(server.command("CONFIG SET maxmemory-policy noeviction"));
        QVERIFY(server.command("CONFIG SET maxmemory 1gb"));
        const Said good = doctor(QStringList(arguments) << QStringLiteral("--json"));
        QVERIFY2(good.code == 0, good.out + good.err);
        const auto json = QJsonDocument::fromJson(good.out).object();
        QVERIFY(json[QStringLiteral("good")].toBool());
        QVERIFY2(json[QStringLiteral("persistence")].toString().startsWith(QLatin1String("none: no snapshot since")), good.out); // save ""
        QVERIFY(server.command("SAVE"));
        QVERIFY(doctor(arguments).out.contains("persistence snapshots, the last one "));
        QVERIFY(json[QStringLiteral("rights")].toArray().size() >= 20);
        QVERIFY(server.command("ACL SETUSER look off"));
        const Said refused = doctor(arguments);
        QCOMPARE(refused.code, 3);
        QCOMPARE(refused.err.count('\n'), 1);
        server.kill();
        QCOMPARE(doctor(arguments).code, 3);
    }

    void a_wrong_question_is_usage()
    {
        QCOMPARE(doctor({}).code, 2);
        QCOMPARE(doctor({QStringLiteral("nothing")}).code, 2);
        QCOMPARE(doctor({QStringLiteral("database"), QStringLiteral("--wrong")}).code, 2);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
