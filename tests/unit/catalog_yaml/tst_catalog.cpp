#include <qcat/catalog_yaml/catalog.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

const QByteArray kFault = "fault: a.down\n"
                          "title: {en: A is down, zh: 甲故障}\n"
                          "component: a\n"
                          "severity: P1\n"
                          "probes: [a]\n"
                          "open_after: 10s\n"
                          "clear_after: 30s\n"
                          "meaning: {en: m, zh: 义}\n"
                          "runbook: mend.a\n";
const QByteArray kRunbook = "runbook: mend.a\n"
                            "version: 1\n"
                            "title: {en: Mend A, zh: 修复甲}\n"
                            "fault: a.down\n"
                            "component: a\n"
                            "steps:\n"
                            "  - name: look\n"
                            "    title: {en: Look, zh: 查看}\n"
                            "    looks_for: {en: state, zh: 状态}\n"
                            "    action: service.status\n"
                            "    inputs: {service: a}\n"
                            "    timeout: 5s\n"
                            "  - name: restart\n"
                            "    title: {en: Restart, zh: 重启}\n"
                            "    looks_for: {en: restarts, zh: 重启}\n"
                            "    action: service.restart\n"
                            "    mode: mutate\n"
                            "    confirm: typed\n"
                            "    confirm_phrase: RESTART {a_target}\n"
                            "    effect: {en: none, zh: 无}\n"
                            "    undo: {en: none, zh: 无}\n"
                            "    inputs: {service: '{a_target}'}\n"
                            "    timeout: 1m\n"
                            "  - name: verify\n"
                            "    title: {en: Verify, zh: 校验}\n"
                            "    looks_for: {en: stable, zh: 稳定}\n"
                            "    action: probe.wait\n"
                            "    inputs: {probe: a, stable_for: 3s}\n"
                            "    timeout: 1m\n";
const QByteArray kComponents = "components:\n  - {id: a, title: {en: A, zh: 甲}}\n";

// A catalog folder with one component, one fault and one runbook, each of which a test may replace.
class Folder
{
public:
    Folder()
    {
        QDir(m_dir.path()).mkdir(QStringLiteral("faults"));
        QDir(m_dir.path()).mkdir(QStringLiteral("runbooks"));
        write("components.yaml", kComponents);
        write("faults/a.yaml", kFault);
        write("runbooks/a.yaml", kRunbook);
    }
    void write(const char *name, const QByteArray &text)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", name);
        file.write(text);
    }
    catalog_yaml::Loaded load() const
    {
        return catalog_yaml::loadCatalog(m_dir.path().toStdString(), {{{"a_target", "a.service"}}, {{"a.slow", 3s}}});
    }
    // The mistakes, each in a line, with the folder's own path taken out.
    QString mistakes() const
    {
        QStringList lines;
        for (const auto &mistake : load().mistakes)
            lines
                << QString::fromStdString(mistake.message).remove(m_dir.path() + QLatin1Char('/')).remove(m_dir.path());
        return lines.join(QLatin1Char('\n'));
    }

