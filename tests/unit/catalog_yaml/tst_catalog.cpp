#include <qcat/catalog_yaml/catalog.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
const QByteArray kRunbook = "apiVersion: qcat.ops/v1\n"
                            "kind: Runbook\n"
                            "metadata:\n"
                            "  id: mend.a\n"
                            "  version: 1\n"
                            "  title: {en: Mend A, zh: 修复甲}\n"
                            "  component: a\n"
                            "spec:\n"
                            "  match: {fault: a.down}\n"
                            "  steps:\n"
                            "    - name: look\n"
                            "      title: {en: Look, zh: 查看}\n"
                            "      looksFor: {en: state, zh: 状态}\n"
                            "      action: service.status\n"
                            "      inputs: {service: a}\n"
                            "      outputs: {pid: main_pid}\n"
                            "      timeout: 5s\n"
                            "    - name: decide\n"
                            "      title: {en: Which way, zh: 走向}\n"
                            "      action: branch\n"
                            "      choices: [{when: look.health == ok, next: verify}]\n"
                            "      default: restart\n"
                            "    - name: restart\n"
                            "      title: {en: Restart, zh: 重启}\n"
                            "      looksFor: {en: restarts, zh: 重启}\n"
                            "      action: service.restart\n"
                            "      mode: mutate\n"
                            "      confirm: {type: typed, phrase: 'RESTART {a_target}'}\n"
                            "      effect: {en: none, zh: 无}\n"
                            "      undo: {en: none, zh: 无}\n"
                            "      inputs: {service: '{a_target}'}\n"
                            "      timeout: 1m\n"
                            "    - name: verify\n"
                            "      title: {en: Verify, zh: 校验}\n"
                            "      looksFor: {en: stable, zh: 稳定}\n"
                            "      action: probe.wait\n"
                            "      inputs: {probe: a, stable_for: 3s}\n"
                            "      timeout: 1m\n"
                            "      onFailure: step:call\n"
                            "      isEnd: true\n"
                            "    - name: call\n"
                            "      title: {en: Call, zh: 呼叫}\n"
                            "      action: incident.escalate\n"
                            "      inputs: {reason: it does not come back}\n";
const QByteArray kComponents = "components:\n  - {id: a, title: {en: A, zh: 甲}}\n";

