#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_cache/cache_page.h>
#include <qcat/page_database/database_page.h>
#include <qcat/page_wizard/wizard_page.h>
#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/data_table.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using ui::RunbookRequest;

// From a row of the Database page, and from the Redis page, to the wizard and the command that it sends.
class TestRunbookRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.reset(); // before the engine that it is subscribed to
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, m_clock);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QCoreApplication::processEvents();
    }

    void a_request_survives_its_way_as_a_subject()
    {
        const RunbookRequest request{"redis.remove_prefix", {{"prefix", "a&b=c d%20:?#键+"}, {"empty", ""}}};
        const auto back = RunbookRequest::fromSubject(request.subject());
        QVERIFY2(back == request, qPrintable(request.subject()));
        QVERIFY(!RunbookRequest::fromSubject(QStringLiteral("INC-20261122-0001")));
        QVERIFY(!RunbookRequest::fromSubject(QString()));
    }

    void the_chosen_session_goes_to_the_wizard()
    {
        auto page = databasePage(session(4711));
        QSignalSpy opened(page.get(), &ui::Page::openRequested);
        QVERIFY(!button(*page, "_end")->isEnabled()); // nothing is chosen yet
        chooseFirst(*page);
        QVERIFY(button(*page, "_end")->isEnabled() && button(*page, "_cancel")->isEnabled());
        button(*page, "_end")->setFocus();
        QTest::keyClick(button(*page, "_end"), Qt::Key_Space);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("wizard"));
        const auto request = RunbookRequest::fromSubject(opened[0][1].toString());
        QVERIFY(request);
        QCOMPARE(request->runbook, std::string("database.session.terminate"));
        QVERIFY((request->inputs == domain::RunbookInputs{{"pid", "4711"}, {"backend_start", "1700000000000001"}}));
    }

    void the_chosen_table_goes_to_the_wizard_to_be_frozen()
    {
        domain::PostgresStatus status;
        status.target = "127.0.0.1:5432";
        domain::postgres::Vacuum vacuum;
        vacuum.tables = {{{.table = "public.orders", .liveRows = 1, .deadRows = 1, .autovacuumAt = 50, .lastVacuum = {}, .lastAnalyze = {}}}, 1};
        status.vacuum.show(vacuum, m_clock.steadyNow());
        auto data = std::make_shared<api::DataPlaneSnapshot>();
        data->postgres = std::make_shared<const domain::PostgresStatus>(status);
        m_engine->setData(data);
        publish({});
        auto page = shown<ui::DatabasePage>();
        page->open(QStringLiteral("vacuum"));
        page->refreshNow();
        auto *freeze = page->findChild<QPushButton *>(QStringLiteral("database_freeze"));
        QVERIFY(!freeze->isEnabled());
        page->findChild<QWidget *>(QStringLiteral("database_vacuum"))->findChild<ui::DataTable *>()->selectRow(0);
        QSignalSpy opened(page.get(), &ui::Page::openRequested);
        freeze->click();
        const auto request = RunbookRequest::fromSubject(opened.at(0)[1].toString());
        QVERIFY(request);
        QCOMPARE(request->runbook, std::string("database.table.freeze"));
        QCOMPARE(request->inputs.at("table"), std::string("public.orders"));
    }

    void what_may_not_be_touched_is_not_offered_and_the_page_says_why_data()
    {
        QTest::addColumn<bool>("isProtected");
        QTest::addColumn<bool>("isHidden");
        QTest::addColumn<bool>("isIdle");
        QTest::addColumn<bool>("mayEnd");
        QTest::newRow("protected") << true << false << false << false;
        QTest::newRow("its start is hidden") << false << true << false << false;
        QTest::newRow("idle: nothing to cancel") << false << false << true << true;
    }
    void what_may_not_be_touched_is_not_offered_and_the_page_says_why()
    {
        QFETCH(bool, isProtected);
        QFETCH(bool, isHidden);
        QFETCH(bool, isIdle);
        QFETCH(bool, mayEnd);
        auto chosen = session(4711);
        chosen.isProtected = isProtected;
        if (isHidden)
            chosen.backendStart = {};
        if (isIdle)
            chosen.state = "idle in transaction";
        auto page = databasePage(chosen);
        chooseFirst(*page);
        QVERIFY(!button(*page, "_cancel")->isEnabled());
        QCOMPARE(button(*page, "_end")->isEnabled(), mayEnd);
        QVERIFY(!page->findChild<QLabel *>(QStringLiteral("database_long_sessions_why"))->text().isEmpty());
    }

    void the_wizard_starts_a_tool_by_hand_with_its_inputs()
    {
        publish({});
        auto page = shown<ui::WizardPage>();
        page->open(RunbookRequest{"tool", {{"pid", "4711"}}}.subject());
        auto *pid = page->findChild<QLineEdit *>(QStringLiteral("wizard_input_pid"));
        QVERIFY(pid);
        QCOMPARE(pid->text(), QStringLiteral("4711"));
        pid->setText(QStringLiteral("4712")); // what is typed outlives the next snapshot
        publish({});
        QCOMPARE(pid->text(), QStringLiteral("4712"));
        QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("wizard_runReads")), Qt::LeftButton);
        const auto command = std::get<api::StartRunbook>(m_engine->commands().back().body);
        QVERIFY(!command.incident.isValid());
        QCOMPARE(command.runbook, std::string("tool"));
        QCOMPARE(command.inputs.at("pid"), std::string("4712"));

        // its run is shown as soon as it is there, with inputs that stand
        m_engine->publish(api::CommandAnswered{{m_engine->commands().size()}, {}, {}, "INC-1-R1"});
        domain::RunbookRun run;
        run.id = {"INC-1-R1"};
        run.incident = {"INC-1"};
        run.runbook = tool();
        run.inputs = {{"pid", "4712"}};
        run.steps.resize(1);
        run.steps[0].name = "look";
        domain::Incident record;
        record.id = run.incident;
        record.state = domain::IncidentState::Acknowledged;
        record.title = tool().title;
        QTRY_VERIFY(std::holds_alternative<api::RunReads>(m_engine->commands().back().body));
        publish({record}, {run});
        QVERIFY(page->verdict().contains(QStringLiteral("Tool")));
        pid = page->findChild<QLineEdit *>(QStringLiteral("wizard_input_pid"));
        QTRY_VERIFY(pid && pid->isReadOnly());
        QCOMPARE(pid->text(), QStringLiteral("4712"));
    }

    void a_tool_is_taken_for_the_open_incident_of_its_component()
    {
        domain::Incident incident;
        incident.id = {"INC-7"};
        incident.state = domain::IncidentState::Open;
        incident.component = {"inside"};
        publish({incident});
        auto page = shown<ui::WizardPage>();
        page->open(RunbookRequest{"tool", {{"pid", "1"}}}.subject());
        QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("wizard_runReads")), Qt::LeftButton);
        QCOMPARE(std::get<api::StartRunbook>(m_engine->commands().back().body).incident.value, std::string("INC-7"));
    }

    void an_incident_hands_its_runbook_what_its_finding_names()
    {
        domain::Incident incident;
        incident.id = {"INC-7"};
        incident.state = domain::IncidentState::Open;
        incident.component = {"inside"};
        incident.runbook = "tool";
        incident.symptoms = {{"pg_health.lock_waits", "", {{"pid", "4711"}, {"application", "psql"}}}};
        publish({incident});
        auto page = shown<ui::WizardPage>();
        page->open(QStringLiteral("INC-7"));
        QCOMPARE(page->findChild<QLineEdit *>(QStringLiteral("wizard_input_pid"))->text(), QStringLiteral("4711"));

        incident.symptoms[0].args[0].value = "4712"; // the next incident of the kind
        incident.id = {"INC-8"};
        publish({incident});
        page->open(QStringLiteral("INC-8"));
        QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("wizard_runReads")), Qt::LeftButton);
        const auto command = std::get<api::StartRunbook>(m_engine->commands().back().body);
        QCOMPARE(command.incident.value, std::string("INC-8"));
        QCOMPARE(command.inputs.at("pid"), std::string("4712"));
    }

    void the_redis_page_opens_the_clean_up()
    {
        publish({});
        auto page = shown<ui::CachePage>();
        QSignalSpy opened(page.get(), &ui::Page::openRequested);
        page->findChild<QPushButton *>(QStringLiteral("cache_cleanUp"))->click();
        QCOMPARE(RunbookRequest::fromSubject(opened[0][1].toString())->runbook, std::string("redis.remove_prefix"));
    }

