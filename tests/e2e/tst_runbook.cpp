#include "qcat_process.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

namespace
{

// A tool whose only change is one fixed program; `key` is what an operator hands to it.
const QByteArray kTool = R"(apiVersion: qcat.ops/v1
kind: Runbook
metadata:
  id: mine
  version: 3
  title: {en: Mine, zh: 我的}
  component: redis
  reviewBy: 2020-01-31
spec:
  limits: {maxMutations: 1}
  parameters:
    - {name: key, title: {en: Service, zh: 服务}, type: text, min: 1, max: 200, default: redis}
  steps:
    - name: look
      title: {en: Does it run, zh: 是否在运行}
      looksFor: {en: state, zh: 状态}
      action: service.status
      inputs: {service: $key}
    - name: decide
      title: {en: Which way, zh: 走向}
      action: branch
      choices: [{when: look.health == ok, next: restart}]
      default: call
    - name: restart
      title: {en: Restart it, zh: 重启}
      looksFor: {en: restarts, zh: 重启}
      action: service.restart
      mode: mutate
      confirm: {type: typed, phrase: RESTART NOW}
      effect: {en: none, zh: 无}
      irreversible: {en: never, zh: 不可撤销}
      inputs: {service: redis}
    - name: verify
      title: {en: Does the disk hold, zh: 磁盘是否正常}
      looksFor: {en: stable, zh: 稳定}
      action: probe.wait
      inputs: {probe: disk, stable_for: 1s}
      isEnd: true
    - name: call
      title: {en: Call, zh: 呼叫}
      action: incident.escalate
      inputs: {reason: it does not run}
  followUp: [{en: Look again tomorrow., zh: 明天再查看。}]
)";

// One that only looks.
const QByteArray kLooks = R"(apiVersion: qcat.ops/v1
kind: Runbook
metadata:
  id: looks
  version: 1
  title: {en: Look, zh: 查看}
  component: redis
spec:
  steps:
    - name: disk
      title: {en: Does the disk hold, zh: 磁盘是否正常}
      looksFor: {en: stable, zh: 稳定}
      action: probe.wait
      inputs: {probe: disk, stable_for: 1s}
)";

// One whose change QCAT has no command for: an operator does it by hand.
const QByteArray kByHand = R"(apiVersion: qcat.ops/v1
kind: Runbook
metadata:
  id: byhand
  version: 1
  title: {en: By hand, zh: 手工}
  component: redis
spec:
  limits: {maxMutations: 1}
  steps:
    - name: restart
      title: {en: Restart it, zh: 重启}
      looksFor: {en: restarts, zh: 重启}
      action: service.restart
      mode: mutate
      confirm: {type: typed, phrase: RESTART NOW}
      effect: {en: none, zh: 无}
      irreversible: {en: never, zh: 不可撤销}
      inputs: {service: redis}
    - name: verify
      title: {en: Does the disk hold, zh: 磁盘是否正常}
      looksFor: {en: stable, zh: 稳定}
      action: probe.wait
      inputs: {probe: disk, stable_for: 1s}
)";

struct Said {
    int code = -1;
    QString text;
    QString errors;
};

