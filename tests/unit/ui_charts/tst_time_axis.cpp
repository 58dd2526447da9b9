#include <qcat/ui_charts/time_axis.h>

#include <QTest>

using namespace qcat;

class TestTimeAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void time_steps_are_round_and_few()
    {
        const base::WallTime from{1'700'000'000ll * 1'000'000'000};
        const auto steps = ui::timeSteps(from, from + std::chrono::minutes(90), 6);
        QVERIFY(!steps.empty() && steps.size() <= 6u);
        for (const auto &at : steps)
            QCOMPARE(at.ns / 1'000'000'000 % 1200, 0);
    }

    void time_steps_of_nothing_are_none()
    {
        QVERIFY(ui::timeSteps({5}, {5}, 6).empty());
        QVERIFY(ui::timeSteps({2'000'000'000}, {1'000'000'000}, 6).empty());
    }

    void many_days_still_fit()
    {
        const base::WallTime from{1'700'000'000ll * 1'000'000'000};
        QVERIFY(ui::timeSteps(from, from + std::chrono::hours(24 * 90), 6).size() <= 7u);
    }

    void value_steps_are_one_two_or_five()
    {
        QCOMPARE(ui::valueStep(330, 5), 100.0);
        QCOMPARE(ui::valueStep(90, 5), 20.0);
        QVERIFY(qAbs(ui::valueStep(0.21, 5) - 0.05) < 1e-12);
        QCOMPARE(ui::decimalsOfStep(0.05), 2);
        QCOMPARE(ui::decimalsOfStep(100), 0);
    }

    void steps_of_bytes_are_round_in_binary_units()
    {
        QCOMPARE(ui::binaryStep(800, 4), 200.0);
        QCOMPARE(ui::binaryStep(390.0 * 1024 * 1024, 4), 100.0 * 1024 * 1024);
        QCOMPARE(ui::binaryStep(3000.0 * 1024, 4), 1024.0 * 1024);
        QCOMPARE(ui::binaryStep(0.1, 4), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"
