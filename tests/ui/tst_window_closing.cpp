#include "console_test.h"

#include <qcat/ui_widgets/phrase_edit.h>


// Leaving the console while something is at stake.
class TestWindowClosing : public ConsoleTest
{
    Q_OBJECT

private Q_SLOTS:
    void closing_with_exposure_asks_and_offers_leaving_only_with_stops()
    {
        window().close();
        QVERIFY(window().isVisible());
        QVERIFY(find<QWidget>("close_flatten"));
        QVERIFY2(!widget<QPushButton>("close_leave")->isEnabled(), "a position has no stop");
        click("sheet_close");
        QCOMPARE(m_stops, 0);
    }

    void the_question_how_to_close_follows_the_engine()
    {
        window().close();
        QVERIFY(!widget<QPushButton>("close_leave")->isEnabled());

        auto trading = sample::trading(m_clock->wallNow(), m_clock->steadyNow());
        for (auto &position : trading.positions)
            position.stopAtVenue = true;
        std::erase_if(trading.workingOrders,
                      [](const auto &o) { return o.order.state == domain::OrderState::Unknown; });
        publish(trading);
        QTRY_VERIFY_WITH_TIMEOUT(widget<QPushButton>("close_leave")->isEnabled(), 20'000);

        trading.positions.front().stopAtVenue = false;
        publish(trading);
        QTRY_VERIFY2_WITH_TIMEOUT(!widget<QPushButton>("close_leave")->isEnabled(), "a stop that is gone takes the offer back", 20'000);

        trading.positions.clear();
        trading.workingOrders.clear();
        publish(trading);
        QTRY_VERIFY_WITH_TIMEOUT(!widget<QPushButton>("close_flatten")->isEnabled(), 20'000);
        QVERIFY2(text("close_atStake").startsWith(QStringLiteral("0 positions")), qPrintable(text("close_atStake")));
        click("close_leave");
        QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), 20'000);
        QCOMPARE(m_stops, 1);
    }

    void closing_by_flattening_closes_when_flat_is_proven()
    {
        window().close();
        click("close_flatten");
        widget<ui::PhraseEdit>("sheet_phrase")->setText(QStringLiteral("FLATTEN"));
        click("sheet_confirm");
        QVERIFY(window().isVisible());
        m_engine->publish(api::CommandAnswered{
            .command = {1}, .error = {}, .verified = {.code = "test", .text = "flat"}, .createdId = {}});
        QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), 20'000);
        QCOMPARE(m_stops, 1);
    }

    void backing_out_of_the_flatten_question_takes_back_the_wish_to_close()
    {
        for (const auto backOut : {0, 1}) {
            window().close();
            click("close_flatten");
            if (backOut == 0)
                click("sheet_close");
            else
                QTest::keyClick(widget<ui::PhraseEdit>("sheet_phrase"), Qt::Key_Escape);
        }
        click("strip_flatten");
        widget<ui::PhraseEdit>("sheet_phrase")->setText(QStringLiteral("FLATTEN"));
        click("sheet_confirm");
        m_engine->publish(api::CommandAnswered{
            .command = {1}, .error = {}, .verified = {.code = "test", .text = "flat"}, .createdId = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("sheet_resultText"), 20'000);
        QVERIFY(window().isVisible());
        QCOMPARE(m_stops, 0);
    }

    void cancelling_the_entries_says_that_it_halts_too()
    {
        click("strip_cancelEntries");
        QVERIFY2(text("sheet_cancelEntries_title").contains(QStringLiteral("Halt")),
                 qPrintable(text("sheet_cancelEntries_title")));
    }

    void closing_without_exposure_just_closes()
    {
        publish(sample::flatTrading(m_clock->wallNow(), m_clock->steadyNow()));
        window().close();
        QVERIFY(!window().isVisible());
        QCOMPARE(m_stops, 1);
    }
};

QTEST_MAIN(TestWindowClosing)
#include "tst_window_closing.moc"