// A catalog folder with one component, one fault and one runbook, each of which a test may replace.
class Folder
{
public:
    Folder()
    {
        QDir(m_dir.path()).mkdir(QStringLiteral("faults"));
        QDir(m_dir.path()).mkdir(QStringLiteral("runbooks"));
        QDir(m_dir.path()).mkdir(QStringLiteral("own"));
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
        return catalog_yaml::loadCatalog(m_dir.path().toStdString(),
                                         {{{"a_target", "a.service"}}, {{"a.slow", 3s}}, {}, {}, m_dir.filePath(QStringLiteral("own")).toStdString()});
    }
    // Its message, with the folder's own path taken out.
    QString plain(const base::Error &mistake) const
    {
        return QString::fromStdString(mistake.message).remove(m_dir.path() + QLatin1Char('/')).remove(m_dir.path());
    }
    // The mistakes, each in a line, with the folder's own path taken out.
    QString mistakes() const
    {
        QStringList lines;
        for (const auto &mistake : load().mistakes)
            lines << plain(mistake);
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
        const auto at = std::ranges::find(loaded.catalog.runbooks, "database.connection_failed", &domain::Runbook::id);
        QVERIFY(at != loaded.catalog.runbooks.end());
        const auto &database = *at;
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
                texts << step.title;
                if (step.action != domain::kBranchAction && step.action != domain::kEscalateAction) // these look at nothing
                    texts << step.looksFor;
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
        QCOMPARE(runbook.steps[2].confirmPhrase, std::string("RESTART a.service"));
        QCOMPARE(runbook.steps[2].inputs.at("service"),
                 std::string("{a_target}")); // never filled in: it is no text for people
        QCOMPARE(runbook.hash.size(), std::size_t(64));
        QCOMPARE(runbook.steps[0].onFailure, domain::OnFailure::Continue);
        QCOMPARE(runbook.steps[0].outputs.at("pid"), std::string("main_pid"));
        QCOMPARE(runbook.steps[1].choices.front().next, std::string("verify"));
        QCOMPARE(runbook.steps[1].otherwise, std::string("restart"));
        QCOMPARE(runbook.steps[3].onFailureStep, std::string("call"));
        QVERIFY(runbook.steps[3].isEnd);
        QCOMPARE(runbook.lockKey, std::string("runbook/mend.a")); // nobody said that several may run at once
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
            "runbooks/a.yaml:14:15: step \"look\": unknown action \"service.stat\"; did you mean \"service.start\"?");
        row("missing input", "runbooks/a.yaml", "      inputs: {service: a}\n", "",
            "runbooks/a.yaml:14:15: step \"look\": action \"service.status\" needs the input \"service\"");
        row("input too many", "runbooks/a.yaml", "{service: a}", "{service: a, force: yes}",
            "runbooks/a.yaml:14:15: step \"look\": action \"service.status\" has no input \"force\"");
        row("input that looks like an option", "runbooks/a.yaml", "{service: a}", "{service: --all}",
            "runbooks/a.yaml:14:15: step \"look\": input \"service\" must not begin with a '-'");
        row("mutation without a confirm", "runbooks/a.yaml", "confirm: {type: typed, phrase: 'RESTART {a_target}'}", "confirm: {type: none}",
            "runbooks/a.yaml:28:16: step \"restart\" changes something; \"confirm\" must be click or typed");
        row("typed without a phrase", "runbooks/a.yaml", ", phrase: 'RESTART {a_target}'", "",
            "runbooks/a.yaml:28:16: step \"restart\": a \"phrase\" stands with type typed, and only there");
        row("neither undo nor irreversible", "runbooks/a.yaml", "      undo: {en: none, zh: 无}\n", "",
            "runbooks/a.yaml:23:13: step \"restart\" changes something; one of \"undo\" and \"irreversible\" must be said");
        row("undo and irreversible", "runbooks/a.yaml", "      undo:", "      irreversible: {en: no, zh: 否}\n      undo:",
            "runbooks/a.yaml:23:13: step \"restart\" changes something; one of \"undo\" and \"irreversible\" must be said");
        row("a change that is done again by itself", "runbooks/a.yaml", "      undo:", "      retries: {count: 2, delay: 1s}\n      undo:",
            "runbooks/a.yaml:30:16: step \"restart\": \"retries\" has no place in a step that changes something");
        row("approval of a look", "runbooks/a.yaml", "      outputs:", "      approval: {ttl: 10m}\n      outputs:",
            "runbooks/a.yaml:16:17: step \"look\": \"approval\" has no place in a step that changes nothing");
        row("unknown placeholder", "runbooks/a.yaml", "RESTART {a_target}", "RESTART {b_target}",
            "runbooks/a.yaml:28:38: step \"restart\": \"confirm\": placeholder \"{b_target}\" is not known");
        row("input that is no parameter", "runbooks/a.yaml", "{service: '{a_target}'}", "{service: $which}",
            "runbooks/a.yaml:23:7: step \"restart\": \"$which\" is no parameter of this runbook");
        row("near miss of a key of a step", "runbooks/a.yaml", "onFailure:", "onFailur:",
            "runbooks/a.yaml:39:7: step \"verify\": unknown key \"onFailur\"; did you mean \"onFailure\"?\n"
            "runbooks/a.yaml:41:13: step \"call\": no way leads to it");
        row("another format", "runbooks/a.yaml", "qcat.ops/v1", "qcat.ops/v2",
            "runbooks/a.yaml:1:13: runbook: \"apiVersion\" is \"qcat.ops/v2\"; allowed: qcat.ops/v1");
        row("a day that is none", "runbooks/a.yaml", "  component: a\n", "  component: a\n  reviewBy: 2027-02-30\n",
            "runbooks/a.yaml:8:13: metadata: \"reviewBy\" is \"2027-02-30\"; write a day as 2027-05-01");
        row("bad limit of runs", "runbooks/a.yaml", "  steps:\n", "  limits: {escalateAfterRuns: 3}\n  steps:\n",
            "runbooks/a.yaml:10:31: limits: \"escalateAfterRuns\" is \"3\"; write runs and a duration as 3/24h");
        row("lock and many", "runbooks/a.yaml", "  steps:\n", "  concurrency: {lockKey: x, multipleExecutions: true}\n  steps:\n",
            "runbooks/a.yaml:10:26: concurrency: a \"lockKey\" lets one run in; \"multipleExecutions\" must be false");
        row("too much output", "runbooks/a.yaml", "  steps:\n", "  output: {maxBytes: 1GiB}\n  steps:\n",
            "runbooks/a.yaml:10:22: output: \"maxBytes\" is \"1GiB\"; write a size from 1KiB to 256KiB");
        row("way back", "runbooks/a.yaml", "default: restart", "default: look",
            "runbooks/a.yaml:22:16: step \"decide\": \"look\" does not come later; a run goes forward only");
        row("way to nowhere", "runbooks/a.yaml", "default: restart", "default: nowhere",
            "runbooks/a.yaml:22:16: step \"decide\": there is no step \"nowhere\"");
        row("a step that no way leads to", "runbooks/a.yaml", "default: restart", "default: verify",
            "runbooks/a.yaml:23:13: step \"restart\": no way leads to it");
        row("output that is not there", "runbooks/a.yaml", "look.health == ok", "look.size == 1",
            "runbooks/a.yaml:21:16: step \"decide\": step \"look\" has no output \"size\"");
        row("output of a later step", "runbooks/a.yaml", "look.health == ok", "verify.health == ok",
            "runbooks/a.yaml:21:16: step \"decide\": \"verify.health\" is of no earlier step that looks at something");
        row("no comparison", "runbooks/a.yaml", "look.health == ok", "look.health",
            "runbooks/a.yaml:21:16: step \"decide\": \"look.health\": is no comparison; write STEP.OUTPUT == VALUE, several joined by \"and\" or by \"or\"");
        row("parameter without a bound", "runbooks/a.yaml", "  steps:\n",
            "  parameters:\n    - {name: pid, title: {en: p, zh: p}, type: integer, min: 1}\n  steps:\n",
            "runbooks/a.yaml:11:7: parameter: \"max\" is missing");
        row("parameter with its bounds turned round", "runbooks/a.yaml", "  steps:\n",
            "  parameters:\n    - {name: pid, title: {en: p, zh: p}, type: integer, min: 2, max: 1}\n  steps:\n",
            "runbooks/a.yaml:11:62: parameter \"pid\": \"min\" is above \"max\"");
        row("parameter below nothing", "runbooks/a.yaml", "  steps:\n",
            "  parameters:\n    - {name: pid, title: {en: p, zh: p}, type: integer, min: -2, max: 1}\n  steps:\n",
            "runbooks/a.yaml:11:62: parameter \"pid\": \"min\" is below 0");
        row("pattern that is not anchored", "runbooks/a.yaml", "  steps:\n",
            "  parameters:\n    - {name: key, title: {en: p, zh: p}, type: text, min: 1, max: 9, pattern: 'a+'}\n  steps:\n",
            "runbooks/a.yaml:11:79: parameter \"key\": \"pattern\" does not begin with ^ and end with $");
        row("standard that is not taken", "runbooks/a.yaml", "  steps:\n",
            "  parameters:\n    - {name: at, title: {en: p, zh: p}, type: enum, allowedValues: [a, b], default: c}\n  steps:\n",
            "runbooks/a.yaml:11:85: parameter \"at\": \"default\" is not taken: at must be one of a, b, not \"c\"");
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

