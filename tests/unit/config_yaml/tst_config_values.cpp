#include <qcat/config_yaml/config_values.h>

#include <QTest>

using namespace qcat;
using config_yaml::ConfigChange;

class TestConfigValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_secret_is_never_among_the_values_but_its_change_is_named()
    {
        domain::ProcessConfig before, after;
        before.database.password = "old-word";
        after.database.password = "new-word";
        for (const auto &value : config_yaml::valuesOf(after))
            QVERIFY(value.text.find("new-word") == std::string::npos);
        QVERIFY(config_yaml::changesBetween(config_yaml::valuesOf(before), config_yaml::valuesOf(after)).empty());
        QVERIFY((config_yaml::changedPaths(before, after) == std::vector<std::string>{"database.password"}));
    }

    void changes_say_what_was_and_what_is_also_in_lists()
    {
        domain::ProcessConfig before, after;
        after.logging.level = "debug";
        after.database.control.start = {"/bin/start", "x"};
        after.strategy.instances.pop_back();
        after.strategy.instances[0].parameters.emplace("spread", "2");
        const auto changes = config_yaml::changesBetween(config_yaml::valuesOf(before), config_yaml::valuesOf(after));
        const auto has = [&](const ConfigChange &wanted) { return std::ranges::find(changes, wanted) != changes.end(); };
        QVERIFY(has({"logging.level", "info", "debug"}));
        QVERIFY(has({"database.control.start", "[]", "[/bin/start, x]"}));
        QVERIFY(has({"strategy.instances[0].parameters.spread", "", "2"}));
        QVERIFY(has({"strategy.instances[1].id", "trend-btc", ""}));
    }
};

QTEST_GUILESS_MAIN(TestConfigValues)
#include "tst_config_values.moc"
