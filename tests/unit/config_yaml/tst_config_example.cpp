#include <qcat/config_yaml/config_loader.h>
#include <qcat/domain/config_fields.h>
#include <qcat/domain/config_text.h>

#include <QFile>
#include <QTest>

#include <chrono>

using namespace qcat;
using namespace std::chrono_literals;

class TestConfigExample : public QObject
{
    Q_OBJECT

private:
    template <typename Section>
    static void compareByFields(const Section &a, const Section &b)
    {
        for (const auto &field : domain::configFields<Section>())
            QVERIFY2(field.get(a) == field.get(b), field.key.c_str());
    }

private Q_SLOTS:
    void shipped_example_is_what_the_field_tables_say()
    {
        QFile file(QStringLiteral(QCAT_SOURCE_DIR "/resources/config/qcat.yaml"));
        QVERIFY2(file.open(QIODevice::ReadOnly), "resources/config/qcat.yaml is missing");
        QCOMPARE(file.readAll(), QByteArray::fromStdString(config_yaml::documentedExample()));
    }

    void example_is_valid_and_equals_the_defaults()
    {
        const auto loaded = config_yaml::parse(config_yaml::documentedExample(), {"qcat.yaml", {}, {}});
        for (const auto &issue : loaded.issues)
            qWarning("%s", issue.toString().c_str());
        QVERIFY(loaded.isValid());
        const domain::ProcessConfig defaults;
        compareByFields(loaded.config.server, defaults.server);
        compareByFields(loaded.config.database, defaults.database);
        compareByFields(loaded.config.redis, defaults.redis);
        compareByFields(loaded.config.market, defaults.market);
        compareByFields(loaded.config.risk, defaults.risk);
        compareByFields(loaded.config.health, defaults.health);
        compareByFields(loaded.config.journal, defaults.journal);
        QCOMPARE(loaded.config.strategy.instances.size(), defaults.strategy.instances.size());
        QCOMPARE(loaded.config.exchange.accounts.size(), defaults.exchange.accounts.size());
    }

    void sample_of_channels_people_and_escalations_is_valid_when_its_marks_are_taken_away()
    {
        const auto example = config_yaml::documentedExample();
        std::string text = example.substr(example.find("\nalerting:"));
        text.resize(text.find("\njournal:"));
        const auto lists = text.find("  # channels:");
        for (auto at = text.find("\n  # ", lists - 1); at != std::string::npos; at = text.find("\n  # ", at + 1))
            text.erase(at + 3, 2);
        const auto loaded = config_yaml::parse(text, {"qcat.yaml", {}, {}});
        for (const auto &issue : loaded.issues)
            qWarning("%s", issue.toString().c_str());
        QVERIFY(loaded.isValid());
        const auto &alerting = loaded.config.alerting;
        QCOMPARE(alerting.channels.size(), std::size_t(1));
        QCOMPARE(alerting.contacts.front().channels, std::vector<std::string>{"mail"});
        QCOMPARE(alerting.schedules.front().overrides.size(), std::size_t(1));
        QCOMPARE(alerting.escalations.front().steps.size(), std::size_t(2));
    }

    void every_default_is_within_its_own_limits()
    {
        domain::RiskConfig risk;
        for (const auto &field : domain::configFields<domain::RiskConfig>())
            QVERIFY2(field.set(risk, field.get(domain::RiskConfig{})), field.key.c_str());
        domain::MarketConfig market;
        for (const auto &field : domain::configFields<domain::MarketConfig>())
            QVERIFY2(field.set(market, field.get(domain::MarketConfig{})), field.key.c_str());
    }

    void durations_are_read_and_written_alike()
    {
        for (const auto &[text, value] : std::vector<std::pair<std::string, base::Duration>>{{"500ms", 500ms},
                                                                                             {"10s", 10s},
                                                                                             {"10m", 10min},
                                                                                             {"1h30m", 90min},
                                                                                             {"2d", 48h},
                                                                                             {"0s", 0s},
                                                                                             {"1s500ms", 1500ms}}) {
            QVERIFY2(domain::parseDuration(text) == value, text.c_str());
            QCOMPARE(domain::durationText(value), text);
        }
    }

    void malformed_amounts_are_refused()
    {
        for (const char *text : {"", "10", "s", "-5s", "1.5s", "10 s", "5m1h", "10s10s", "99999999999999d", "1e3s"})
            QVERIFY2(!domain::parseDuration(text), text);
        for (const char *text : {"", "64", "64MB", "-1MiB", "1.5GiB", "1GiB1MiB", "99999999999TiB"})
            QVERIFY2(!domain::parseSize(text), text);
        for (const char *text : {"", "nan", "inf", "1e5", "0x10", "1.5x"})
            QVERIFY2(!domain::parseFraction(text), text);
    }

    void sizes_are_read_and_written_alike()
    {
        for (const auto &[text, value] : std::vector<std::pair<std::string, std::int64_t>>{
                 {"64MiB", 64ll << 20}, {"2GiB", 2ll << 30}, {"1000B", 1000}, {"0B", 0}}) {
            QVERIFY2(domain::parseSize(text) == value, text.c_str());
            QCOMPARE(domain::sizeText(value), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestConfigExample)
#include "tst_config_example.moc"
