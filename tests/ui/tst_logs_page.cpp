#include "console_test.h"
#include "real_clock.h"
#include "sample_log.h"

#include <qcat/log_reader/local_reader.h>
#include <qcat/ui_widgets/data_table.h>

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

#include <fstream>

// The page of logs over real files, by mouse and keyboard.
class TestLogsPage : public ConsoleTest
{
    Q_OBJECT

    static constexpr int kWait = 30'000;
    QTemporaryDir m_folder;
    RealClock m_realClock;
    std::shared_ptr<base::MemoryLedger> m_ledger = std::make_shared<base::MemoryLedger>();
    log_reader::LocalReader m_reader{writeSampleLog(m_folder.path().toStdString(), 4000), m_realClock, {}, m_ledger};

    api::LogReader *logs() override { return &m_reader; }
    QAbstractScrollArea *list() { return widget<QAbstractScrollArea>("logs_list"); }
    QString verdict() { return window().currentPage()->verdict(); }
    QString line() { return widget<QPlainTextEdit>("logs_line")->toPlainText(); }
    void type(const char *field, const char *text)
    {
        auto *edit = widget<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QLatin1String(text));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void openPage()
    {
        window().openPage(QStringLiteral("logs"));
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("lines of qcat.log")), kWait);
        list()->setFocus();
    }
    void append(const char *text) { std::ofstream(m_reader.ownLog(), std::ios::app | std::ios::binary) << text; }

