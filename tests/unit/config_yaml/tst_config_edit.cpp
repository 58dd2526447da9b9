#include <qcat/config_yaml/config_edit.h>
#include <qcat/config_yaml/config_loader.h>

#include <QTest>

using namespace qcat;

// One value of a configuration file changed, and nothing else of it.
class TestConfigEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void only_the_value_changes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const char *before, const char *path, const char *value, const char *after) {
            QTest::newRow(name) << before << path << value << after;
        };
        row("with its comment", "database:\n  port: 5432  # ours\n  name: qcat\n", "database.port", "5433", "database:\n  port: 5433  # ours\n  name: qcat\n");
        row("in quotes", "database:\n  name: \"a \\\" b\" # x\n", "database.name", "c", "database:\n  name: c # x\n");
        row("what needs quotes gets them", "redis:\n  addr: localhost\n", "redis.addr", "127.0.0.1:6379", "redis:\n  addr: \"127.0.0.1:6379\"\n");
        row("key that is not there", "# top\ndatabase:\n    port: 5432\nredis:\n  db: 1\n", "database.name", "qcat",
            "# top\ndatabase:\n    name: qcat\n    port: 5432\nredis:\n  db: 1\n");
        row("section that is not there", "redis:\n  db: 1", "database.port", "5433", "redis:\n  db: 1\ndatabase:\n  port: 5433\n");
        row("section in a section", "server:\n  port: 8082\n", "server.tls.certificate", "/etc/a.pem",
            "server:\n  tls:\n    certificate: /etc/a.pem\n  port: 8082\n");
        row("empty file", "", "logging.level", "debug", "logging:\n  level: debug\n");
    }
    void only_the_value_changes()
    {
        QFETCH(QString, before);
        QFETCH(QString, path);
        QFETCH(QString, value);
        const auto changed = config_yaml::withValue(before.toStdString(), path.toStdString(), value.toStdString());
        QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
        QTEST(QString::fromStdString(*changed), "after");
    }

    void what_is_no_plain_value_is_refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::newRow("a list") << "health:\n  units: [a]\n" << "health.units" << "b";
        QTest::newRow("a section") << "database:\n  port: 1\n" << "database" << "b";
        QTest::newRow("in braces") << "database: {port: 1}\n" << "database.port" << "2";
        QTest::newRow("over lines") << "database:\n  name: |\n    a\n" << "database.name" << "b";
        QTest::newRow("two lines") << "database:\n  name: a\n" << "database.name" << "b\nredis:";
        QTest::newRow("no key") << "" << "database.Port x" << "b";
        QTest::newRow("no YAML") << "database: [" << "database.port" << "1";
    }
    void what_is_no_plain_value_is_refused()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        QFETCH(QString, value);
        const auto changed = config_yaml::withValue(text.toStdString(), path.toStdString(), value.toStdString());
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, std::string("config.not_editable"));
    }

    // Whatever is typed comes back as that value and as no other key.
    void value_comes_back_as_it_was_given()
    {
        for (const char *value : {"a: b", "# no comment", "- x", "\"q\"", "a\\b", "it's", "{x}", "null", "*a", "%d", "  blank  "}) {
            const auto text = config_yaml::withValue("database:\n  port: 5432\n", "database.name", value);
            QVERIFY(text);
            const auto loaded = config_yaml::parse(*text, {});
            QCOMPARE(QString::fromStdString(loaded.config.database.name), QString::fromLatin1(value));
            QCOMPARE(loaded.config.database.port, 5432);
        }
    }
};

QTEST_APPLESS_MAIN(TestConfigEdit)
#include "tst_config_edit.moc"
