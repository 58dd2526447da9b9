#include <qcat/catalog_yaml/catalog.h>
#include <qcat/ops_ports/action_kinds.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

namespace
{

const QString kSchema = QStringLiteral(QCAT_SOURCE_DIR "/resources/schema/runbook.schema.json");

// Every key of the format.
const QByteArray kWhole = R"(apiVersion: qcat.ops/v1
kind: Runbook
metadata:
  id: mine
  version: 1
  title: {en: Mine, zh: 我的}
  component: postgresql
  owner: ops
  reviewBy: 2027-05-01
spec:
  match: {fault: database.connection_failed}
  concurrency: {lockKey: "mine/{pid}", multipleExecutions: false}
  limits: {maxMutations: 2, maxTargets: 1, cooldown: 15m, escalateAfterRuns: 3/24h}
  output: {maxBytes: 32KiB}
  parameters:
    - {name: pid, title: {en: p, zh: 进程}, type: integer, min: 1, max: 9}
    - {name: age, title: {en: a, zh: 时长}, type: duration, min: 1s, max: 5m, default: 30s}
    - {name: key, title: {en: k, zh: 键}, type: text, min: 1, max: 9, pattern: '^[a-z]+$', default: abc}
    - {name: at, title: {en: w, zh: 位置}, type: enum, allowedValues: [one, two], default: one}
  steps:
    - name: look
      title: {en: Look, zh: 查看}
      looksFor: {en: state, zh: 状态}
      action: pg.connect
      outputs: {free: free_slots}
      timeout: 5s
      retries: {count: 2, delay: 1s}
    - name: decide
      title: {en: Which way, zh: 走向}
      action: branch
      choices: [{when: look.health == ok and look.free > 3, next: end}]
      default: call
    - name: end
      title: {en: End, zh: 结束}
      looksFor: {en: ends it, zh: 结束它}
      action: pg.terminate_session
      mode: mutate
      risk: high
      confirm: {type: typed, phrase: 'END {pid}'}
      effect: {en: none, zh: 无}
      irreversible: {en: never, zh: 不可撤销}
      preconditions: [{assert: look.health == ok, says: {en: is well, zh: 正常}}]
      approval: {ttl: 10m}
      inputs: {pid: $pid, backend_start: $pid}
      expected: 1s
      onFailure: step:call
      next: verify
    - name: verify
      title: {en: Verify, zh: 校验}
      looksFor: {en: gone, zh: 已结束}
      action: pg.session_gone
      inputs: {pid: $pid, backend_start: $pid}
      onFailure: continue
      isEnd: true
    - name: call
      title: {en: Call, zh: 呼叫}
      action: incident.escalate
      inputs: {reason: it does not end}
  followUp: [{en: Look again tomorrow., zh: 明天再查看。}]
)";

// Who must find the mistake. A schema sees one place at a time: what steps say of each other is the loader's alone.
enum class Finds { Both, Loader, Nobody };

struct Change {
    const char *name;
    Finds finds;
    QByteArray from;
    QByteArray to;
};