    void a_shell_line_is_no_action()
    {
        Folder folder;
        folder.write("runbooks/a.yaml", QByteArray(kRunbook).replace("service.status", "'rm -rf /'"));
        QVERIFY(folder.mistakes().startsWith(QStringLiteral("runbooks/a.yaml:14:15: step \"look\": unknown action \"rm -rf /\"; allowed: ")));
    }

    void a_mutation_cannot_call_itself_read()
    {
        Folder folder;
        folder.write("runbooks/a.yaml", QByteArray(kRunbook).replace("      mode: mutate\n", ""));
        QVERIFY(folder.mistakes().startsWith(
            QStringLiteral("runbooks/a.yaml:26:15: step \"restart\": action \"service.restart\" is of mode mutate, the step says read\n")));
    }

    void what_is_changed_is_proven_on_every_way()
    {
        Folder folder;
        folder.write("runbooks/a.yaml", QByteArray(kRunbook).replace("      timeout: 1m\n    - name: verify", "      timeout: 1m\n      isEnd: true\n    - name: verify"));
        QVERIFY2(folder.mistakes().endsWith(QStringLiteral(" proves what step \"restart\" did")), qPrintable(folder.mistakes()));
    }

    void an_own_runbook_joins_those_that_ship()
    {
        Folder folder;
        folder.write("own/b.yaml", QByteArray(kRunbook).replace("id: mend.a", "id: mine"));
        const auto loaded = folder.load();
        QVERIFY(loaded.isGood() && loaded.refused.empty());
        QCOMPARE(loaded.catalog.runbooks.size(), std::size_t(2));
        QVERIFY(loaded.catalog.runbooks.back().isOwn && !loaded.catalog.runbooks.front().isOwn);
    }

