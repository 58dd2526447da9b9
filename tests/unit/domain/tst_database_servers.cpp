#include <qcat/domain/config.h>
#include <qcat/domain/database_servers.h>

#include <QTest>

using namespace qcat;

class TestDatabaseServers : public QObject
{
    Q_OBJECT

private:
    static domain::DatabaseConfig configOf(const char *host)
    {
        domain::DatabaseConfig config;
        config.host = host;
        config.port = 5432;
        return config;
    }

private Q_SLOTS:
    void one_server_or_several_each_with_its_port_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("servers");
        const auto row = [](const char *host, const char *servers) { QTest::newRow(host) << QString::fromLatin1(host) << QString::fromLatin1(servers); };
        row("db1", "db1:5432");
        row("db1:6000", "db1:6000");
        row("db1, db2:5433", "db1:5432,db2:5433");
        row("fd00::7", "fd00::7:5432");
        row("[fd00::7]:6000,10.0.0.2", "fd00::7:6000,10.0.0.2:5432");
        row("/var/run/postgresql", "/var/run/postgresql:5432");
        row("", "");
    }
    void one_server_or_several_each_with_its_port()
    {
        QFETCH(QString, host);
        QFETCH(QString, servers);
        const auto config = configOf(qPrintable(host));
        QVERIFY(domain::databaseServers(config));
        QCOMPARE(QString::fromStdString(domain::serversText(config)), servers);
    }

    void what_is_no_server_is_refused_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"db1,", ",", "db1:", "db1:70000", "db1:http", "[fd00::7", "[fd00::7]x", ":5432", "db1 db2", "db1' user='x"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void what_is_no_server_is_refused()
    {
        QFETCH(QString, host);
        const auto servers = domain::databaseServers(configOf(qPrintable(host)));
        QVERIFY(!servers);
        QCOMPARE(servers.error().code, std::string("database.bad_host"));
    }
};

QTEST_APPLESS_MAIN(TestDatabaseServers)
#include "tst_database_servers.moc"
