#include "store_chaos.h"

#include <pg_client.h>
#include <pgbouncer.h>

#include <qcat/base/log.h>

#include <QProcess>

#include <pwd.h>
#include <unistd.h>

using namespace qcat;

namespace
{

// What a session that is lent to many may be left with: the server's own value. Every session of the pooler is looked at, each held
// by a transaction while the next is asked for.
QString settingsLeftBehind(domain::DatabaseConfig pooler, int port, int sessions)
{
    pooler.port = port;
    QStringList left;
    std::vector<std::unique_ptr<PgClient>> clients;
    for (int i = 0; i < sessions; ++i) {
        clients.push_back(std::make_unique<PgClient>(pooler, "a_stranger"));
        clients.back()->ask("BEGIN");
        for (const char *setting : {"default_transaction_read_only=off", "lock_timeout=0", "statement_timeout=0",
                                    "idle_in_transaction_session_timeout=0", "vacuum_cost_delay=0"}) {
            const auto parts = QString::fromLatin1(setting).split(QLatin1Char('='));
            const auto value = QString::fromStdString(clients.back()->ask("SHOW " + parts[0].toStdString()));
            if (value != parts[1])
                left << QStringLiteral("%1 is \"%2\"").arg(parts[0], value);
        }
    }
    return left.join(QStringLiteral(", "));
}

// A login through what stands between takes several turns of two processes; on a machine that runs other tests beside, half a second is
// too short for it, and every try would end before its answer.
constexpr auto kLoginWithin = std::chrono::seconds(3);
constexpr int kPatienceMs = 30'000;

bool runs(const QString &program, const QStringList &arguments)
{
    return QProcess::execute(program, arguments) == 0;
}

// A self-signed certificate for `name` beside the server's data, and the settings that make it speak TLS with it.
bool makeCertificate(const std::filesystem::path &folder, const std::string &file, const QString &name)
{
    const auto key = folder / (file + ".key"), certificate = folder / (file + ".crt");
    const bool made = runs(QStringLiteral("openssl"),
                           {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                            QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-batch"),
                            QStringLiteral("-subj"), QStringLiteral("/CN=qcat-test"), QStringLiteral("-addext"),
                            QStringLiteral("subjectAltName=") + name, QStringLiteral("-keyout"), QString::fromStdString(key.string()),
                            QStringLiteral("-out"), QString::fromStdString(certificate.string())});
    const passwd *const owner = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
    std::filesystem::permissions(key, std::filesystem::perms(0600));
    return made && (!owner || (::chown(key.c_str(), owner->pw_uid, owner->pw_gid) == 0 &&
                               ::chown(certificate.c_str(), owner->pw_uid, owner->pw_gid) == 0));
}

} // namespace

// What stands between: TLS with its certificates, and PgBouncer.
class TestChaosWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        log::installSink([](auto...) {});
    }

    void a_server_whose_certificate_is_another_s_is_no_server_of_ours()
    {
        StoreChaos chaos;
        const auto data = chaos.server.dataDir();
        QVERIFY(makeCertificate(data, "ours", QStringLiteral("IP:127.0.0.1")));
        QVERIFY(makeCertificate(data, "another", QStringLiteral("DNS:elsewhere.example")));
        chaos.server.addSetting("ssl = on");
        chaos.server.addSetting("ssl_cert_file = 'ours.crt'");
        chaos.server.addSetting("ssl_key_file = 'ours.key'");
        qputenv("PGSSLROOTCERT", QByteArray::fromStdString((data / "ours.crt").string()));
        QCOMPARE(chaos.start([](domain::Config &config) {
            config.database.sslMode = "verify-full";
            config.database.connectTimeout = kLoginWithin;
        }),
                 QString());
        QVERIFY(chaos.sql("ALTER SYSTEM SET ssl_cert_file = 'another.crt'", "postgres"));
        QVERIFY(chaos.sql("ALTER SYSTEM SET ssl_key_file = 'another.key'", "postgres"));
        QVERIFY(chaos.sql("SELECT pg_reload_conf()", "postgres"));
        QVERIFY(chaos.endSessions());
        const auto ms = chaos.msUntilDeskSays({"certificate"}, kPatienceMs);
        QVERIFY2(ms >= 0, qPrintable(QStringLiteral("%1 ms: ").arg(ms) + chaos.desk()));
        QVERIFY(chaos.isTrading());
        QVERIFY(chaos.sql("ALTER SYSTEM RESET ssl_cert_file", "postgres"));
        QVERIFY(chaos.sql("ALTER SYSTEM SET ssl_cert_file = 'ours.crt'", "postgres"));
        QVERIFY(chaos.sql("ALTER SYSTEM SET ssl_key_file = 'ours.key'", "postgres"));
        QVERIFY(chaos.sql("SELECT pg_reload_conf()", "postgres"));
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        qunsetenv("PGSSLROOTCERT"); // the comparison below needs no proof of who answers
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }

    void through_pgbouncer_in_transaction_mode_all_is_the_same()
    {
        if (const std::string why = PgBouncer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        StoreChaos chaos;
        std::unique_ptr<PgBouncer> bouncer;
        const QString started = chaos.start([&](domain::Config &config) {
            bouncer = std::make_unique<PgBouncer>(chaos.server.config());
            config.database.port = bouncer->port();
            config.database.connectTimeout = kLoginWithin;
        });
        QCOMPARE(started, QString());
        QVERIFY(bouncer->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return chaos.host->now()->data->postgres->connections.hasData(); }, kPatienceMs));
        QCOMPARE(settingsLeftBehind(chaos.server.config(), bouncer->port(), PgBouncer::kSessions), QString());
        QVERIFY(chaos.endSessions());
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QVERIFY(chaos.server.stopImmediate());
        QVERIFY(chaos.msUntilDeskSays({"unreachable", "timeout", "auth"}, kPatienceMs) >= 0);
        QVERIFY(chaos.isTrading());
        QVERIFY(chaos.server.start());
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        // nothing was left behind in a session that another client may get next
        const auto temporary = chaos.server.sql("SELECT count(*) FROM pg_class WHERE relpersistence = 't'");
        QCOMPARE(QString::fromStdString(temporary ? *temporary : temporary.error().message), QStringLiteral("0"));
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }
};

QTEST_GUILESS_MAIN(TestChaosWay)
#include "tst_chaos_way.moc"
