#include "console_test.h"
#include "sample_drills.h"

#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/page.h>

#include <QTextBrowser>

// The page of drills over a range that the test holds.
class TestDrillsPage : public ConsoleTest
{
    Q_OBJECT

    SampleDrills m_drills;
    ui::DrillDesk *drills() override { return &m_drills; }

    void choose(int row)
    {
        widget<ui::DataTable>("drills_table")->selectRow(row);
    }

private Q_SLOTS:
    void a_drill_is_started_mended_at_its_console_and_given_up()
    {
        window().openPage(QStringLiteral("drills"));
        choose(2);
        QVERIFY(!widget<QPushButton>("drills_give_up")->isEnabled());
        click("drills_mine");
        QCOMPARE(m_drills.asked, QStringList{QStringLiteral("mine redis.failed")});
        QVERIFY(!widget<QPushButton>("drills_mine")->isEnabled() && !widget<QPushButton>("drills_console")->isEnabled());
        m_drills.isBroken = true;
        m_drills.onChanged();
        QVERIFY2(text("drills_state").contains(QStringLiteral("Mend it at its console")), qPrintable(text("drills_state")));
        click("drills_console");
        click("drills_give_up");
        QCOMPARE(m_drills.asked.last(), QStringLiteral("give up"));
        QVERIFY(widget<QPushButton>("drills_runbook")->isEnabled());
        m_drills.asked.clear();
        m_drills.isBroken = false;
    }

    void its_last_result_and_report_are_shown_and_what_cannot_run_cannot_be_started()
    {
        window().openPage(QStringLiteral("drills"));
        QVERIFY2(window().currentPage()->verdict().startsWith(QStringLiteral("1 of 4 drills verified")), qPrintable(window().currentPage()->verdict()));
        choose(0);
        QVERIFY(widget<QTextBrowser>("drills_report")->toPlainText().contains(QStringLiteral("mended and verified")));
        QVERIFY(widget<QPushButton>("drills_runbook")->isEnabled());
        for (const int row : {3, 4}) {
            choose(row);
            QVERIFY(!widget<QPushButton>("drills_runbook")->isEnabled() && !widget<QPushButton>("drills_mine")->isEnabled());
        }
        m_console->preferences().setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY_WITH_TIMEOUT(window().currentPage()->verdict().contains(QStringLiteral("已验证")), 20'000);
    }

    void while_real_positions_are_open_nothing_starts()
    {
        window().openPage(QStringLiteral("drills"));
        choose(2);
        QVERIFY(widget<QPushButton>("drills_mine")->isEnabled());
        publish(sample::trading(m_clock->wallNow(), m_clock->steadyNow()), [](api::TradingSnapshot &trading) { trading.live = true; });
        window().currentPage()->refreshNow();
        QVERIFY(!widget<QPushButton>("drills_mine")->isEnabled() && !widget<QPushButton>("drills_runbook")->isEnabled());
        QVERIFY2(text("drills_state").contains(QStringLiteral("Real positions")), qPrintable(text("drills_state")));
        QVERIFY(m_drills.asked.isEmpty());
    }
};

QTEST_MAIN(TestDrillsPage)
#include "tst_drills_page.moc"
