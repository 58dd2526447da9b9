#include <qcat/config_yaml/config_loader.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace qcat;
using config_yaml::EnvironmentMap;

namespace
{

QString issuesOf(const config_yaml::LoadedConfig &loaded)
{
    QStringList lines;
    for (const auto &issue : loaded.issues)
        lines << QString::fromStdString(issue.toString());
    return lines.join(QLatin1Char('\n'));
}

config_yaml::LoadedConfig read(const char *text, EnvironmentMap environment = {},
                               std::vector<std::string> overrides = {})
{
    return config_yaml::parse(text, {"q.yaml", std::move(environment), std::move(overrides)});
}

// What this process has read from files until now.
qint64 bytesRead()
{
    QFile io(QStringLiteral("/proc/self/io"));
    return io.open(QIODevice::ReadOnly) ? io.readLine().simplified().split(' ').value(1).toLongLong() : -1;
}

} // namespace

class TestConfigLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_every_shape_of_value()
    {
        const auto loaded = read(
            "database: {host: db1, port: 6000, conn_max_lifetime: 10m, control: {start: [/usr/bin/pg_ctl, start]}}\n"
            "market:\n  symbols: [BTCUSDT, ETHUSDT]\n  speed: 2.5\n"
            "exchange:\n  accounts:\n    - name: a\n    - name: b\n      start_balance: 5000.5\n"
            "strategy:\n  instances:\n    - {id: x, kind: trend, account: b, symbol: ETHUSDT, parameters: {fast: 12}}\n"
            "risk: {spool_bytes: 1GiB}\njournal: {fsync: batch}\nredis: {enabled: true}\nlogging:\n");
        QCOMPARE(issuesOf(loaded), QString());
        const auto &c = loaded.config;
        QCOMPARE(c.database.host, std::string("db1"));
        QCOMPARE(c.database.port, 6000);
        QVERIFY(c.database.connMaxLifetime == std::chrono::minutes(10));
        QVERIFY((c.database.control.start == std::vector<std::string>{"/usr/bin/pg_ctl", "start"}));
        QVERIFY((c.market.symbols == std::vector<std::string>{"BTCUSDT", "ETHUSDT"}));
        QCOMPARE(c.market.speed, 2.5);
        QCOMPARE(c.exchange.accounts.size(), std::size_t(2));
        QCOMPARE(c.exchange.accounts[1].startBalance.toString(), std::string("5000.5"));
        QCOMPARE(c.strategy.instances.size(), std::size_t(1));
        QCOMPARE(c.strategy.instances[0].parameters.at("fast"), std::string("12"));
        QCOMPARE(c.risk.spoolBytes, std::int64_t(1) << 30);
        QVERIFY(c.journal.fsync == domain::FsyncPolicy::Batch);
        QVERIFY(c.redis.enabled);
    }

    void mistakes_say_where_and_what_is_allowed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // all lines, in order
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("unknown key near a known one", "server:\n  prot: 1\n",
            "q.yaml:2:3: unknown key 'prot' in server; did you mean 'port'?");
        row("unknown key near nothing", "journal:\n  zzzzzz: 1\n",
            "q.yaml:2:3: unknown key 'zzzzzz' in journal; allowed: fsync, segment_bytes");
        row("unknown section", "databse:\n  host: x\n",
            "q.yaml:1:1: unknown section 'databse'; did you mean 'database'?");
        row("duplicate key", "server:\n  port: 1\n  host: a\n  port: 2\n",
            "q.yaml:4:3: duplicate key 'port' in server; it stands first in line 2, keep one of them");
        row("duplicate section", "server: {}\nserver: {}\n",
            "q.yaml:2:1: duplicate key 'server' in the configuration; it stands first in line 1, keep one of them");
        row("out of range", "server:\n  port: 70000\n",
            "q.yaml:2:9: server.port: '70000' is not accepted; allowed: a whole number from 1 to 65535");
        row("one of several servers", "database:\n  host: db1,db2:http\n",
            "q.yaml:2:9: database.host: \"db2:http\" is not a server: write db1, db1:5432 or [fd00::7]:5432, several with commas");
        row("word for a number", "server: {port: http}\n",
            "q.yaml:1:16: server.port: 'http' is not accepted; allowed: a whole number from 1 to 65535");
        row("list for a value", "server:\n  port: [1]\n",
            "q.yaml:2:9: server.port is a list; allowed: a whole number from 1 to 65535");
        row("value for a list", "market:\n  symbols: BTCUSDT\n",
            "q.yaml:2:12: market.symbols is a single value; allowed: a list of 1 to 64 texts, written like [a, b]");
        row("key without a value", "server:\n  port:\n",
            "q.yaml:2:3: server.port is nothing; allowed: a whole number from 1 to 65535");
        row("duration without unit", "market: {stale_after: 5}\n",
            "q.yaml:1:23: market.stale_after: '5' is not accepted; allowed: a duration from 100ms to 10m, written like "
            "500ms, 10s, 1h30m");
        row("decimal with exponent", "risk: {max_position: 1e3}\n",
            "q.yaml:1:22: risk.max_position: '1e3' is not accepted; allowed: a decimal number from 0.00000001 to "
            "1000000000");
        row("secret is not shown", "database: {password: [hunter2]}\n",
            "q.yaml:1:22: database.password is a list; allowed: a text");
        row("budgets of memory", "memory: {limit: 2GiB, shed_order: [symbols, charts]}\nbackup:\n", "");
        row("nobody who holds memory", "memory: {shed_order: [charts, tea]}\n",
            "q.yaml:1:22: memory.shed_order: 'tea' is not known; allowed: charts, log_index, research, symbols");
        row("given back before it is given up", "memory:\n  shed_at: 0.5\n",
            "q.yaml:2:3: memory.give_back_below is 0.65; it must be below memory.shed_at, which is 0.5");
        row("unknown key in a part of backup", "backup:\n  offsite:\n    ulr: x\n",
            "q.yaml:3:5: unknown key 'ulr' in backup.offsite; did you mean 'url'?");
        row("later section that is no mapping", "monitoring: 5\n",
            "q.yaml:1:13: monitoring is a single value; it must be a mapping of key: value lines");
        row("section that is a list", "server: [1]\n",
            "q.yaml:1:9: server is a list; it must be a mapping of key: value lines");
        row("not a mapping", "- a\n- b\n",
            "q.yaml:1:1: the configuration must be a mapping of sections: 'server:', 'database:' and so on");
        row("anchor", "server: &s {port: 1}\n", "q.yaml:1:9: anchors (&name) are not accepted; write the value out");
        row("two documents", "server: {port: 1}\n---\nserver: {port: 2}\n",
            "q.yaml:3:1: a second document ('---'); a configuration is one document");
        row("broken YAML", "server: {port: 1\n", "q.yaml:2:1: not valid YAML: end of map flow not found");
        row("tls", "server: {tls: {cert: x}}\n",
            "q.yaml:1:15: server.tls: this version does not serve TLS itself; allowed: false. Let a proxy in front end "
            "TLS and keep "
            "server.host on loopback");
        row("live", "app:\n  environment: live\n",
            "q.yaml:2:16: app.environment: this version trades on the paper venue only, there is no adapter for a real "
            "venue; allowed: paper");
        row("idle above open", "database:\n  max_open_conns: 3\n  max_idle_conns: 4\n",
            "q.yaml:3:19: database.max_idle_conns is 4, above database.max_open_conns, which is 3; allowed: at most 3");
        row("relative program", "database: {control: {stop: [pg_ctl, stop]}}\n",
            "q.yaml:1:28: database.control.stop: the program 'pg_ctl' must be an absolute path, like /usr/bin/pg_ctl; "
            "no shell looks it up");
        row("replay without recording", "market: {source: replay}\n",
            "q.yaml:1:18: market.source is replay, but market.recording is empty; name the recording to replay");
        row("spool order", "risk: {spool_reducing_at: 0.9}\n",
            "q.yaml:1:7: risk.spool_halted_at is 0.8; it must be above risk.spool_reducing_at, which is 0.9");
        row("strategy of unknown symbol and account",
            "strategy:\n  instances:\n    - id: a\n      symbol: DOGE\n      account: other\n",
            "q.yaml:4:15: strategy.instances[0].symbol: 'DOGE' is not in market.symbols; allowed: BTCUSDT\n"
            "q.yaml:5:16: strategy.instances[0].account: 'other' is not in exchange.accounts; allowed: main");
        row("empty list of accounts", "exchange: {accounts: []}\n",
            "q.yaml:1:22: exchange.accounts must be a list with at least one entry, each starting with '- '");
        row("all at once", "server: {prot: 1, port: 0}\nmarkt: {}\n",
            "q.yaml:1:10: unknown key 'prot' in server; did you mean 'port'?\n"
            "q.yaml:1:25: server.port: '0' is not accepted; allowed: a whole number from 1 to 65535\n"
            "q.yaml:2:1: unknown section 'markt'; did you mean 'market'?");
    }
    void mistakes_say_where_and_what_is_allowed()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(issuesOf(read(text.toUtf8().constData())), expected);
    }

    void variables_are_replaced_in_values()
    {
        const auto loaded = read(
            "database:\n  host: ${H}\n  name: db_${N:-main}_x\n  user: \"$${U}\"\n  password: ${P:-}\n", {{"H", "h1"}});
        QCOMPARE(issuesOf(loaded), QString());
        QCOMPARE(loaded.config.database.host, std::string("h1"));
        QCOMPARE(loaded.config.database.name, std::string("db_main_x"));
        QCOMPARE(loaded.config.database.user, std::string("${U}"));
        QCOMPARE(loaded.config.database.password, std::string());
    }

    void missing_and_malformed_variables_are_mistakes()
    {
        QCOMPARE(
            issuesOf(read("database:\n  host: ${NOPE}\n  user: ${A B}\n  name: \"${X\"\n")),
            QStringLiteral("q.yaml:2:9: the environment variable NOPE is not set; set it, or write ${NOPE:-default}\n"
                           "q.yaml:3:9: 'A B' is not the name of a variable; write ${NAME} or ${NAME:-default}\n"
                           "q.yaml:4:9: '${' without '}'; write ${NAME} or ${NAME:-default}, or $${ for the two signs "
                           "themselves"));
    }

    void what_a_variable_holds_is_never_read_as_yaml_or_variables()
    {
        const auto loaded = read("database: {password: \"${P}\"}\n", {{"P", "a: [${Q}"}});
        QCOMPARE(issuesOf(loaded), QString());
        QCOMPARE(loaded.config.database.password, std::string("a: [${Q}"));
    }

    void later_sources_win()
    {
        const char *text = "server: {port: 1000}\n";
        QCOMPARE(read(text).config.server.port, 1000);
        QCOMPARE(read(text, {{"QCAT_SERVER_PORT", "2000"}}).config.server.port, 2000);
        QCOMPARE(read(text, {{"QCAT_SERVER_PORT", "2000"}}, {"server.port=3000"}).config.server.port, 3000);
        QVERIFY((read("", {{"QCAT_MARKET_SYMBOLS", "BTCUSDT, ETHUSDT"}}).config.market.symbols ==
                 std::vector<std::string>{"BTCUSDT", "ETHUSDT"}));
    }

    void mistakes_outside_the_file_name_their_source()
    {
        const auto loaded =
            read("{}\n", {{"QCAT_DATABASE_HSOT", "x"}, {"QCAT_SERVER_PORT", "abc"}, {"QCAT_SHARED_DIR", "/x"}},
                 {"server.prot=1", "server.port"});
        QCOMPARE(
            issuesOf(loaded),
            QStringLiteral("environment QCAT_DATABASE_HSOT: no key has this name; did you mean 'QCAT_DATABASE_HOST'?\n"
                           "environment QCAT_SERVER_PORT: server.port: 'abc' is not accepted; allowed: a whole number "
                           "from 1 to 65535\n"
                           "option server.prot: no key has this name; did you mean 'server.port'?\n"
                           "option server.port: a value is missing; write section.key=value"));
    }

    void variables_of_no_key_are_mistakes_and_all_are_told()
    {
        const auto loaded = read("database: {password: \"${QCAT_DB_PASSWORD}\", user: \"${QCAT_DB_USER:-me}\"}\n",
                                 {{"QCAT_DATABSE_HOST", "x"},
                                  {"QCAT_database_port", "1"},
                                  {"QCAT_JOURNAL_WINDOW", "1"},
                                  {"QCAT_NONSENSE_WHATEVER", "1"},
                                  {"QCAT_DB_PASSWORD", "p"},
                                  {"QCAT_DB_USER", "u"},
                                  {"QCAT_REQUIRE_SHARED", "1"},
                                  {"QCATALOGUE", "1"}});
        const QStringList told = issuesOf(loaded).split(QLatin1Char('\n'));
        QCOMPARE(told.size(), 4);
        QCOMPARE(told[0], QStringLiteral("environment QCAT_DATABSE_HOST: no key has this name; did you mean 'QCAT_DATABASE_HOST'?"));
        QCOMPARE(told[1], QStringLiteral("environment QCAT_JOURNAL_WINDOW: no key has this name; allowed: QCAT_JOURNAL_FSYNC, "
                                         "QCAT_JOURNAL_SEGMENT_BYTES"));
        QVERIFY2(told[2].startsWith(QStringLiteral("environment QCAT_NONSENSE_WHATEVER: no key has this name; allowed: QCAT_APP_…, ")),
                 qPrintable(told[2]));
        QCOMPARE(told[3], QStringLiteral("environment QCAT_database_port: no key has this name; did you mean 'QCAT_DATABASE_PORT'?"));
    }

    void foreign_files_get_one_sentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("0 bytes") << QByteArray() << QStringLiteral("is empty (0 bytes)");
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\1\2",
                                              7)
                                << QStringLiteral("is binary (it holds a zero byte)");
        QTest::newRow("control characters")
            << QByteArray("a: \x01\n") << QStringLiteral("is binary (it holds control characters)");
        QTest::newRow("not UTF-8") << QByteArray("\x1f\x8b\x08") << QStringLiteral("is binary");
        QTest::newRow("deeply nested") << QByteArray("a: ") + QByteArray(100'000, '[')
                                       << QStringLiteral("nested deeper than 16 levels");
        QTest::newRow("many values") << QByteArray("a: [") + QByteArray("1,").repeated(50'000) + "]"
                                     << QStringLiteral("more than 20000 values");
    }
    void foreign_files_get_one_sentence()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("f.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto loaded = config_yaml::load({file.fileName().toStdString(), {}, {}});
        QCOMPARE(loaded.issues.size(), std::size_t(1));
        QVERIFY2(issuesOf(loaded).contains(expected), qPrintable(issuesOf(loaded)));
        QVERIFY2(issuesOf(loaded).startsWith(file.fileName() + QStringLiteral(":1:")), qPrintable(issuesOf(loaded)));
    }

    void hundred_megabytes_are_refused_unread()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("big.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100 << 20));
        const qint64 before = bytesRead();
        const auto loaded = config_yaml::load({file.fileName().toStdString(), {}, {}});
        QVERIFY2(bytesRead() - before < (10 << 20), "the file was read");
        QVERIFY2(issuesOf(loaded).contains(QLatin1String("is 104857600 bytes, above the limit of 1 MiB")),
                 qPrintable(issuesOf(loaded)));
    }

    void what_is_no_regular_file_is_refused()
    {
        QTemporaryDir dir;
        const auto pipe = dir.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
        for (const auto &path : {dir.path(), pipe, QStringLiteral("/dev/zero")}) {
            const auto loaded = config_yaml::load({path.toStdString(), {}, {}});
            QVERIFY2(issuesOf(loaded).contains(QLatin1String("is not a regular file")), qPrintable(issuesOf(loaded)));
        }
        const auto missing = config_yaml::load({dir.filePath(QStringLiteral("none")).toStdString(), {}, {}});
        QVERIFY2(issuesOf(missing).contains(QLatin1String("cannot be read: No such file or directory")),
                 qPrintable(issuesOf(missing)));
    }

    void without_a_file_the_defaults_hold()
    {
        const auto loaded = config_yaml::load({});
        QCOMPARE(issuesOf(loaded), QString());
        QCOMPARE(loaded.config.server.port, 8082);
    }
};

QTEST_GUILESS_MAIN(TestConfigLoader)
#include "tst_config_loader.moc"