    void an_own_runbook_with_a_mistake_is_left_out_and_the_others_go_on_working_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("mistake");
        const auto own = QByteArray(kRunbook).replace("id: mend.a", "id: mine");
        const auto row = [](const char *name, const QByteArray &file, const char *mistake) { QTest::newRow(name) << file << QString::fromUtf8(mistake); };
        row("unknown key", QByteArray(own).replace("onFailure", "onFailing"), "own/b.yaml:39:7: step \"verify\": unknown key \"onFailing\"");
        row("id of another", QByteArray(kRunbook).replace("Mend A", "Mine"), "own/b.yaml:4:7: runbook: there is a runbook \"mend.a\" already");
        row("fault that is not there", QByteArray(own).replace("a.down", "a.dow"),
            "own/b.yaml:9:18: runbook: there is no fault \"a.dow\"; did you mean \"a.down\"?");
        row("component that is not there", QByteArray(own).replace("component: a", "component: x"),
            "own/b.yaml:7:14: runbook: there is no component \"x\"");
        row("no YAML", "a: [", "own/b.yaml:");
        row("empty", "", "own/b.yaml: is empty");
    }
    void an_own_runbook_with_a_mistake_is_left_out_and_the_others_go_on_working()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, mistake);
        Folder folder;
        folder.write("own/b.yaml", file);
        folder.write("own/c.yaml", QByteArray(kRunbook).replace("id: mend.a", "id: good"));
        const auto loaded = folder.load();
        QVERIFY(loaded.isGood());
        QVERIFY(!loaded.refused.empty());
        QVERIFY2(folder.plain(loaded.refused.front()).startsWith(mistake), qPrintable(folder.plain(loaded.refused.front())));
        QCOMPARE(loaded.catalog.runbooks.size(), std::size_t(2));
        QCOMPARE(loaded.catalog.runbooks.back().id, std::string("good"));
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