const std::vector<Change> kChanges = {
    {"as it is", Finds::Nobody, "kind: Runbook", "kind: Runbook"},
    {"no fault", Finds::Nobody, "  match: {fault: database.connection_failed}\n", ""},
    {"several at once", Finds::Nobody, "{lockKey: \"mine/{pid}\", multipleExecutions: false}", "{multipleExecutions: true}"},
    {"undo", Finds::Nobody, "irreversible:", "undo:"},
    {"click", Finds::Nobody, "{type: typed, phrase: 'END {pid}'}", "{type: click}"},
    {"key nobody knows", Finds::Both, "  owner: ops", "  ownr: ops"},
    {"key twice", Finds::Both, "  owner: ops", "  owner: ops\n  owner: me"},
    {"key of a step nobody knows", Finds::Both, "      timeout: 5s", "      timeoutSeconds: 5"},
    {"another version of the format", Finds::Both, "qcat.ops/v1", "qcat.ops/v2"},
    {"another kind", Finds::Both, "kind: Runbook", "kind: Playbook"},
    {"no metadata", Finds::Both, "metadata:", "metadat:"},
    {"no id", Finds::Both, "  id: mine\n", ""},
    {"version zero", Finds::Both, "version: 1", "version: 0"},
    {"version that is a word", Finds::Both, "version: 1", "version: one"},
    {"title in one language", Finds::Both, "{en: Mine, zh: 我的}", "{en: Mine}"},
    {"title that is a text", Finds::Both, "{en: Mine, zh: 我的}", "Mine"},
    {"no steps", Finds::Both, "  steps:", "  step:"},
    {"day that is a word", Finds::Both, "2027-05-01", "tomorrow"},
    {"day that is none", Finds::Loader, "2027-05-01", "2027-02-30"},
    {"limit below one", Finds::Both, "maxMutations: 2", "maxMutations: 0"},
    {"limit of runs without a time", Finds::Both, "3/24h", "3"},
    {"duration without a unit", Finds::Both, "cooldown: 15m", "cooldown: 15"},
    {"size without a unit", Finds::Both, "32KiB", "32"},
    {"size beyond the bound", Finds::Loader, "32KiB", "999MiB"},
    {"lock and several", Finds::Both, "multipleExecutions: false", "multipleExecutions: true"},
    {"type of a parameter nobody knows", Finds::Both, "type: integer", "type: float"},
    {"parameter without a bound", Finds::Both, ", max: 9}", "}"},
    {"parameter below zero", Finds::Both, "min: 1, max: 9}", "min: -1, max: 9}"},
    {"bounds turned round", Finds::Loader, "min: 1, max: 9}", "min: 9, max: 1}"},
    {"pattern with a group", Finds::Both, "'^[a-z]+$'", "'^(a+)+$'"},
    {"pattern that is not anchored", Finds::Both, "'^[a-z]+$'", "'[a-z]+'"},
    {"text too long", Finds::Both, "min: 1, max: 9, pattern", "min: 1, max: 5000, pattern"},
    {"value that looks like an option", Finds::Both, "[one, two]", "[one, --two]"},
    {"value twice", Finds::Both, "[one, two]", "[one, one]"},
    {"standard outside the bounds", Finds::Loader, "default: 30s", "default: 30m"},
    {"name of a parameter", Finds::Both, "name: key", "name: Key"},
    {"name of a step", Finds::Both, "name: look", "name: 'look it'"},
    {"action nobody knows", Finds::Both, "pg.connect", "pg.drop"},
    {"shell line", Finds::Both, "pg.connect", "'sh -c reboot'"},
    {"mode nobody knows", Finds::Both, "mode: mutate", "mode: write"},
    {"change that calls itself a look", Finds::Both, "      mode: mutate\n", ""},
    {"change without a confirm", Finds::Both, "      confirm: {type: typed, phrase: 'END {pid}'}\n", ""},
    {"confirm of nothing", Finds::Both, "{type: typed, phrase: 'END {pid}'}", "{type: none}"},
    {"typed without a phrase", Finds::Both, ", phrase: 'END {pid}'", ""},
    {"change without an effect", Finds::Both, "      effect: {en: none, zh: 无}\n", ""},
    {"neither undo nor irreversible", Finds::Both, "      irreversible: {en: never, zh: 不可撤销}\n", ""},
    {"undo and irreversible", Finds::Both, "      irreversible:", "      undo: {en: u, zh: 撤销}\n      irreversible:"},
    {"change that is done again", Finds::Both, "      risk: high", "      retries: {count: 2, delay: 1s}"},
    {"approval of a look", Finds::Both, "      retries: {count: 2, delay: 1s}", "      approval: {ttl: 5m}"},
    {"too many retries", Finds::Both, "count: 2", "count: 99"},
    {"look without what it looks for", Finds::Both, "      looksFor: {en: state, zh: 状态}\n", ""},
    {"branch without another way", Finds::Both, "      default: call\n", ""},
    {"branch without choices", Finds::Both, "      choices: [{when: look.health == ok and look.free > 3, next: end}]\n", ""},
    {"branch with inputs", Finds::Both, "      default: call\n", "      default: call\n      inputs: {a: b}\n"},
    {"choice without a comparison", Finds::Both, "look.health == ok and look.free > 3", "look.health"},
    {"comparison that is code", Finds::Both, "look.health == ok and look.free > 3", "system('reboot')"},
    {"and with or", Finds::Loader, "look.health == ok and look.free > 3", "look.health == ok and look.free > 3 or look.free < 1"},
    {"output nobody declared", Finds::Loader, "look.free > 3", "look.busy > 3"},
    {"way back", Finds::Loader, "default: call", "default: look"},
    {"way to nowhere", Finds::Loader, "next: verify", "next: nowhere"},
    {"next and the end", Finds::Both, "      isEnd: true", "      isEnd: true\n      next: call"},
    {"failure nobody knows", Finds::Both, "onFailure: continue", "onFailure: retry"},
    {"input that is missing", Finds::Loader, "{pid: $pid, backend_start: $pid}", "{pid: $pid}"},
    {"parameter nobody declared", Finds::Loader, "{pid: $pid, backend_start: $pid}", "{pid: $pid, backend_start: $start}"},
    {"nothing proves it", Finds::Loader, "pg.session_gone", "pg.session"},
    {"call without a reason", Finds::Both, "      inputs: {reason: it does not end}\n", ""},
    {"call that goes on", Finds::Both, "      inputs: {reason: it does not end}\n", "      inputs: {reason: r}\n      isEnd: true\n"},
};

} // namespace