Said finished(QProcess &process)
{
    if (!process.waitForFinished(90'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

// Runbooks from the command line, over an engine that trades on paper, with a runbook of the user's own.
class TestRunbook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<QcatProcess> m_engine;

    QString file(const char *name, const QByteArray &text)
    {
        const auto path = m_dir.filePath(QLatin1String(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", name);
        out.write(text);
        return path;
    }
    // The configuration of the start, with a database that nobody serves: its runbooks are there.
    QString withServers()
    {
        QFile config(m_dir.filePath(QStringLiteral("qcat.yaml")));
        if (!config.open(QIODevice::ReadOnly))
            qFatal("no configuration");
        return file("servers.yaml", config.readAll() + "database:\n  host: 127.0.0.1\n  port: 1\n  user: qcat_user\n  name: qcat\n");
    }
    QStringList on(QStringList words) const { return on(*m_engine, std::move(words)); }
    static QStringList on(const QcatProcess &engine, QStringList words)
    {
        return words << QStringLiteral("--data-dir") << engine.dataDir() << QStringLiteral("--port") << QString::number(engine.port());
    }
    Said verb(const QStringList &words) const
    {
        QProcess process;
        process.start(QcatProcess::program(), words);
        return finished(process);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("data/runbooks")));
        file("data/runbooks/mine.yaml", kTool);
        file("data/runbooks/patient.yaml", QByteArray(kTool).replace("id: mine", "id: patient").replace("stable_for: 1s", "stable_for: 25s"));
        file("data/runbooks/broken.yaml", QByteArray(kTool).replace("id: mine", "id: other").replace("isEnd", "isEnding"));
        const auto echo = QStandardPaths::findExecutable(QStringLiteral("true")).toUtf8();
        const auto config = file("qcat.yaml", "redis:\n  enabled: true\n  addr: 127.0.0.1:1\n  control:\n    status: [" + echo + ", status]\n    restart: [" + echo +
                                                  ", restart]\n");
        m_engine = std::make_unique<QcatProcess>(m_dir.filePath(QStringLiteral("data")));
        m_engine->start({QStringLiteral("--headless"), QStringLiteral("--config"), config});
        QTRY_COMPARE_WITH_TIMEOUT(verb(on({QStringLiteral("runbook"), QStringLiteral("runs")})).code, 0, 60'000);
    }

    void lint_says_every_mistake_with_line_and_column()
    {
        QCOMPARE(verb({QStringLiteral("runbook"), QStringLiteral("lint")}).code, 0); // those that ship
        const auto good = file("good.yaml", kTool);
        const auto said = verb({QStringLiteral("runbook"), QStringLiteral("lint"), good});
        QVERIFY2(said.code == 0 && said.text == good + QStringLiteral(": good\n"), qPrintable(said.errors));
        const auto bad = file("bad.yaml", QByteArray(kTool).replace("default: call", "default: cal").replace("version: 3", "version: three"));
        const auto mistakes = verb({QStringLiteral("runbook"), QStringLiteral("lint"), good, bad});
        QCOMPARE(mistakes.code, 1);
        QCOMPARE(mistakes.errors, QStringLiteral("%1:5:12: metadata: \"version\" is \"three\"; write a whole number from 1 to 1000000\n"
                                                 "%1:23:16: step \"decide\": there is no step \"cal\"\n")
                                      .arg(bad));
    }

    void own_runbooks_are_listed_and_shown_and_the_broken_one_is_left_out()
    {
        const QStringList folder = {QStringLiteral("--data-dir"), m_engine->dataDir()};
        const auto list = verb(QStringList{QStringLiteral("runbook"), QStringLiteral("list")} + folder);
        QCOMPARE(list.code, 0);
        QVERIFY2(list.text.contains(QRegularExpression(QStringLiteral("mine +3 +Mine \\(own\\) \\(its review was due on 2020-01-31\\)\n"))), qPrintable(list.text));
        QVERIFY(list.text.contains(QStringLiteral("database.connection_failed")));
        QVERIFY2(list.errors.contains(QStringLiteral("/runbooks/broken.yaml:38:7: step \"verify\": unknown key \"isEnding\"")), qPrintable(list.errors));
        const auto shown = verb(QStringList{QStringLiteral("runbook"), QStringLiteral("show"), QStringLiteral("mine")} + folder);
        QVERIFY2(shown.text.contains(QStringLiteral("look.health == ok -> restart")), qPrintable(shown.text));
        QCOMPARE(verb({QStringLiteral("runbook"), QStringLiteral("show"), QStringLiteral("none")}).code, 1);
        QCOMPARE(verb({QStringLiteral("runbook"), QStringLiteral("drop")}).code, 2);
    }

    void plan_says_what_the_first_change_would_do_and_does_nothing()
    {
        const auto said = verb(on({QStringLiteral("runbook"), QStringLiteral("plan"), QStringLiteral("mine")}));
        QVERIFY2(said.code == 0, qPrintable(said.text + said.errors));
        QVERIFY2(said.text.contains(QStringLiteral("Restart it")) && said.text.contains(QStringLiteral("aborted")), qPrintable(said.text));
        QVERIFY(!said.text.contains(QStringLiteral("restart          done")));
    }

    void a_change_is_confirmed_at_a_terminal_and_nowhere_else()
    {
        const auto said = verb(on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("mine")}));
        QVERIFY2(said.code == 2 && said.errors.contains(QStringLiteral("terminal")), qPrintable(said.errors));
        const auto unknown = verb(on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("nope")}));
        QCOMPARE(unknown.errors, QStringLiteral("there is no runbook \"nope\"\n"));
        QCOMPARE(unknown.code, 1);
        if (QStandardPaths::findExecutable(QStringLiteral("script")).isEmpty())
            QSKIP("script, which makes a terminal, is not here");
        const auto line = QcatProcess::program() + QLatin1Char(' ') +
                          on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("mine"), QStringLiteral("--yes-reads")}).join(QLatin1Char(' '));
        struct Case {
            const char *typed;
            const char *afterASlip; // typed when it is said that this is not the phrase
            const char *outcome;
            int code;
        };
        for (const auto &[typed, afterASlip, outcome, code] :
             {Case{"restart now\n", "a not tonight\n", "aborted", 1}, Case{"restart now\n", "RESTART NOW\n", "succeeded", 0}}) {
            QProcess terminal;
            terminal.start(QStringLiteral("script"), {QStringLiteral("-qec"), line, m_dir.filePath(QStringLiteral("typescript"))});
            QVERIFY(terminal.waitForStarted());
            QByteArray seen;
            QTRY_VERIFY_WITH_TIMEOUT((seen += terminal.readAllStandardOutput()).contains("Type RESTART NOW"), 60'000);
            terminal.write(typed);
            QTRY_VERIFY_WITH_TIMEOUT((seen += terminal.readAllStandardOutput()).contains("'restart now' is not RESTART NOW"), 60'000);
            terminal.write(afterASlip);
            QVERIFY(terminal.waitForFinished(60'000));
            seen += terminal.readAllStandardOutput();
            QVERIFY2(seen.contains(outcome), seen.constData());
            QCOMPARE(terminal.exitCode(), code);
        }
    }

    void what_has_no_command_names_its_key_and_is_done_by_hand()
    {
        QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("bare/runbooks")));
        file("bare/runbooks/byhand.yaml", kByHand);
        file("bare/runbooks/looks.yaml", kLooks);
        QcatProcess engine(m_dir.filePath(QStringLiteral("bare")));
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), file("bare.yaml", "redis:\n  enabled: true\n  addr: 127.0.0.1:1\n")});
        QString incident;
        const auto isOpen = [&] {
            const auto list = verb(on(engine, {QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--component"), QStringLiteral("redis")}));
            incident = QRegularExpression(QStringLiteral("INC-[0-9-]+")).match(list.text).captured();
            return !incident.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 60'000);
        const auto reason = QStringLiteral("no restart command is configured for 127.0.0.1:1: set redis.unit or redis.control.restart");

        const auto planned = verb(on(engine, {QStringLiteral("runbook"), QStringLiteral("plan"), QStringLiteral("redis.failed"), QStringLiteral("--incident"), incident}));
        QVERIFY2(planned.code == 1 && planned.errors == reason + QLatin1Char('\n'), qPrintable(planned.text + planned.errors));
        QCOMPARE(planned.text.count(QStringLiteral("aborted")), 1);

        // what only looks is planned to its end, and its incident stays as it is
        const auto looked = verb(on(engine, {QStringLiteral("runbook"), QStringLiteral("plan"), QStringLiteral("looks"), QStringLiteral("--incident"), incident}));
        QVERIFY2(looked.code == 0 && looked.text.contains(QStringLiteral("nothing that is left on this way changes anything")), qPrintable(looked.text + looked.errors));
        const auto standing = verb(on(engine, {QStringLiteral("incident"), QStringLiteral("show"), incident}));
        QVERIFY2(!standing.text.contains(QStringLiteral("resolved"), Qt::CaseInsensitive), qPrintable(standing.text));

        if (QStandardPaths::findExecutable(QStringLiteral("script")).isEmpty())
            QSKIP("script, which makes a terminal, is not here");
        const auto line = QcatProcess::program() + QLatin1Char(' ') + on(engine, {QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("byhand")}).join(QLatin1Char(' '));
        for (const auto &[typed, word] : {std::pair{"s restarted it by hand\n", "succeeded"}, std::pair{"a not tonight\n", "aborted"}}) {
            QProcess terminal;
            terminal.start(QStringLiteral("script"), {QStringLiteral("-qec"), line, m_dir.filePath(QStringLiteral("typescript"))});
            QVERIFY(terminal.waitForStarted());
            QByteArray seen;
            QTRY_VERIFY_WITH_TIMEOUT((seen += terminal.readAllStandardOutput()).contains("s REASON"), 60'000);
            QVERIFY2(seen.contains(reason.toUtf8()), seen.constData());
            terminal.write(typed);
            QVERIFY(terminal.waitForFinished(60'000));
            seen += terminal.readAllStandardOutput();
            QVERIFY2(seen.count(word) == 1, seen.constData());
        }
        engine.process().terminate();
        QVERIFY(engine.waitForEnd());
    }

    void unattended_on_paper_it_runs_to_its_end_and_the_hash_is_in_the_audit()
    {
        const auto said = verb(on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("mine"), QStringLiteral("--unattended")}));
        QVERIFY2(said.code == 0, qPrintable(said.text + said.errors));
        QVERIFY(said.text.contains(QStringLiteral("succeeded")) && said.text.contains(QStringLiteral("afterwards: Look again tomorrow.")));
        const auto shown = verb({QStringLiteral("runbook"), QStringLiteral("show"), QStringLiteral("mine"), QStringLiteral("--data-dir"), m_engine->dataDir()});
        const auto hash = QRegularExpression(QStringLiteral("sha256 ([0-9a-f]{64})")).match(shown.text).captured(1);
        QVERIFY(!hash.isEmpty());
        QFile store(m_engine->dataDir() + QStringLiteral("/ops.sqlite-wal"));
        QFile whole(m_engine->dataDir() + QStringLiteral("/ops.sqlite"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        if (store.open(QIODevice::ReadOnly))
            bytes += store.readAll();
        QVERIFY(bytes.contains("\"hash\":\"" + hash.toUtf8()));
    }

    void an_engine_that_never_comes_back_ends_the_wait_for_it()
    {
        QProcess run;
        run.start(QcatProcess::program(), on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("patient"), QStringLiteral("--unattended"), QStringLiteral("--patience"), QStringLiteral("2s")}));
        const auto runs = [&] { return verb(on({QStringLiteral("runbook"), QStringLiteral("runs")})).text; };
        QTRY_VERIFY_WITH_TIMEOUT(runs().contains(QRegularExpression(QStringLiteral("in_progress .* patient by"))), 60'000);
        ::kill(pid_t(m_engine->process().processId()), SIGSTOP);
        const bool hasEnded = run.waitForFinished(60'000);
        ::kill(pid_t(m_engine->process().processId()), SIGCONT);
        QVERIFY(hasEnded);
        QCOMPARE(run.exitCode(), 3);
        const auto said = QString::fromUtf8(run.readAllStandardError());
        QVERIFY2(!said.isEmpty(), "it says why");
        QTRY_COMPARE_WITH_TIMEOUT(verb(on({QStringLiteral("runbook"), QStringLiteral("runs")})).code, 0, 60'000);
        QCOMPARE(verb(on({QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("mine"), QStringLiteral("--patience"), QStringLiteral("soon")})).code, 2);
    }

    void what_is_not_taken_is_one_clear_sentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("no equals") << QStringList{QStringLiteral("mine"), QStringLiteral("--set"), QStringLiteral("key")} << 2;
        QTest::newRow("unknown name") << QStringList{QStringLiteral("mine"), QStringLiteral("--set"), QStringLiteral("kye=redis")} << 1;
        QTest::newRow("unknown runbook") << QStringList{QStringLiteral("mined")} << 1;
        QTest::newRow("unknown incident") << QStringList{QStringLiteral("mine"), QStringLiteral("--incident"), QStringLiteral("INC-1")} << 1;
        QTest::newRow("of a fault, without an incident") << QStringList{QStringLiteral("redis.failed")} << 1;
    }
    void what_is_not_taken_is_one_clear_sentence()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        const auto said = verb(on(QStringList{QStringLiteral("runbook"), QStringLiteral("plan")} + words));
        QVERIFY2(said.code == code, qPrintable(said.errors));
        QCOMPARE(said.errors.trimmed().count(QLatin1Char('\n')), 0);
        QVERIFY(said.errors.size() > 10);
    }

    // The programs that an engine starts are those of its configuration, with its arguments, whatever a parameter holds.
    void no_value_starts_a_shell_or_changes_an_argument_list()
    {
        const auto strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty())
            QSKIP("strace is not here");
        m_engine->process().terminate();
        QVERIFY(m_engine->waitForEnd());
        const auto trace = m_dir.filePath(QStringLiteral("trace"));
        QProcess traced;
        traced.setProcessEnvironment(m_engine->process().processEnvironment());
        traced.start(strace, QStringList{QStringLiteral("-D"), QStringLiteral("-f"), QStringLiteral("-s"), QStringLiteral("4000"), QStringLiteral("-e"), QStringLiteral("trace=execve"), QStringLiteral("-o"), trace,
                                         QcatProcess::program()} +
                                 on({QStringLiteral("--headless"), QStringLiteral("--config"), withServers()}));
        QTRY_VERIFY_WITH_TIMEOUT(traced.state() == QProcess::NotRunning || verb(on({QStringLiteral("runbook"), QStringLiteral("runs")})).code == 0, 60'000);
        if (traced.state() == QProcess::NotRunning)
            QSKIP("strace may not trace here");
        for (const char *value : {"redis", "redis; reboot", "$(reboot)", "`id`", "-c", "| sh", "a && b", "{key}", "'", "redis restart"}) {
            const auto said = verb(on({QStringLiteral("runbook"), QStringLiteral("plan"), QStringLiteral("mine"), QStringLiteral("--set"), QStringLiteral("key=") + QLatin1String(value)}));
            QVERIFY2(said.code == 0 || said.code == 1, qPrintable(said.errors));
        }
        // and of those that ship, each that may be begun without an incident
        for (const auto &[runbook, parameter, other] : {std::tuple{"redis.remove_prefix", "prefix", ""}, {"redis.raise_memory", "bytes", ""},
                                                        {"database.table.freeze", "table", ""}, {"database.session.terminate", "pid", "backend_start=1"},
                                                        {"database.session.cancel", "backend_start", "pid=1"}})
            for (const char *value : {"a; reboot", "$(id)`id`|sh"}) {
                QStringList words{QStringLiteral("runbook"), QStringLiteral("plan"), QLatin1String(runbook), QStringLiteral("--set"),
                                  QStringLiteral("%1=%2").arg(QLatin1String(parameter), QLatin1String(value))};
                if (*other)
                    words << QStringLiteral("--set") << QLatin1String(other);
                const auto said = verb(on(words));
                QVERIFY2(said.code == 0 || said.code == 1, qPrintable(said.errors));
                QVERIFY2(!said.errors.contains(QLatin1String("there is no runbook")), qPrintable(said.errors));
            }
        const auto engine = traced.processId();
        traced.terminate();
        QVERIFY(traced.waitForFinished(60'000));
        const auto written = [&] {
            QFile log(trace);
            return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(written().contains(QRegularExpression(QStringLiteral("(^|\n)%1 +\\+\\+\\+ exited").arg(engine))), 30'000);
        int started = 0;
        for (const auto &line : written().split(QLatin1Char('\n'))) {
            const auto found = QRegularExpression(QStringLiteral("execve\\(\"([^\"]+)\", (\\[[^\\]]*\\])")).match(line);
            if (!found.hasMatch() || found.captured(1) == QcatProcess::program())
                continue;
            ++started;
            const auto program = found.captured(1).section(QLatin1Char('/'), -1);
            QVERIFY2(program == QStringLiteral("true"), qPrintable(line));
            QVERIFY2(found.captured(2) == QStringLiteral("[\"%1\", \"status\"]").arg(found.captured(1)), qPrintable(line));
        }
        QVERIFY(started > 0);
    }

    void cleanupTestCase()
    {
        m_engine->process().terminate(); // ended long ago where strace was here
        QVERIFY(m_engine->waitForEnd());
    }
};

QTEST_GUILESS_MAIN(TestRunbook)
#include "tst_runbook.moc"
