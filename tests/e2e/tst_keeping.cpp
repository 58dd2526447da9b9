#include "qcat_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

// The verbs about what nobody misses until it is needed, against a running engine.
class TestKeeping : public QObject
{
    Q_OBJECT

    struct Said {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };

    static Said qcat(const QStringList &arguments)
    {
        QProcess process;
        process.start(QcatProcess::program(), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Said verb(const QStringList &words)
    {
        return qcat(words + QStringList{QStringLiteral("--data-dir"), m_engine.dataDir()});
    }

    QcatProcess m_engine;

private Q_SLOTS:
    void initTestCase()
    {
        m_engine.start({QStringLiteral("--headless")});
        QTRY_COMPARE_WITH_TIMEOUT(verb({QStringLiteral("upkeep")}).code, 0, 60'000);
    }

    void upkeep_is_listed_noted_and_its_mistakes_are_told()
    {
        const Said before = verb({QStringLiteral("upkeep")});
        QVERIFY2(before.out.contains("host_updates") && before.out.contains("never done"), before.out);
        const Said done = verb({QStringLiteral("upkeep"), QStringLiteral("done"), QStringLiteral("host_updates"), QStringLiteral("kernel 6.1, rebooted")});
        QVERIFY2(done.code == 0 && done.out == "host_updates: noted as done\n", done.out + done.err);
        QTRY_VERIFY_WITH_TIMEOUT(verb({QStringLiteral("upkeep"), QStringLiteral("list")}).out.contains("kernel 6.1, rebooted"), 30'000);
        const auto items = QJsonDocument::fromJson(verb({QStringLiteral("upkeep"), QStringLiteral("--json")}).out).array();
        QVERIFY(items.size() >= 3);
        QCOMPARE(items[0].toObject()[QStringLiteral("task")].toString(), QStringLiteral("performance_report"));
        const Said unknown = verb({QStringLiteral("upkeep"), QStringLiteral("done"), QStringLiteral("laundry")});
        QVERIFY2(unknown.code == 2 && unknown.err.contains("there are channel_test, "), unknown.err);
        const Said absent = verb({QStringLiteral("upkeep"), QStringLiteral("done"), QStringLiteral("restore_test")});
        QVERIFY2(absent.code == 1 && absent.err.contains("not in the calendar"), absent.err);
        const Said seen = verb({QStringLiteral("upkeep"), QStringLiteral("done"), QStringLiteral("key_rotation"), QStringLiteral("hello")});
        QVERIFY2(seen.code == 1 && seen.err.contains("QCAT sees by itself") && seen.err.contains("qcat secrets rotate"), seen.err);
        QVERIFY(!verb({QStringLiteral("upkeep")}).out.contains("hello"));
        QCOMPARE(verb({QStringLiteral("upkeep"), QStringLiteral("undo")}).code, 2);
    }

    void memory_is_told_by_who_holds_it_and_given_up_in_order_when_it_is_scarce()
    {
        const auto holders = [](const QByteArray &json) {
            std::map<QString, QJsonObject> all;
            for (const auto &one : QJsonDocument::fromJson(json).object()[QStringLiteral("memory")].toArray())
                all[one.toObject()[QStringLiteral("name")].toString()] = one.toObject();
            return all;
        };
        const auto of = [&](QcatProcess &engine) {
            return holders(qcat({QStringLiteral("status"), QStringLiteral("--json"), QStringLiteral("--data-dir"), engine.dataDir()}).out);
        };
        QTRY_VERIFY_WITH_TIMEOUT(of(m_engine)[QStringLiteral("charts")][QStringLiteral("bytes")].toDouble() > 0, 30'000);
        QVERIFY(of(m_engine)[QStringLiteral("other")][QStringLiteral("bytes")].toDouble() > 1e6);
        QVERIFY(!of(m_engine)[QStringLiteral("charts")][QStringLiteral("shed")].toBool());

        QTemporaryDir folder; // one whose limit is below what it takes
        QFile config(folder.filePath(QStringLiteral("small.yaml")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("memory: {limit: 1MiB, shed_order: [charts, symbols]}\n");
        config.close();
        QcatProcess small(folder.filePath(QStringLiteral("data")));
        small.start({QStringLiteral("--headless"), QStringLiteral("--config"), config.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(of(small)[QStringLiteral("symbols")][QStringLiteral("shed")].toBool(), 60'000);
        QVERIFY(of(small)[QStringLiteral("charts")][QStringLiteral("shed")].toBool());
        QVERIFY(!of(small)[QStringLiteral("research")][QStringLiteral("may_be_shed")].toBool());
        const auto status = qcat({QStringLiteral("status"), QStringLiteral("--data-dir"), small.dataDir()}).out;
        QVERIFY2(status.contains("GIVEN UP until there is room: charts, symbols"), status);
        const auto metrics = small.get(QStringLiteral("/metrics")).body;
        QVERIFY2(metrics.contains("qcat_memory_shed{holder=\"charts\"} 1"), metrics);
        const auto suspected = [&] { return qcat({QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--data-dir"), small.dataDir()}).out; };
        QTRY_VERIFY_WITH_TIMEOUT(suspected().contains("memory."), 30'000);
        small.process().terminate();
        QVERIFY(small.waitForEnd());
    }

    void licence_says_what_would_be_missing_and_paper_needs_none()
    {
        const Said licence = verb({QStringLiteral("licence")});
        QCOMPARE(licence.code, 1);
        QVERIFY2(licence.out.contains("MISSING") && licence.out.contains("no licence is needed"), licence.out);
        const Said broken = verb({QStringLiteral("licence"), QStringLiteral("break"), QStringLiteral("--reason"), QStringLiteral("x"),
                                  QStringLiteral("--approver-called"), QStringLiteral("ann")});
        QVERIFY2(broken.code == 1 && broken.err.contains("paper money"), broken.err);
        QCOMPARE(verb({QStringLiteral("licence"), QStringLiteral("buy")}).code, 2);
    }

    void access_names_every_token_and_who_never_came()
    {
        QCOMPARE(verb({QStringLiteral("token"), QStringLiteral("add"), QStringLiteral("ann"), QStringLiteral("viewer")}).code, 0);
        const Said access = verb({QStringLiteral("access")});
        QVERIFY2(access.code == 0 && access.out.contains("(this machine)") && access.out.contains("ann"), access.out + access.err);
        QVERIFY2(access.out.contains("last used "), access.out); // the verbs above
        QVERIFY2(access.out.contains("never used"), access.out);
        const auto json = QJsonDocument::fromJson(verb({QStringLiteral("access"), QStringLiteral("--json")}).out).object();
        QCOMPARE(json[QStringLiteral("tokens")].toArray().size(), 2);
        QCOMPARE(json[QStringLiteral("failed")].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestKeeping)
#include "tst_keeping.moc"
