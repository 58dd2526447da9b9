#include <qcat/runtime/fault_catalog.h>

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using runtime::Watching;

namespace
{

constexpr auto kResources = QCAT_SOURCE_DIR "/resources";

catalog_yaml::Loaded shipped(const domain::Config &config = {})
{
    return runtime::readCatalog(kResources, config);
}

const ops::FaultDefinition *find(const catalog_yaml::Catalog &catalog, const char *id)
{
    const auto at = std::find_if(catalog.faults.begin(), catalog.faults.end(), [&](const auto &fault) { return fault.id.value == id; });
    return at == catalog.faults.end() ? nullptr : &*at;
}

const QByteArray kOwn = "fault: desk.coffee\n"
                        "title: {en: No coffee, zh: 没有咖啡}\n"
                        "component: services\n"
                        "severity: P3\n"
                        "probes: [units]\n"
                        "conditions: [unit.down]\n"
                        "open_after: 10s\n"
                        "clear_after: 30s\n"
                        "meaning: {en: m, zh: 义}\n";

// The mistakes of a folder with this one file, without the folder's name.
QString mistakesWith(const QByteArray &text)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("own.yaml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return QStringLiteral("not written");
    file.close();
    domain::Config config;
    config.health.faultsDir = folder.path().toStdString();
    QStringList lines;
    for (const auto &mistake : shipped(config).mistakes)
        lines << QString::fromStdString(mistake.message).remove(folder.path() + QLatin1Char('/'));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestFaultCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A fault whose probe does not exist, or never finds what the fault is about, is a mistake of the catalog.
    void no_fault_that_ships_is_dead_text()
    {
        const auto loaded = shipped();
        for (const auto &mistake : loaded.mistakes)
            qWarning("%s", mistake.message.c_str());
        QVERIFY(loaded.isGood());
    }

    void every_fault_that_is_asked_for_is_there_data()
    {
        QTest::addColumn<QByteArray>("id");
        const auto rows = [](const char *source, const std::vector<const char *> &ids) {
            for (const char *id : ids)
                QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(source), QLatin1String(id)))) << QByteArray(id);
        };
        rows("manual", {"service.dead", "database.connection_failed", "memory.exhausted", "api.slow", "pool.exhausted", "redis.failed",
                        "monitoring.down", "log.not_rotated", "backup.failed", "metrics.not_scraped", "alerting.failing"});
        rows("forgotten", {"network.down", "venue.lost", "venue.rejects", "market_data.stale", "clock.offset", "position.mismatch",
                           "risk.limit_reached", "disk.full", "certificate.expiring", "key.rotation_overdue", "key.invalid",
                           "venue.maintenance", "position.auto_deleveraged", "position.near_liquidation", "instrument.delisting",
                           "engine.stalled", "service.down", "data.loss", "recovery.replayed"});
    }
    void every_fault_that_is_asked_for_is_there()
    {
        QFETCH(QByteArray, id);
        const auto loaded = shipped();
        const auto *fault = find(loaded.catalog, id.constData());
        QVERIFY(fault);
        for (const auto *text : {&fault->title, &fault->meaning})
            QVERIFY(!text->en.empty() && !text->zh.empty());
        QVERIFY(!fault->symptoms.empty());
    }

    void exposure_raises_what_the_issue_says()
    {
        const auto loaded = shipped();
        for (const char *id : {"venue.lost", "engine.stalled", "position.mismatch", "position.near_liquidation"})
            QCOMPARE(find(loaded.catalog, id)->severityWithExposure, domain::Severity::P0);
        for (const char *id : {"market_data.stale", "clock.offset", "monitoring.down", "alerting.down", "alerting.failing"})
            QCOMPARE(find(loaded.catalog, id)->severityWithExposure, domain::Severity::P1);
    }

    // Else it would be told over at the moment when the last of it is given up.
    void memory_is_given_up_also_when_all_of_it_is()
    {
        const auto loaded = shipped();
        QCOMPARE(find(loaded.catalog, "memory.shedding")->conditions, (std::vector<std::string>{"memory.shedding", "memory.all_shed"}));
    }

    void what_nothing_can_see_yet_is_listed_by_name()
    {
        QSet<QString> pending;
        for (const auto &known : runtime::knownFaults(shipped().catalog, {}))
            if (known.watching == Watching::Pending)
                pending << QString::fromStdString(known.fault.id.value);
        QCOMPARE(pending,
                 (QSet<QString>{QStringLiteral("venue.lost"), QStringLiteral("venue.maintenance"), QStringLiteral("key.invalid"),
                                QStringLiteral("position.mismatch"), QStringLiteral("position.auto_deleveraged"),
                                QStringLiteral("instrument.delisting"), QStringLiteral("service.dead")}));
    }

    void what_is_not_configured_is_not_watched_and_says_what_to_set()
    {
        const auto setting = [](const domain::Config &config, const char *component) {
            for (const auto &absent : runtime::notWatched(shipped(config).catalog, config))
                if (absent.id.value == component)
                    return QString::fromStdString(absent.setting);
            return QString();
        };
        domain::Config config;
        QCOMPARE(setting(config, "grafana"), QStringLiteral("monitoring.grafana"));
        QCOMPARE(setting(config, "backup"), QStringLiteral("backup.directory"));
        QCOMPARE(setting(config, "disk"), QString());
        config.monitoring.grafana = "http://127.0.0.1:3000";
        QCOMPARE(setting(config, "grafana"), QString());
    }

    void own_faults_stand_beside_those_that_ship()
    {
        QCOMPARE(mistakesWith(kOwn), QString());
    }

    void a_mistake_in_an_own_fault_is_said_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const char *from, const char *to, const char *mistake) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(mistake);
        };
        row("unknown probe", "[units]", "[unit]", "own.yaml:5:10: fault: there is no probe \"unit\"; did you mean \"units\"?");
        row("condition that is never found", "[unit.down]", "[unit.up]",
            "own.yaml:6:14: fault: its probes never find \"unit.up\"; they find: units.running, unit.down, unit.unknown, unit.not_asked");
        row("unknown component", "component: services", "component: service",
            "own.yaml:3:12: fault: there is no component \"service\"; did you mean \"services\"?");
        row("a name that is taken", "desk.coffee", "disk.full", "own.yaml:1:8: fault: \"disk.full\" is defined twice");
        row("unknown key", "severity: P3", "severity: P3\nseverety: P2", "own.yaml:5:1: fault: unknown key \"severety\"; did you mean \"severity\"?");
        row("harm without a time", "open_after:", "time_to_harm: [{what: {en: a, zh: b}}]\nopen_after:",
            "own.yaml:7:16: time to harm: \"after\" is missing");
    }
    void a_mistake_in_an_own_fault_is_said_with_its_place()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, mistake);
        QVERIFY(kOwn.contains(from));
        QCOMPARE(mistakesWith(QByteArray(kOwn).replace(from, to)), mistake);
    }
};

QTEST_APPLESS_MAIN(TestFaultCatalog)
#include "tst_fault_catalog.moc"
