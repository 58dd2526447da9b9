#include "sample_incident.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_silences/silences_page.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// The page of silences over a scripted engine: what it shows, and which commands a click sends.
class TestSilencesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.reset();
        m_model.reset(); // before the engine that it is subscribed to
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, m_clock);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QCoreApplication::processEvents();
        m_page = std::make_unique<ui::SilencesPage>(ui::PageContext{*m_model, m_look, *m_settings});
        m_page->resize(1200, 800);
        m_page->show();
    }

    void says_what_is_in_force_and_what_waits_for_a_second_person()
    {
        auto waiting = silence("SIL-2");
        waiting.needsApproval = true;
        publish({silence("SIL-1"), waiting});
        QCOMPARE(m_page->verdict(), QStringLiteral("1 silence(s) in force"));
        QCOMPARE(m_page->badge(), 1);
        QCOMPARE(widget<QTableView>("silences_table_view")->model()->rowCount(), 2);
    }

    void the_form_says_what_would_match_and_sends_it()
    {
        publish({});
        QVERIFY(!widget<QPushButton>("silences_add")->isEnabled());
        widget<QLineEdit>("silences_fault")->setText(QStringLiteral("database.*"));
        QVERIFY2(widget<QLabel>("silences_preview")->text().contains(QStringLiteral("INC-20261122-0001")),
                 qPrintable(widget<QLabel>("silences_preview")->text()));
        widget<QLineEdit>("silences_reason")->setText(QStringLiteral("planned work"));
        widget<QComboBox>("silences_lasts")->setCurrentIndex(1);
        QTest::mouseClick(widget<QPushButton>("silences_add"), Qt::LeftButton);
        const auto sent = std::get<api::AddSilence>(m_engine->commands().back().body);
        QCOMPARE(sent.match.fault, std::string("database.*"));
        QCOMPARE(sent.until - m_clock.wallNow(), base::Duration(1h));
        QVERIFY(sent.approverCalled.empty());
    }

    void one_that_waits_is_approved_and_one_in_force_is_ended()
    {
        auto waiting = silence("SIL-2");
        waiting.needsApproval = true;
        publish({waiting});
        QTest::mouseClick(widget<QPushButton>("silences_approve"), Qt::LeftButton);
        QCOMPARE(std::get<api::ApproveSilence>(m_engine->commands().back().body).silence.value, std::string("SIL-2"));
        QTest::mouseClick(widget<QPushButton>("silences_end"), Qt::LeftButton);
        QCOMPARE(std::get<api::EndSilence>(m_engine->commands().back().body).silence.value, std::string("SIL-2"));
        m_engine->publish(api::CommandAnswered{{2}, base::Error{"silence.is_over", "log", {{"silence", "SIL-2"}}}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(widget<QLabel>("silences_answer")->text(), QStringLiteral("SIL-2 is over"), 20'000);
    }

    void an_incident_opens_the_form_with_its_fault()
    {
        publish({});
        m_page->open(QStringLiteral("INC-20261122-0001"));
        QCOMPARE(widget<QLineEdit>("silences_fault")->text(), QStringLiteral("database.connection_failed"));
    }

private:
    domain::Silence silence(const char *id) const
    {
        domain::Silence silence;
        silence.id = {id};
        silence.match.fault = "store.*";
        silence.owner = "ann";
        silence.reason = "work";
        silence.from = m_clock.wallNow();
        silence.until = m_clock.wallNow() + 1h;
        return silence;
    }
    void publish(std::vector<domain::Silence> silences)
    {
        api::OpsSnapshot ops;
        ops.at = m_clock.steadyNow();
        ops.wallTime = m_clock.wallNow();
        ops.incidents = {sample::incident()};
        ops.silences = std::move(silences);
        m_engine->publish(api::TradingSnapshot{}, ops);
        QCoreApplication::processEvents();
    }
    template <typename Widget>
    Widget *widget(const char *name)
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }

    QTemporaryDir m_folder;
    ui::Appearance m_look;
    base::ManualClock m_clock{sample::kStart};
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::SilencesPage> m_page;
};

QTEST_MAIN(TestSilencesPage)
#include "tst_silences_page.moc"
