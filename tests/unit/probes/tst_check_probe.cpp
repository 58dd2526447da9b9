#include <qcat/base/manual_executor.h>
#include <qcat/probes/check_probe.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

class TestCheckProbe : public QObject
{
    Q_OBJECT

    struct Bench {
        base::ManualClock clock;
        base::ManualExecutor worker{clock}, desk{clock};
        int looks = 0;
        std::vector<domain::ProbeResult> results;
        probes::CheckProbe probe{
            {{"disk"}, {"host"}, "/data"},
            [this](const base::CallLimits &) {
                ++looks;
                return ops::CheckResult{{"disk.ok", "fine", {}, domain::Health::Ok}, {{"free", 1, "bytes"}}};
            },
            worker,
            desk,
            clock};

        void ask()
        {
            probe.run({900ms, {}}, [this](domain::ProbeResult result) { results.push_back(std::move(result)); });
        }
        QString codes() const
        {
            QStringList all;
            for (const auto &result : results)
                all << QString::fromStdString(result.finding.code);
            return all.join(QLatin1Char(' '));
        }
    };

private Q_SLOTS:
    void looks_on_the_worker_and_answers_on_the_desk()
    {
        Bench b;
        b.ask();
        b.desk.runAll();
        QCOMPARE(b.looks, 0);
        b.clock.advance(30ms);
        b.worker.runAll();
        QVERIFY(b.results.empty());
        b.desk.runAll();
        QCOMPARE(b.codes(), QStringLiteral("disk.ok"));
        QCOMPARE(b.results[0].took, base::Duration(30ms));
        QCOMPARE(b.results[0].component.value, std::string("host"));
        QCOMPARE(b.results[0].measured.size(), std::size_t(1));
    }

    void a_look_that_hangs_is_unknown_at_the_deadline_and_answered_once()
    {
        Bench b;
        b.ask();
        b.desk.advance(1s);
        QCOMPARE(b.codes(), QStringLiteral("probe.timeout"));
        QCOMPARE(b.results[0].health, domain::Health::Unknown);
        b.worker.runAll();
        b.desk.runAll();
        QCOMPARE(b.codes(), QStringLiteral("probe.timeout"));
    }

    void no_second_look_begins_while_the_first_hangs()
    {
        Bench b;
        b.ask();
        b.desk.advance(1s);
        b.ask();
        QCOMPARE(b.codes(), QStringLiteral("probe.timeout probe.still_running"));
        b.worker.runAll();
        b.desk.runAll();
        QCOMPARE(b.looks, 1);
        b.ask();
        b.worker.runAll();
        b.desk.runAll();
        QCOMPARE(b.looks, 2);
        QVERIFY(b.codes().endsWith(QStringLiteral("disk.ok")));
    }
};

QTEST_APPLESS_MAIN(TestCheckProbe)
#include "tst_check_probe.moc"