// What editors are told and what the loader takes are the same.
class TestRunbookSchema : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    catalog_yaml::LoadOptions m_options{{{"postgresql_target", "x"}, {"redis_target", "x"}}, {}};
    catalog_yaml::Catalog m_catalog;
    QMap<QString, QString> m_verdicts; // of the schema, by file

    QString fileOf(const Change &change) const { return m_folder.filePath(QString::fromUtf8(change.name).replace(QLatin1Char(' '), QLatin1Char('_')) + QStringLiteral(".yaml")); }

private Q_SLOTS:
    void initTestCase()
    {
        m_catalog = catalog_yaml::loadCatalog(QCAT_SOURCE_DIR "/resources", m_options).catalog;
        QStringList files;
        for (const auto &change : kChanges) {
            QVERIFY2(kWhole.contains(change.from), change.name);
            QFile file(fileOf(change));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(kWhole).replace(kWhole.indexOf(change.from), change.from.size(), change.to));
            files << file.fileName();
        }
        const QDir shipped(QStringLiteral(QCAT_SOURCE_DIR "/resources/runbooks"));
        for (const auto &name : shipped.entryList({QStringLiteral("*.yaml")}))
            files << shipped.filePath(name);
        QProcess python;
        python.start(QStringLiteral("python3"), QStringList{QStringLiteral(QCAT_SOURCE_DIR "/tests/support/check_schema.py"), kSchema} + files);
        if (!python.waitForStarted())
            return; // each case says that it was skipped
        QVERIFY(python.waitForFinished(50'000));
        if (python.exitCode() == 3)
            return;
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        for (const auto &line : QString::fromUtf8(python.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const auto colon = line.indexOf(QStringLiteral(".yaml"));
            m_verdicts[line.mid(line.indexOf(QLatin1Char('/')), colon + 5 - line.indexOf(QLatin1Char('/')))] = line;
        }
    }

    void the_schema_and_the_loader_agree_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < kChanges.size(); ++i)
            QTest::newRow(kChanges[i].name) << int(i);
    }
    void the_schema_and_the_loader_agree()
    {
        QFETCH(int, row);
        const auto &change = kChanges[std::size_t(row)];
        const auto read = catalog_yaml::readOwnRunbook(fileOf(change).toStdString(), m_options, m_catalog);
        QCOMPARE(bool(read.runbook), change.finds == Finds::Nobody);
        if (!read.runbook)
            QVERIFY2(read.mistakes.front().message.find(".yaml:") != std::string::npos, read.mistakes.front().message.c_str());
        if (m_verdicts.isEmpty())
            QSKIP("python3 with jsonschema and yaml is not here");
        const auto verdict = m_verdicts.value(fileOf(change));
        QVERIFY2(verdict.startsWith(change.finds == Finds::Both ? QStringLiteral("bad ") : QStringLiteral("good ")), qPrintable(verdict));
    }

    void the_schema_takes_every_runbook_that_ships()
    {
        if (m_verdicts.isEmpty())
            QSKIP("python3 with jsonschema and yaml is not here");
        int shipped = 0;
        for (auto at = m_verdicts.begin(); at != m_verdicts.end(); ++at)
            if (at.key().contains(QStringLiteral("/resources/runbooks/"))) {
                ++shipped;
                QVERIFY2(at.value().startsWith(QStringLiteral("good ")), qPrintable(at.value()));
            }
        QCOMPARE(shipped, int(m_catalog.runbooks.size()));
    }

    void the_schema_knows_every_action_and_no_other()
    {
        QFile file(kSchema);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto steps = QJsonDocument::fromJson(file.readAll())[QLatin1String("$defs")][QLatin1String("step")][QLatin1String("properties")];
        QSet<QString> named;
        for (const auto &action : steps[QLatin1String("action")][QLatin1String("enum")].toArray())
            named << action.toString();
        QSet<QString> known;
        for (const auto &kind : ops::kActionKinds)
            known << QString::fromUtf8(kind.name.data(), qsizetype(kind.name.size()));
        const auto missing = (known - named).values();
        const auto unknown = (named - known).values();
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("add to the enum of \"action\" in %1: \"%2\"").arg(kSchema, missing.join(QStringLiteral("\", \"")))));
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char(' '))));
    }
};

QTEST_GUILESS_MAIN(TestRunbookSchema)
#include "tst_runbook_schema.moc"