private:
    static domain::postgres::Session session(int pid)
    {
        domain::postgres::Session made;
        made.pid = pid;
        made.backendStart = {1'700'000'000'000'001'000};
        made.state = "active";
        return made;
    }
    static domain::Runbook tool()
    {
        domain::RunbookStep look;
        look.name = "look";
        domain::Runbook made;
        made.id = "tool";
        made.title = {"Tool", "工具"};
        made.component = {"inside"};
        made.parameters = {{"pid", {"Process", "进程"}, domain::InputKind::Integer, 1, 99'999}};
        made.steps = {look};
        return made;
    }
    void publish(std::vector<domain::Incident> incidents, std::vector<domain::RunbookRun> runs = {})
    {
        api::OpsSnapshot ops;
        ops.at = m_clock.steadyNow();
        ops.incidents = std::move(incidents);
        ops.runs = std::move(runs);
        ops.runbooks = {tool()};
        m_engine->publish(api::TradingSnapshot{}, ops);
        QCoreApplication::processEvents();
    }
    std::unique_ptr<ui::DatabasePage> databasePage(const domain::postgres::Session &only)
    {
        domain::PostgresStatus status;
        status.target = "127.0.0.1:5432";
        status.activity.show({{{only}, 1}, {}}, m_clock.steadyNow());
        auto data = std::make_shared<api::DataPlaneSnapshot>();
        data->postgres = std::make_shared<const domain::PostgresStatus>(status);
        m_engine->setData(data);
        publish({});
        auto page = shown<ui::DatabasePage>();
        page->open(QStringLiteral("sessions"));
        page->refreshNow();
        return page;
    }
    static void chooseFirst(ui::DatabasePage &page)
    {
        page.findChild<QWidget *>(QStringLiteral("database_sessions"))->findChild<ui::DataTable *>()->selectRow(0);
    }
    static QPushButton *button(QWidget &page, const char *what)
    {
        return page.findChild<QPushButton *>(QStringLiteral("database_long_sessions") + QLatin1String(what));
    }
    template <typename PageType>
    std::unique_ptr<PageType> shown()
    {
        auto page = std::make_unique<PageType>(ui::PageContext{*m_model, m_look, *m_settings});
        page->resize(1200, 800);
        page->show();
        QCoreApplication::processEvents();
        return page;
    }

    QTemporaryDir m_folder;
    ui::Appearance m_look;
    base::ManualClock m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(TestRunbookRequests)
#include "tst_runbook_requests.moc"