private Q_SLOTS:
    void the_own_log_is_read_when_the_page_is_looked_at_and_stays_at_its_end()
    {
        QVERIFY(verdict() != QString());
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("seq=3999")), kWait);
        append("2026-11-20 11:00:01.000000 [ERROR] [order] the newest of all\n");
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("the newest of all")), kWait);
        QVERIFY2(text("logs_counters").contains(QStringLiteral("received 1")), qPrintable(text("logs_counters")));
        QTest::keyClick(list(), Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("10:00:00")), kWait);
        QVERIFY(!widget<QCheckBox>("logs_at_end")->isChecked());
        append("2026-11-20 11:00:02.000000 [INFO ] [order] one more\n");
        QTRY_VERIFY_WITH_TIMEOUT(text("logs_counters").contains(QStringLiteral("received 2")), kWait);
        QVERIFY(line().contains(QStringLiteral("10:00:00")));
        click("logs_at_end");
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("one more")), kWait);
    }

    void while_memory_is_short_the_log_is_closed_and_says_so()
    {
        openPage();
        auto &memory = m_ledger->holder("log_index");
        QVERIFY(memory.bytes() > 0);
        memory.setShed(true);
        QTRY_COMPARE_WITH_TIMEOUT(verdict(), QStringLiteral("No log is open"), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(memory.bytes(), std::int64_t(0), kWait);
        memory.setShed(false);
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("lines of qcat.log")), kWait);
    }

    void levels_and_text_choose_whole_messages()
    {
        openPage();
        click("logs_level_error");
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral(" of ")) && !verdict().startsWith(QStringLiteral("4")), kWait);
        QTest::keyClick(list(), Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("[ERROR]")), kWait);
        QTest::keyClick(list(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(line().startsWith(QStringLiteral("    #0")), kWait);
        click("logs_clear");
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("lines of qcat.log")), kWait);
        type("logs_text", "no such text");
        QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(QStringLiteral("0 of ")), kWait);
    }

    void a_bad_expression_or_time_is_said_and_changes_nothing()
    {
        openPage();
        click("logs_regex");
        type("logs_text", "(");
        QTRY_VERIFY_WITH_TIMEOUT(text("logs_filter_problem").contains(QStringLiteral("cannot be looked for")), kWait);
        QVERIFY(verdict().contains(QStringLiteral("lines of qcat.log")));
        click("logs_clear");
        type("logs_from", "noon");
        QVERIFY2(text("logs_filter_problem").contains(QStringLiteral("is no time")), qPrintable(text("logs_filter_problem")));
    }

    void one_key_shows_the_whole_life_of_an_order()
    {
        openPage();
        type("logs_time", "10:05:00");
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("10:05:00")), kWait);
        for (int i = 0; i < 8 && !line().contains(QStringLiteral("order=")); ++i)
            QTest::keyClick(list(), Qt::Key_Down);
        QVERIFY(line().contains(QStringLiteral("order=")));
        const auto id = line().section(QStringLiteral("order="), 1).section(QLatin1Char(' '), 0, 0);
        QTest::keyClick(list(), Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral(" of 4")), kWait);
        QCOMPARE(widget<QLineEdit>("logs_text")->text(), id);
        QVERIFY(line().contains(id));
    }

    void errors_and_bookmarks_are_gone_through_by_key()
    {
        openPage();
        QTest::keyClick(list(), Qt::Key_Home);
        QTest::keyClick(list(), Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("[ERROR]")), kWait);
        const auto first = line();
        QTest::keyClick(list(), Qt::Key_B);
        QTest::keyClick(list(), Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("[ERROR]")) && line() != first, kWait);
        QTest::keyClick(list(), Qt::Key_End);
        QTest::keyClick(list(), Qt::Key_F2);
        QTRY_COMPARE_WITH_TIMEOUT(line(), first, kWait);
    }

    void selected_lines_are_copied_as_they_stand()
    {
        openPage();
        QTest::keyClick(list(), Qt::Key_Home);
        QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2, kWait);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("2026-11-20 10:00:00.000000 [DEBUG] [md] tick")));
    }

    void dragging_over_the_histogram_chooses_the_time()
    {
        openPage();
        auto *histogram = widget<QWidget>("logs_histogram");
        QTest::mousePress(histogram, Qt::LeftButton, {}, QPoint(20, 40));
        QTest::mouseMove(histogram, QPoint(60, 40));
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, QPoint(60, 40));
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral(" of ")) && !verdict().contains(QStringLiteral("lines of")), kWait);
        QVERIFY(widget<QLineEdit>("logs_from")->text().startsWith(QStringLiteral("2026-11-20 10:")));
        QTest::keyClick(histogram, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral("lines of qcat.log")), kWait);
    }

    void an_incident_shows_its_lines_and_a_line_opens_its_incident()
    {
        const auto ops = sample::ops(m_clock->wallNow(), m_clock->steadyNow());
        const auto found = std::ranges::find_if(ops.incidents, [](const auto &incident) { return incident.id.isValid(); });
        QVERIFY(found != ops.incidents.end());
        domain::IncidentPage page;
        page.incidents = {*found};
        page.total = 1;
        page.records.resize(1);
        m_engine->setPage(std::move(page));
        const auto id = QString::fromStdString(found->id.value);
        window().openPage(QStringLiteral("incidents"), id);
        QTRY_VERIFY_WITH_TIMEOUT(widget<QPushButton>("incidents_log")->isEnabled(), kWait);
        click("incidents_log");
        QCOMPARE(window().currentPage()->id(), QStringLiteral("logs"));
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(QStringLiteral(" of ")) && !verdict().contains(QStringLiteral("lines of")), kWait);
        QVERIFY(!widget<QLineEdit>("logs_from")->text().isEmpty() && !widget<QLineEdit>("logs_to")->text().isEmpty());
        click("logs_clear");
        append(qPrintable(QStringLiteral("2026-11-20 11:00:04.000000 [ERROR] [alert] incident %1 P1 open by probe: seen\n").arg(id)));
        if (!widget<QCheckBox>("logs_at_end")->isChecked())
            click("logs_at_end");
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(id) && widget<QPushButton>("logs_incident")->isVisible(), kWait);
        click("logs_incident");
        QCOMPARE(window().currentPage()->id(), QStringLiteral("incidents"));
    }

    void messages_are_few_patterns_and_a_pattern_shows_its_messages()
    {
        openPage();
        click("logs_as_patterns");
        QTRY_VERIFY_WITH_TIMEOUT(text("logs_patterns_verdict").contains(QStringLiteral("messages are ")), kWait);
        auto *table = widget<ui::DataTable>("logs_patterns");
        table->selectFirst();
        const auto count = table->view()->model()->index(0, 0).data().toString(); // the most frequent one
        Q_EMIT table->activated(table->currentRow());
        QTRY_VERIFY_WITH_TIMEOUT(verdict().startsWith(count + QStringLiteral(" of ")), kWait);
        QVERIFY(list()->isVisible());
    }

    void standing_still_it_goes_on_counting()
    {
        openPage();
        const auto before = line();
        window().currentPage()->setPaused(true);
        append("2026-11-20 11:00:03.000000 [INFO ] [order] while it stood still\n");
        QTest::qWait(0);
        QCOMPARE(line(), before);
        window().currentPage()->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(line().contains(QStringLiteral("while it stood still")), kWait);
    }
};

QTEST_MAIN(TestLogsPage)
#include "tst_logs_page.moc"
