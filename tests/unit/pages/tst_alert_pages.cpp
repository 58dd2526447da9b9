#include "sample_alerting.h"
#include "sample_incident.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_alerts/channels_page.h>
#include <qcat/page_alerts/on_call_page.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

// What the pages of channels and of on-call show, and which commands a click sends.
class TestAlertPages : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    base::ManualClock m_clock{sample::kStart};
    ScriptedEngine m_engine;
    ui::EngineModel m_model{m_engine, m_clock};
    QSettings m_settings{m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    ui::Appearance m_look;

    template <typename PageType>
    std::unique_ptr<PageType> shown(bool withAlerting = true)
    {
        api::OpsSnapshot ops;
        ops.at = m_clock.steadyNow();
        if (withAlerting)
            sample::addAlerting(ops, m_clock.wallNow());
        m_engine.publish({}, ops);
        auto page = std::make_unique<PageType>(ui::PageContext{m_model, m_look, m_settings});
        page->resize(1200, 700);
        page->show();
        QCoreApplication::processEvents();
        return page;
    }
    template <typename T>
    static T *part(QWidget &page, const char *name)
    {
        auto *found = page.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

private Q_SLOTS:
    void channel_that_failed_is_the_verdict_and_the_badge()
    {
        auto page = shown<ui::ChannelsPage>();
        QCOMPARE(page->badge(), 1);
        QVERIFY2(page->verdict().contains(QLatin1String("1 of 3 channel")), qPrintable(page->verdict()));
        QCOMPARE(part<QTableView>(*page, "channels_table_view")->model()->rowCount(), 3);
        QCOMPARE(part<QTableView>(*page, "channels_deliveries_view")->model()->rowCount(), 3);
    }

    void test_of_a_channel_says_what_the_provider_answered()
    {
        auto page = shown<ui::ChannelsPage>();
        QTest::mouseClick(part<QPushButton>(*page, "channels_test"), Qt::LeftButton);
        const auto commands = m_engine.commands();
        const auto test = std::get<api::TestChannel>(commands.back().body);
        m_engine.publish(api::CommandAnswered{{commands.size()}, base::Error{"notify.refused", "x", {{"detail", "sign not match"}}}, {}, {}});
        auto *answer = part<QLabel>(*page, "channels_answer");
        QTRY_VERIFY_WITH_TIMEOUT(answer->text().contains(QLatin1String("Refused: sign not match")), 20'000);
        QVERIFY(answer->text().startsWith(QString::fromStdString(test.channel)));
    }

    void nobody_to_call_is_said_so()
    {
        QVERIFY(shown<ui::ChannelsPage>(false)->verdict().contains(QLatin1String("Nobody is called")));
        QVERIFY(shown<ui::OnCallPage>(false)->verdict().contains(QLatin1String("Nobody is on call")));
    }

    void handover_is_signed_with_what_whoever_comes_must_know()
    {
        auto page = shown<ui::OnCallPage>();
        QCOMPARE(page->badge(), 1);
        QTest::mouseClick(part<QPushButton>(*page, "oncall_sign"), Qt::LeftButton);
        auto *summary = part<QWidget>(*page, "oncall_summary")->findChild<QLineEdit *>();
        QTest::keyClicks(summary, QStringLiteral("watch the disk"));
        QTest::keyClick(summary, Qt::Key_Return);
        const auto commands = m_engine.commands();
        const auto *sign = std::get_if<api::SignHandover>(&commands.back().body);
        QVERIFY(sign);
        QCOMPARE(sign->schedule, std::string("primary"));
        QCOMPARE(sign->contact, std::string("bob"));
        QCOMPARE(sign->summary, std::string("watch the disk"));
    }

    void handover_names_silences_in_force_and_what_changed_since_the_last_signature()
    {
        auto page = shown<ui::OnCallPage>();
        api::OpsSnapshot ops;
        ops.at = m_clock.steadyNow();
        const auto now = m_clock.wallNow();
        sample::addAlerting(ops, now); // alice has signed 170 h ago
        domain::Silence silence;
        silence.from = now + -std::chrono::hours(1);
        silence.until = now + std::chrono::hours(1);
        ops.silences = {silence};
        domain::Incident before, since;
        before.openedAt = now + -std::chrono::hours(200);
        before.resolvedAt = since.openedAt = since.resolvedAt = now + -std::chrono::hours(2);
        before.state = since.state = domain::IncidentState::Resolved;
        ops.incidents = {before, since};
        m_engine.publish({}, ops);
        auto *handover = part<QLabel>(*page, "oncall_handover");
        QTRY_VERIFY_WITH_TIMEOUT(handover->text().contains(QLatin1String("1 silence(s) or maintenance window(s) in force")), 20'000);
        QVERIFY2(handover->text().contains(QLatin1String("Since the last signature: 1 opened, 2 resolved")), qPrintable(handover->text()));
    }

    void handover_names_the_worst_and_says_how_many_there_are_beside_them()
    {
        auto page = shown<ui::OnCallPage>();
        api::OpsSnapshot ops;
        ops.at = m_clock.steadyNow();
        for (int number = 0; number < 9; ++number) {
            domain::Incident one;
            one.id = {"INC-" + std::to_string(number)};
            one.severity = number == 8 ? domain::Severity::P0 : domain::Severity::P2;
            one.state = domain::IncidentState::Open;
            ops.incidents.push_back(std::move(one));
        }
        m_engine.publish({}, ops);
        auto *handover = part<QLabel>(*page, "oncall_handover");
        QTRY_VERIFY_WITH_TIMEOUT(handover->text().contains(QLatin1String("and 3 more, on the page Incidents")), 20'000);
        QVERIFY2(handover->text().contains(QLatin1String("INC-8")) && !handover->text().contains(QLatin1String("INC-5")), qPrintable(handover->text()));
    }

    void tables_keep_the_rules_of_their_models()
    {
        const auto channels = ui::makeChannelsModel();
        const auto deliveries = ui::makeDeliveriesModel();
        const auto onCall = ui::makeOnCallModel();
        const QAbstractItemModelTester a(channels.get()), b(deliveries.get()), c(onCall.get());
        api::OpsSnapshot ops;
        sample::addAlerting(ops, m_clock.wallNow());
        channels->setRows(ui::rowsOf(ops.channels));
        deliveries->setRows(ui::rowsOf(ops.deliveries));
        onCall->setRows(ui::rowsOf(ops.onCall));
        ops.deliveries.erase(ops.deliveries.begin());
        deliveries->setRows(ui::rowsOf(ops.deliveries));
        QCOMPARE(deliveries->rowCount(), 2);
    }
};

QTEST_MAIN(TestAlertPages)
#include "tst_alert_pages.moc"
