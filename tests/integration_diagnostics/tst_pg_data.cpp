#include <postgres_server.h>

#include <qcat/pg_diagnostics/data_check.h>
#include <qcat/pg_diagnostics/health_codes.h>

#include <QFile>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace qcat;
using namespace std::chrono_literals;

// A server that knows that its data is damaged, really damaged.
class TestPgData : public QObject
{
    Q_OBJECT

    static domain::Finding look(const PostgresServer &server) { return pg_diagnostics::dataIsWhole(server.config())({20s, {}}).finding; }
    static std::string said(PostgresServer &server, const char *statement)
    {
        const auto answer = server.sql(statement);
        return answer ? *answer : answer.error().message;
    }
    // As the user of the server, beside its pg_ctl.
    static bool enableChecksums(const PostgresServer &server)
    {
        QString bin;
        QStringList words;
        for (const auto &word : server.config().control.start)
            if (const auto text = QString::fromStdString(word); text.endsWith(QLatin1String("/pg_ctl")))
                bin = text.chopped(6) + QStringLiteral("pg_checksums");
        if (::geteuid() == 0)
            words << QStringLiteral("/usr/sbin/runuser") << QStringLiteral("-u") << QStringLiteral("postgres") << QStringLiteral("--");
        words << bin << QStringLiteral("--enable") << QStringLiteral("-D") << QString::fromStdString(server.dataDir().string());
        QProcess tool;
        tool.start(words.first(), words.mid(1));
        return tool.waitForFinished(60'000) && tool.exitCode() == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void a_sequence_below_its_column_is_found_before_an_insert_collides()
    {
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        QCOMPARE(look(server).code, std::string(pg_diagnostics::health::kDataWhole));
        said(server, "SET ROLE qcat_user; CREATE TABLE \"Trades\" (id bigserial PRIMARY KEY, what text); INSERT INTO \"Trades\" (what) SELECT 'x' FROM generate_series(1, 50)");
        const auto whole = look(server);
        QVERIFY2(whole.code == pg_diagnostics::health::kDataWhole, whole.text.c_str());
        said(server, "SELECT setval('\"Trades_id_seq\"', 20)"); // what a restore into a living database does
        const auto found = look(server);
        QCOMPARE(found.code, std::string(pg_diagnostics::health::kSequenceBehind));
        QVERIFY(found.health == domain::Health::Crit);
        QVERIFY2(found.text.find("stands at 20") != std::string::npos && found.text.find("holds 50") != std::string::npos, found.text.c_str());
        said(server, "SELECT setval('\"Trades_id_seq\"', 50)");
        QCOMPARE(look(server).code, std::string(pg_diagnostics::health::kDataWhole));
    }

    void a_page_with_a_wrong_checksum_is_found_once_somebody_read_it()
    {
        PostgresServer server;
        auto started = server.start();
        QVERIFY2(started, messageOf(started));
        said(server, "CREATE TABLE pages AS SELECT repeat('x', 500) AS what FROM generate_series(1, 100)");
        const auto file = said(server, "SELECT pg_relation_filepath('pages')");
        QVERIFY(server.stopFast());
        if (!enableChecksums(server))
            QSKIP("pg_checksums cannot be run here");
        {
            QFile pages(QString::fromStdString((server.dataDir() / file.substr(0, file.find('\n'))).string()));
            QVERIFY2(pages.open(QIODevice::ReadWrite), file.c_str());
            QVERIFY(pages.seek(4096) && pages.write("flipped") == 7);
        }
        started = server.start();
        QVERIFY2(started, messageOf(started));
        QCOMPARE(look(server).code, std::string(pg_diagnostics::health::kDataWhole)); // nobody has read it yet
        QVERIFY(!server.sql("SELECT count(what) FROM pages"));
        QTRY_COMPARE_WITH_TIMEOUT(look(server).code, std::string(pg_diagnostics::health::kChecksumFailed), 30'000);
        QVERIFY(look(server).text.find("database qcat") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPgData)
#include "tst_pg_data.moc"
