#include "http_client.h"
#include "qcat_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace
{

struct Said {
    int code = -1;
    QString text;
    QString errors = {};
};

Said verb(const QcatProcess &engine, const QString &words, bool withPort = true)
{
    QStringList arguments = words.split(QLatin1Char(' '));
    arguments << QStringLiteral("--data-dir") << engine.dataDir();
    if (withPort)
        arguments << QStringLiteral("--port") << QString::number(engine.port());
    QProcess process;
    process.start(QcatProcess::program(), arguments);
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

// Silences, the audit chain and tokens from the command line.
class TestDeskVerbs : public QObject
{
    Q_OBJECT

    // Of an alert that somebody else reports.
    static QString openedIncident(const QcatProcess &engine)
    {
        QFile token(engine.dataDir() + QStringLiteral("/token"));
        if (!token.open(QIODevice::ReadOnly))
            return {};
        const QByteArray headers = "Authorization: Bearer " + token.readAll().trimmed() + "\r\nContent-Type: application/json\r\n";
        QString id;
        (void)QTest::qWaitFor(
            [&] {
                const auto answer = ask(engine.port(), "POST", "/api/v1/alerts", headers, R"({"level":"warning","title":"Slow disk","message":"seen"})").body;
                id = QJsonDocument::fromJson(answer).object()[QLatin1String("answer")].toObject()[QLatin1String("created_id")].toString();
                return !id.isEmpty();
            },
            60'000);
        return id;
    }

private Q_SLOTS:
    void silences_are_made_listed_and_ended_and_the_audit_chain_tells_of_it()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).code == 0, 30'000);

        const auto preview = verb(engine, QStringLiteral("silence add --fault memory.* --for 1h --reason work --preview"));
        QVERIFY2(preview.code == 0 && preview.text.contains(QStringLiteral("0 open now")), qPrintable(preview.text));
        QVERIFY(verb(engine, QStringLiteral("silence list")).text.isEmpty());
        QCOMPARE(verb(engine, QStringLiteral("silence add --for 1h --reason work")).code, 1);           // everything
        QCOMPARE(verb(engine, QStringLiteral("silence add --fault memory.* --for soon --reason w")).code, 2);

        const auto slip = verb(engine, QStringLiteral("silence add --fault memory.ful --for 1h --reason work"));
        QVERIFY2(slip.code == 1 && slip.errors.contains(QStringLiteral("near it: memory.")), qPrintable(slip.errors));
        const auto waits = verb(engine, QStringLiteral("silence add --fault engine.* --for 1h --reason work"));
        QVERIFY2(waits.code == 0 && waits.errors.contains(QStringLiteral("a second person must approve it")), qPrintable(waits.errors));
        const auto waiting = waits.text.trimmed().section(QLatin1Char('\n'), -1);
        QVERIFY2(waiting.startsWith(QStringLiteral("SIL-")) && !waiting.contains(QLatin1Char(' ')), qPrintable(waits.text));
        QCOMPARE(verb(engine, QStringLiteral("silence end ") + waiting).code, 0);

        const auto added = verb(engine, QStringLiteral("silence add --fault memory.* --severity P2 --for 1h --reason work"));
        QVERIFY2(added.code == 0, qPrintable(added.text));
        const auto id = added.text.trimmed().section(QLatin1Char('\n'), -1);
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).text.contains(id + QStringLiteral(" in force")), 20'000);
        QCOMPARE(verb(engine, QStringLiteral("silence end ") + id).code, 0);
        QCOMPARE(verb(engine, QStringLiteral("silence end ") + id).code, 1);

        auto audit = verb(engine, QStringLiteral("audit verify"), false);
        QVERIFY2(audit.code == 0 && audit.text.startsWith(QStringLiteral("ok: ")), qPrintable(audit.text));
        engine.process().terminate();
        QVERIFY(engine.waitForEnd());
        audit = verb(engine, QStringLiteral("audit verify --json"), false); // against what was noted at the end
        QVERIFY2(audit.code == 0 && audit.text.contains(QStringLiteral("\"anchored\":true")), qPrintable(audit.text));
        QFile heads(engine.dataDir() + QStringLiteral("/audit-heads"));
        QVERIFY(heads.open(QIODevice::Append));
        heads.write("2099-01-01T00:00:00.000Z 999999:" + QByteArray(64, 'a') + '\n');
        heads.close();
        audit = verb(engine, QStringLiteral("audit verify"), false);
        QVERIFY2(audit.code == 1 && audit.text.startsWith(QStringLiteral("truncated: record 999999")), qPrintable(audit.text));
    }

    void stored_incidents_are_filtered_listed_and_exported()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).code == 0, 30'000);
        QCOMPARE(verb(engine, QStringLiteral("incident list --severity P9")).code, 2);
        QCOMPARE(verb(engine, QStringLiteral("incident list --from yesterday")).code, 2);
        QCOMPARE(verb(engine, QStringLiteral("incident show INC-1 --severity P0")).code, 2);
        QCOMPARE(verb(engine, QStringLiteral("incident show INC-1")).code, 1);
        QCOMPARE(verb(engine, QStringLiteral("incident resolve INC-1")).code, 2); // in which words?
        const auto beyond = verb(engine, QStringLiteral("incident list --page 99"));
        QVERIFY2(beyond.code == 2 && beyond.text.isEmpty() && beyond.errors.contains(QStringLiteral("beyond the last one, which is 1")), qPrintable(beyond.errors));

        const auto none = verb(engine, QStringLiteral("incident list --state closed --text cable --from -7d --json"));
        QVERIFY2(none.code == 0 && none.text.trimmed() == QStringLiteral("[]"), qPrintable(none.text));
        const auto silent = verb(engine, QStringLiteral("incident list --state closed"));
        QVERIFY2(silent.text.isEmpty() && silent.errors.contains(QStringLiteral("no incidents that fit the filter")), qPrintable(silent.errors));
        const auto slip = verb(engine, QStringLiteral("incident list --component databse"));
        QVERIFY2(slip.code == 1 && slip.errors.contains(QStringLiteral("known are ")), qPrintable(slip.errors));
        const QString file = engine.dataDir() + QStringLiteral("/closed.csv");
        const auto nothing = verb(engine, QStringLiteral("incident export --state closed --format csv --output ") + file);
        QVERIFY2(nothing.code == 1 && nothing.errors.contains(QStringLiteral("nothing was written")), qPrintable(nothing.errors));
        QVERIFY(!QFile::exists(file));

        QFile token(engine.dataDir() + QStringLiteral("/token"));
        QVERIFY(token.open(QIODevice::ReadOnly));
        const auto headers = "Authorization: Bearer " + token.readAll().trimmed() + "\r\nContent-Type: application/json\r\n";
        QTRY_VERIFY_WITH_TIMEOUT(ask(engine.port(), "POST", "/api/v1/alerts", headers, R"({"level":"warning","title":"Disk array","message":"m"})").body.contains("INC-"), 30'000);
        const auto exported = verb(engine, QStringLiteral("incident export --text array --format csv --output ") + file);
        QVERIFY2(exported.code == 0 && exported.text.contains(QStringLiteral("(1 incident)")) && exported.errors.isEmpty(),
                 qPrintable(exported.text + exported.errors));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const auto piped = verb(engine, QStringLiteral("incident export --text array --format csv --output -"));
        QVERIFY2(piped.code == 0 && piped.text.contains(QStringLiteral("Incident,Severity")) && piped.text.contains(QStringLiteral("\nINC-")),
                 qPrintable(piped.text + piped.errors));
        const auto pdf = verb(engine, QStringLiteral("incident export --text array --output ") + engine.dataDir() + QStringLiteral("/one.pdf"));
        QVERIFY2(pdf.code == 0 && pdf.errors.isEmpty(), qPrintable(pdf.errors)); // no noise beside it
    }

    void commands_are_signed_with_the_configured_name_and_the_systems_user()
    {
        QcatProcess engine;
        QVERIFY(QDir().mkpath(engine.dataDir()));
        QFile config(engine.file(QStringLiteral("q.yaml")));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("app: {operator_name: Anna}\n") > 0);
        config.close();
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), config.fileName()});
        const auto named = QStringLiteral(" --config ") + config.fileName();
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list") + named).code == 0, 30'000);
        QCOMPARE(verb(engine, QStringLiteral("silence add --fault engine.* --for 1h --reason work") + named).code, 0);
        const auto list = verb(engine, QStringLiteral("silence list") + named);
        QVERIFY2(list.text.contains(QStringLiteral(" by Anna (")), qPrintable(list.text));
    }

    void another_name_at_the_same_door_is_no_second_person_and_a_token_of_its_own_is()
    {
        QcatProcess engine;
        QVERIFY(QDir().mkpath(engine.dataDir()));
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(engine.file(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
                return QString();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            return file.fileName();
        };
        const auto anna = write(QStringLiteral("anna.yaml"), "app: {operator_name: Anna}\n");
        const auto zoe = write(QStringLiteral("zoe.yaml"), "app: {operator_name: Zoe}\n");
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), anna});
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).code == 0, 30'000);
        const auto added = verb(engine, QStringLiteral("silence add --fault engine.* --for 1h --reason work --config ") + anna);
        QVERIFY2(added.errors.contains(QStringLiteral("NOT in force")), qPrintable(added.errors));
        const auto approve = QStringLiteral("silence approve ") + added.text.trimmed().section(QLatin1Char('\n'), -1);
        for (const auto &door : {QString(), QStringLiteral(" --config ") + anna, QStringLiteral(" --config ") + zoe}) {
            const auto refused = verb(engine, approve + door);
            QVERIFY2(refused.code == 1 && refused.errors.contains(QStringLiteral("token of their own")), qPrintable(refused.text + refused.errors));
        }
        const auto token = verb(engine, QStringLiteral("token add carol approver"), false);
        QVERIFY2(token.code == 0 && token.errors.count(QLatin1Char('\n')) == 1, qPrintable(token.errors));
        QByteArray store; // who was let in stands in the chain, beside a running engine
        for (const char *name : {"/ops.sqlite", "/ops.sqlite-wal"})
            if (QFile file(engine.dataDir() + QLatin1String(name)); file.open(QIODevice::ReadOnly))
                store += file.readAll();
        QVERIFY(store.contains("token.addcarol (approver)")); // columns of a row, side by side
        QCOMPARE(verb(engine, QStringLiteral("audit verify"), false).code, 0);
        const auto approved = verb(engine, approve + QStringLiteral(" --token-file ") + write(QStringLiteral("carol"), token.text.toUtf8()));
        QVERIFY2(approved.code == 0, qPrintable(approved.text + approved.errors));
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).text.contains(QStringLiteral("(approved by carol (token))")), 20'000);
    }

    void a_file_is_attached_shown_exported_and_fetched_again()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).code == 0, 30'000);
        const QString id = openedIncident(engine);
        QVERIFY(!id.isEmpty());

        const QString file = engine.dataDir() + QStringLiteral("/stack.txt");
        {
            QFile written(file);
            QVERIFY(written.open(QIODevice::WriteOnly) && written.write("three frames") == 12);
        }
        const auto attached = verb(engine, QStringLiteral("incident attach %1 %2").arg(id, file));
        QVERIFY2(attached.code == 0, qPrintable(attached.text));
        const QString hash = attached.text.section(QLatin1Char(' '), 0, 0);
        QCOMPARE(hash.size(), 64);
        QCOMPARE(verb(engine, QStringLiteral("incident attach %1 %2").arg(id, file)).code, 1);             // there already
        QCOMPARE(verb(engine, QStringLiteral("incident attach %1 /nowhere").arg(id)).code, 1);
        QCOMPARE(verb(engine, QStringLiteral("incident attach %1 %2").arg(id, engine.dataDir())).code, 1); // a folder
        QVERIFY(QFile::exists(engine.dataDir() + QStringLiteral("/attachments/") + hash));
        QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("incident show ") + id).text.contains(hash), 30'000);

        const QString fetched = engine.dataDir() + QStringLiteral("/again.txt");
        QCOMPARE(verb(engine, QStringLiteral("incident fetch %1 stack.txt --output %2").arg(id, fetched)).code, 0);
        QCOMPARE(verb(engine, QStringLiteral("incident fetch %1 stack.txt --output %2").arg(id, fetched)).code, 1); // never written over
        QCOMPARE(verb(engine, QStringLiteral("incident fetch %1 other.txt").arg(id)).code, 1);
        QFile read(fetched);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("three frames"));

        const QString report = engine.dataDir() + QStringLiteral("/report.md");
        QCOMPARE(verb(engine, QStringLiteral("incident export %1 --format md --output %2").arg(id, report)).code, 0);
        QFile markdown(report);
        QVERIFY(markdown.open(QIODevice::ReadOnly) && markdown.readAll().contains(hash.toUtf8()));

        // words of others move no cursor and forge no line
        QCOMPARE(verb(engine, QStringLiteral("incident note %1 \x1b[31mred\nforged").arg(id)).code, 0);
        const auto shown = [&] { return verb(engine, QStringLiteral("incident show ") + id).text; };
        QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(QStringLiteral("\\x1b[31mred\\nforged")), qPrintable(shown()), 30'000);
        QVERIFY(!shown().contains(QLatin1Char('\x1b')));
    }

    void a_start_after_a_kill_is_an_incident_and_one_after_an_orderly_end_is_none()
    {
        QcatProcess engine;
        const auto list = [&] { return verb(engine, QStringLiteral("incident list --state all")).text; };
        const auto startAgain = [&] {
            engine.start({QStringLiteral("--headless")});
            QTRY_VERIFY_WITH_TIMEOUT(verb(engine, QStringLiteral("silence list")).code == 0, 30'000);
        };
        startAgain();
        QVERIFY(!list().contains(QStringLiteral("Came back after a crash")));
        QVERIFY(QFile::exists(engine.dataDir() + QStringLiteral("/running")));
        engine.process().kill();
        QVERIFY(engine.waitForEnd());
        startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(list().count(QStringLiteral("Came back after a crash")), 1, 30'000);
        QVERIFY(engine.healthStatus() != QStringLiteral("unhealthy")); // the journal is trusted
        engine.process().terminate();
        QVERIFY(engine.waitForEnd());
        QVERIFY(!QFile::exists(engine.dataDir() + QStringLiteral("/running")));
        startAgain();
        QTRY_VERIFY_WITH_TIMEOUT(engine.healthStatus() != QString(), 30'000);
        QCOMPARE(list().count(QStringLiteral("Came back after a crash")), 1);
    }

    void tokens_are_given_and_taken()
    {
        QcatProcess engine;
        QVERIFY(QDir().mkpath(engine.dataDir()));
        const auto token = verb(engine, QStringLiteral("token add carol operator"), false);
        QCOMPARE(token.code, 0);
        QCOMPARE(token.text.trimmed().size(), 64);
        QCOMPARE(verb(engine, QStringLiteral("token list"), false).text, QStringLiteral("operator  carol\n"));
        QCOMPARE(verb(engine, QStringLiteral("token add carol viewer"), false).code, 1);
        QCOMPARE(verb(engine, QStringLiteral("token add dave king"), false).code, 2);
        QCOMPARE(verb(engine, QStringLiteral("token remove carol"), false).code, 0);
        QVERIFY(verb(engine, QStringLiteral("token list"), false).text.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDeskVerbs)
#include "tst_desk_verbs.moc"
