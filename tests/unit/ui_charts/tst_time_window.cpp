#include <qcat/ui_charts/time_window.h>

#include <QSignalSpy>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

class TestTimeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_begins_with_the_last_hour()
    {
        ui::TimeWindow window;
        QVERIFY(window.isLive());
        QCOMPARE(window.to(kNow), kNow);
        QCOMPARE(window.from(kNow), kNow + -1h);
    }

    void zoom_keeps_the_moment_under_the_pointer()
    {
        ui::TimeWindow window;
        window.zoom(0.5, 0.25);
        QCOMPARE(window.length(), base::Duration(30min));
        QCOMPARE(window.from(kNow) + 450s, kNow + -45min);
    }

    void zoom_near_the_right_edge_stays_at_now()
    {
        ui::TimeWindow window;
        window.zoom(0.5, 0.95);
        QVERIFY(window.isLive());
    }

    void neither_shorter_than_a_minute_nor_longer_than_is_kept()
    {
        ui::TimeWindow window;
        window.zoom(1e-6, 1);
        QCOMPARE(window.length(), base::Duration(1min));
        window.zoom(1e6, 1);
        QCOMPARE(window.length(), base::Duration(14 * 24h));
        window.move(30 * 24h);
        QVERIFY(window.isLive()); // all of it is shown already
    }

    void it_moves_into_the_past_and_never_into_the_future()
    {
        ui::TimeWindow window;
        QSignalSpy changed(&window, &ui::TimeWindow::changed);
        window.move(2h);
        QCOMPARE(window.to(kNow), kNow + -2h);
        window.move(-5h);
        QVERIFY(window.isLive());
        window.setLength(2h);
        QCOMPARE(changed.size(), 3);
    }

private:
    static constexpr base::WallTime kNow{1'795'317'127'000'000'000};
};

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_time_window.moc"