private:
    QTemporaryDir m_dir;
};

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_catalog_that_ships_is_good()
    {
        const auto loaded = catalog_yaml::loadCatalog(
            QCAT_SOURCE_DIR "/resources",
            {{{"postgresql_target", "postgresql@15-main.service"}, {"redis_target", "redis"}}, {}});
        for (const auto &mistake : loaded.mistakes)
            qWarning("%s", mistake.message.c_str());
        QVERIFY(loaded.isGood());
        QVERIFY(loaded.catalog.faults.size() >= 9);
        const auto &database = loaded.catalog.runbooks.front();
        QCOMPARE(database.id, std::string("database.connection_failed"));
        QCOMPARE(database.steps.size(), std::size_t(10));
        QCOMPARE(database.steps[7].confirmPhrase, std::string("RESTART postgresql@15-main.service"));
    }

    void texts_that_ship_are_chinese_in_chinese_punctuation()
    {
        const auto loaded = catalog_yaml::loadCatalog(QCAT_SOURCE_DIR "/resources",
                                                      {{{"postgresql_target", "x"}, {"redis_target", "x"}}, {}});
        QList<domain::LocalText> texts;
        for (const auto &fault : loaded.catalog.faults) {
            texts << fault.title << fault.meaning;
            for (const auto &symptom : fault.symptoms)
                texts << symptom;
            for (const auto &harm : fault.harms)
                texts << harm.what;
            if (fault.isPending())
                texts << fault.pendingUntil;
        }
        for (const auto &runbook : loaded.catalog.runbooks)
            for (const auto &step : runbook.steps) {
                texts << step.title << step.looksFor;
                if (!step.effect.zh.empty())
                    texts << step.effect << step.undo;
            }
        for (const auto &text : texts) {
            const auto chinese = QString::fromStdString(text.zh);
            const bool hasHan =
                std::any_of(chinese.begin(), chinese.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
            QVERIFY2(hasHan, text.zh.c_str());
            for (const char *plain : {", ", ". ", "; ", "?"})
                QVERIFY2(!chinese.contains(QLatin1String(plain)), text.zh.c_str());
        }
    }

    void reads_what_the_files_say()
    {
        Folder folder;
        QCOMPARE(folder.mistakes(), QString());
        const auto catalog = folder.load().catalog;
        QCOMPARE(catalog.faults[0].severity, domain::Severity::P1);
        QCOMPARE(catalog.faults[0].severityWithExposure, domain::Severity::P1);
        QCOMPARE(catalog.faults[0].openAfter, base::Duration(10s));
        const auto &runbook = catalog.runbooks[0];
        QCOMPARE(runbook.steps[1].confirmPhrase, std::string("RESTART a.service"));
        QCOMPARE(runbook.steps[1].inputs.at("service"),
                 std::string("{a_target}")); // never filled in: it is no text for people
        QCOMPARE(runbook.hash.size(), std::size_t(64));
        QCOMPARE(runbook.steps[0].onFailure, domain::OnFailure::Continue);
    }

    void the_configuration_says_when_a_fault_opens()
    {
        Folder folder;
        folder.write("faults/a.yaml", QByteArray(kFault).replace("a.down", "a.slow"));
        folder.write("runbooks/a.yaml", QByteArray(kRunbook).replace("a.down", "a.slow"));
        QCOMPARE(folder.load().catalog.faults[0].openAfter, base::Duration(3s));
    }

    void says_every_mistake_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const char *file, const char *from, const char *to, const char *mistake) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(mistake);
        };
        row("near miss of a key", "faults/a.yaml", "severity:", "severty:",
            "faults/a.yaml:1:1: fault: \"severity\" is missing\nfaults/a.yaml:4:1: fault: unknown key \"severty\"; did "
            "you mean \"severity\"?");
        row("key twice", "faults/a.yaml", "probes: [a]\n", "probes: [a]\nprobes: [a]\n",
            "faults/a.yaml:6:1: fault: \"probes\" stands twice");
        row("bad word", "faults/a.yaml", "P1", "P7",
            "faults/a.yaml:4:11: fault: \"severity\" is \"P7\"; allowed: P0, P1, P2, P3");
        row("bad duration", "faults/a.yaml", "open_after: 10s", "open_after: 10",
            "faults/a.yaml:6:13: fault: \"open_after\" is \"10\"; write a duration as 500ms, 10s, 2m or 1h");
        row("missing language", "faults/a.yaml", "{en: A is down, zh: 甲故障}", "{en: A is down}",
            "faults/a.yaml:2:8: fault: \"title\": \"zh\" is missing");
        row("unknown component", "faults/a.yaml", "component: a", "component: aa",
            "faults/a.yaml:3:12: fault: there is no component \"aa\"; did you mean \"a\"?");
        row("unknown runbook", "faults/a.yaml", "mend.a", "mend.b",
            "faults/a.yaml:9:10: fault: there is no runbook \"mend.b\"; did you mean \"mend.a\"?");
        row("unknown action", "runbooks/a.yaml", "service.status", "service.stat",
            "runbooks/a.yaml:10:13: step \"look\": unknown action \"service.stat\"; did you mean \"service.start\"?");
        row("shell line", "runbooks/a.yaml", "service.status", "'rm -rf /'",
            "runbooks/a.yaml:10:13: step \"look\": unknown action \"rm -rf /\"; allowed: pg.connect, pg.port, pg.session, "
            "pg.cancel_session, pg.terminate_session, pg.session_quiet, pg.session_gone, "
            "pg.vacuum_horizon, pg.oldest_tables, pg.freeze_table, pg.table_is_young, "
            "redis.connect, redis.port, redis.remove_prefix, service.status, "
            "service.start, service.restart, disk.space, memory.available, spool.status, store.caught_up, "
            "log.tail, exposure.read, probe.wait, branch, incident.escalate");
        row("missing input", "runbooks/a.yaml", "    inputs: {service: a}\n", "",
            "runbooks/a.yaml:10:13: step \"look\": action \"service.status\" needs the input \"service\"");
        row("input too many", "runbooks/a.yaml", "{service: a}", "{service: a, force: yes}",
            "runbooks/a.yaml:10:13: step \"look\": action \"service.status\" has no input \"force\"");
        row("mutation that calls itself read", "runbooks/a.yaml", "    mode: mutate\n", "",
            "runbooks/a.yaml:16:13: step \"restart\": action \"service.restart\" is of mode mutate, the step says "
            "read");
        row("mutation without a confirm", "runbooks/a.yaml", "confirm: typed", "confirm: none",
            "runbooks/a.yaml:18:14: step \"restart\" changes something; \"confirm\" must be click or typed");
        row("unknown placeholder", "runbooks/a.yaml", "RESTART {a_target}", "RESTART {b_target}",
            "runbooks/a.yaml:19:21: step \"restart\": placeholder \"{b_target}\" is not known");
        row("input that is no parameter", "runbooks/a.yaml", "{service: '{a_target}'}", "{service: $which}",
            "runbooks/a.yaml:13:5: step \"restart\": \"$which\" is no parameter of this runbook");
        row("parameter without a bound", "runbooks/a.yaml", "steps:\n",
            "parameters:\n  - {name: pid, title: {en: p, zh: p}, type: integer, min: 1}\nsteps:\n",
            "runbooks/a.yaml:7:5: parameter: \"max\" is missing");
        row("parameter with its bounds turned round", "runbooks/a.yaml", "steps:\n",
            "parameters:\n  - {name: pid, title: {en: p, zh: p}, type: integer, min: 2, max: 1}\nsteps:\n",
            "runbooks/a.yaml:7:60: parameter \"pid\": \"min\" is above \"max\"");
        row("nothing proves it", "runbooks/a.yaml", "action: probe.wait\n    inputs: {probe: a, stable_for: 3s}",
            "action: pg.port", "runbooks/a.yaml:7:3: no step with action pg.session_quiet or pg.session_gone or "
            "pg.table_is_young or probe.wait proves what step \"restart\" did");
        row("circle", "components.yaml", "{id: a, ", "{id: a, depends_on: [a], ",
            ": component \"a\" stands on itself, through what it depends on");
        row("not YAML", "components.yaml", "components:", "components: [", "components.yaml:2:3: illegal block entry");
        row("empty", "components.yaml", kComponents.constData(), "", "components.yaml: is empty");
        row("a list", "components.yaml", kComponents.constData(), "- a\n",
            "components.yaml: does not hold one mapping of keys to values");
        row("not a list", "faults/a.yaml", "probes: [a]", "probes: a",
            "faults/a.yaml:5:9: fault: \"probes\" is not a list with at least one entry");
    }
    void says_every_mistake_with_its_place()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, mistake);
        const QByteArray whole = file == "components.yaml"   ? kComponents
                                 : file.startsWith("faults") ? kFault
                                                             : kRunbook;
        QVERIFY(whole.contains(from));
        Folder folder;
        folder.write(file.constData(), QByteArray(whole).replace(from, to));
        QCOMPARE(folder.mistakes(), mistake);
    }

    void files_too_large_binary_or_missing_are_refused()
    {
        Folder folder;
        folder.write("components.yaml", QByteArray(300'000, 'x'));
        QCOMPARE(folder.mistakes(), QStringLiteral("components.yaml: has 300000 bytes; at most 262144 are read"));
        folder.write("components.yaml", QByteArray("\x00\xff\xfe\x01", 4));
        QVERIFY(!folder.load().isGood());
        const auto nothing = catalog_yaml::loadCatalog("/nonexistent", {});
        QCOMPARE(nothing.mistakes.size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
