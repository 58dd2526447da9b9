#include "sample_incident.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_incidents/incidents_page.h>
#include <qcat/page_overview/overview_page.h>
#include <qcat/page_system/system_page.h>
#include <qcat/page_wizard/wizard_page.h>
#include <qcat/ui_models/incident_tables.h>
#include <qcat/ui_widgets/export_button.h>

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// The pages over a scripted engine: what they show, and which commands a click sends.
class TestIncidentPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.reset(); // before the engine that it is subscribed to
        m_clock = std::make_unique<base::ManualClock>(sample::kStart + 140s);
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, *m_clock);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QCoreApplication::processEvents();
    }

    void a_card_acknowledges_its_incident_and_opens_its_runbook()
    {
        auto page = shown<ui::OverviewPage>(sample::incident(), {});
        QSignalSpy opened(page.get(), &ui::Page::openRequested);
        auto *card = page->findChild<QWidget *>(QStringLiteral("card_database.connection_failed"));
        QVERIFY(card);
        QTest::mouseClick(card->findChild<QPushButton *>(QStringLiteral("acknowledge")), Qt::LeftButton);
        QCOMPARE(std::get<api::AcknowledgeIncident>(lastCommand()).incident.value, std::string("INC-20261122-0001"));
        QTest::mouseClick(card->findChild<QPushButton *>(QStringLiteral("openRunbook")), Qt::LeftButton);
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("wizard"));
        QCOMPARE(opened.last().at(1).toString(), QStringLiteral("INC-20261122-0001"));
    }

    void two_incidents_of_one_fault_at_one_place_have_a_card_each()
    {
        auto page = shown<ui::OverviewPage>(sample::incident(), {});
        auto second = sample::incident();
        second.id = {"INC-20261122-0002"};
        api::OpsSnapshot ops = m_model->ops();
        ops.incidents.push_back(second);
        m_engine->publish(api::TradingSnapshot{}, ops);
        QCoreApplication::processEvents();
        page->refreshNow();
        QCOMPARE(page->findChildren<QWidget *>(QStringLiteral("card_database.connection_failed")).size(), 2);
    }

    void a_suspected_fault_says_when_it_opens_and_offers_nothing_yet()
    {
        domain::Incident suspected = sample::incident();
        suspected.id = {};
        suspected.state = domain::IncidentState::Suspected;
        suspected.opensAt = sample::kStart + 147s;
        auto page = shown<ui::OverviewPage>(suspected, {});
        auto *card = page->findChild<QWidget *>(QStringLiteral("card_database.connection_failed"));
        QVERIFY(card->findChild<QPushButton *>(QStringLiteral("acknowledge"))->isHidden());
        const auto labels = card->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](auto *l) { return l->text().contains(QStringLiteral("suspected, opens in 7 s")); }));
    }

    void the_wizard_starts_the_runbook_with_its_first_click()
    {
        auto page = shown<ui::WizardPage>(sample::incident(), {});
        click(*page, "wizard_runReads");
        QCOMPARE(std::get<api::StartRunbook>(lastCommand()).runbook, std::string("database-connection-failed"));
        m_engine->publish(api::CommandAnswered{{m_engine->commands().size()}, {}, {}, "RUN-1"});
        QTRY_VERIFY(std::holds_alternative<api::RunReads>(lastCommand()));
        QCOMPARE(std::get<api::RunReads>(lastCommand()).run.value, std::string("RUN-1"));
    }

    void the_wizard_asks_for_the_dry_run_of_a_change_once_by_itself()
    {
        auto page = shown<ui::WizardPage>(sample::incident(), {sample::run()});
        QCOMPARE(std::get<api::PlanStep>(lastCommand()).step, std::string("restart"));
        const auto sent = m_engine->commands().size();
        page->refreshNow();
        QCOMPARE(m_engine->commands().size(), sent);
    }

    void a_change_runs_after_the_phrase_is_typed_by_keyboard_alone()
    {
        domain::RunbookRun run = sample::run();
        run.plan = sample::plan();
        auto page = shown<ui::WizardPage>(sample::incident(), {run});
        auto *runStep = page->findChild<QPushButton *>(QStringLiteral("wizard_runStep"));
        QVERIFY(!runStep->isEnabled());
        auto *confirm = page->findChild<QLineEdit *>(QStringLiteral("wizard_confirm"));
        QTest::keyClicks(confirm, QStringLiteral("RESTART postgresql"));
        QVERIFY2(runStep->isEnabled(), qPrintable(runStep->toolTip()));
        QTest::keyClick(confirm, Qt::Key_Return);
        const auto command = std::get<api::RunStep>(lastCommand());
        QCOMPARE(command.planToken, std::string("plan-7"));
        QCOMPARE(command.confirm, std::string("RESTART postgresql"));
        QVERIFY(confirm->text().isEmpty());
    }

    void a_second_person_is_asked_for_and_approves_in_the_wizard()
    {
        domain::RunbookRun run = sample::run();
        run.plan = sample::plan();
        run.runbook.steps[3].approvalTtl = 10min;
        {
            auto page = shown<ui::WizardPage>(sample::incident(), {run});
            QVERIFY(page->findChild<QPushButton *>(QStringLiteral("wizard_approve"))->isHidden());
            click(*page, "wizard_askApproval");
            QTest::keyClicks(page->findChild<QLineEdit *>(QStringLiteral("wizard_reasonEdit")), QStringLiteral("it hangs"));
            click(*page, "wizard_reasonOk");
            const auto asked = std::get<api::RequestApproval>(lastCommand());
            QCOMPARE(asked.step, std::string("restart"));
            QCOMPARE(asked.reason, std::string("it hangs"));
            QVERIFY(asked.approverCalled.empty());
        }
        run.approval = {"restart", "wang", "it hangs", sample::plan().madeAt, sample::plan().madeAt + 10min, "", false};
        auto page = shown<ui::WizardPage>(sample::incident(), {run});
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("wizard_approvalState"))->text().contains(QStringLiteral("it hangs")));
        click(*page, "wizard_approve");
        QCOMPARE(std::get<api::ApproveStep>(lastCommand()).step, std::string("restart"));
    }

    void a_change_that_says_what_stood_there_is_undone_by_a_button()
    {
        domain::RunbookRun run = sample::run();
        auto &definition = run.runbook.steps[3];
        auto &step = run.steps[3];
        step.state = domain::StepState::Done;
        const auto asIs = [&] { return shown<ui::WizardPage>(sample::incident(), {run}); };
        const auto undo = [](const QWidget &page) { return page.findChild<QPushButton *>(QStringLiteral("wizard_undoStep")); };
        const auto choose = [](QWidget &page) { page.findChild<QListWidget *>()->setCurrentRow(3); };
        {
            auto page = asIs(); // a restart: a person takes it back, or nobody
            choose(*page);
            QVERIFY(!undo(*page)->isVisible());
            QVERIFY(page->findChild<QLabel *>(QStringLiteral("wizard_undo"))->isVisible());
        }
        definition.action = "pool.resize";
        definition.irreversible = false;
        definition.inputs = {{"pool", "postgresql"}, {"size", "20"}};
        step.finding = {"pool.resized", "", {{"pool", "postgresql"}, {"size", "20"}, {"before", "4"}}, domain::Health::Ok};
        auto page = asIs();
        choose(*page);
        QVERIFY(undo(*page)->isVisible());
        QTest::mouseClick(undo(*page), Qt::LeftButton);
        QCOMPARE(std::get<api::StartRunbook>(lastCommand()).runbook, std::string("RUN-1/restart/undo"));
    }

    void who_is_alone_breaks_the_glass_with_a_reason_and_a_name()
    {
        domain::RunbookRun run = sample::run();
        run.plan = sample::plan();
        run.runbook.steps[3].approvalTtl = 10min;
        auto page = shown<ui::WizardPage>(sample::incident(), {run});
        click(*page, "wizard_breakGlass");
        for (const char *answer : {"alone at night", "li"}) {
            QTest::keyClicks(page->findChild<QLineEdit *>(QStringLiteral("wizard_reasonEdit")), QLatin1String(answer));
            click(*page, "wizard_reasonOk");
        }
        const auto asked = std::get<api::RequestApproval>(lastCommand());
        QCOMPARE(asked.reason, std::string("alone at night"));
        QCOMPARE(asked.approverCalled, std::string("li"));
    }

    void skipping_needs_a_reason()
    {
        auto page = shown<ui::WizardPage>(sample::incident(), {sample::run()});
        const auto sent = m_engine->commands().size();
        click(*page, "wizard_skip");
        auto *ok = page->findChild<QPushButton *>(QStringLiteral("wizard_reasonOk"));
        QVERIFY(!ok->isEnabled());
        QTest::keyClicks(page->findChild<QLineEdit *>(QStringLiteral("wizard_reasonEdit")),
                         QStringLiteral("done by hand"));
        QTest::mouseClick(ok, Qt::LeftButton);
        QCOMPARE(m_engine->commands().size(), sent + 1);
        QCOMPARE(std::get<api::SkipStep>(lastCommand()).reason, std::string("done by hand"));
    }

    void the_record_is_exported_from_the_incidents_page()
    {
        auto page = shown<ui::IncidentsPage>(sample::resolvedIncident(), {sample::finishedRun()});
        auto *button = page->findChild<ui::ExportButton *>(QStringLiteral("incidents_export"));
        const QString path = m_folder.filePath(QStringLiteral("out.csv"));
        button->setPathChooser([&](const QString &proposed) {
            Q_ASSERT(proposed == QStringLiteral("INC-20261122-0001.csv"));
            return path;
        });
        QSignalSpy exported(button, &ui::ExportButton::exported);
        button->exportAs(report::Format::Csv);
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(exported.first().at(1).toBool());
        QVERIFY(QFile::exists(path));
    }

    void components_are_named_by_their_titles()
    {
        api::OpsSnapshot ops;
        ops.components.resize(2);
        ops.components[0].id = {"pg"};
        ops.components[0].title = {"PostgreSQL", "PostgreSQL"};
        ops.components[1].dependsOn = {{"pg"}};
        ops.components[1].because = {"pg"};
        const auto rows = ui::componentRows(ops, {});
        QCOMPARE(rows[1].because, QStringLiteral("PostgreSQL"));
        QCOMPARE(rows[1].standsOn, QStringLiteral("PostgreSQL"));
        QCOMPARE(rows[0].because, QString());
    }

    void what_nobody_looks_at_says_what_to_set()
    {
        api::OpsSnapshot ops;
        ops.notWatched = {{{"grafana"}, {"Grafana", "Grafana"}, "monitoring.grafana"}};
        const auto rows = ui::componentRows(ops, {});
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(!rows[0].isWatched);
        const auto model = ui::makeComponentsModel();
        model->setRows(rows);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("Not watched"));
        QVERIFY(model->index(0, 2).data().toString().contains(QStringLiteral("monitoring.grafana")));
    }

    void a_component_can_be_opened_on_the_system_page()
    {
        auto page = shown<ui::SystemPage>(sample::incident(), {});
        page->open(QStringLiteral("postgresql"));
        QVERIFY(
            page->findChild<QLabel *>(QStringLiteral("system_component"))->text().contains(QStringLiteral("refused")));
    }

private:
    template <typename PageType>
    std::unique_ptr<PageType> shown(const domain::Incident &incident, std::vector<domain::RunbookRun> runs)
    {
        api::OpsSnapshot ops;
        ops.at = m_clock->steadyNow();
        ops.wallTime = m_clock->wallNow();
        ops.incidents = {incident};
        ops.runs = std::move(runs);
        ops.runbooks = {sample::runbook()};
        ops.exposure = sample::exposure();
        api::ComponentView component;
        component.id = {"postgresql"};
        component.title = {"PostgreSQL", "PostgreSQL"};
        component.health = domain::Health::Crit;
        component.finding = sample::incident().symptoms[0];
        component.at = m_clock->steadyNow();
        ops.components = {component};
        m_engine->setPage({{incident}, 1});
        m_engine->publish(api::TradingSnapshot{}, ops);
        QCoreApplication::processEvents();
        auto page = std::make_unique<PageType>(ui::PageContext{*m_model, m_look, *m_settings});
        page->resize(1200, 800);
        page->show();
        QCoreApplication::processEvents();
        return page;
    }
    static void click(QWidget &page, const char *name)
    {
        QTest::mouseClick(page.findChild<QPushButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    api::CommandBody lastCommand() const
    {
        const auto commands = m_engine->commands();
        return commands.empty() ? api::CommandBody(api::Halt{"nothing was sent"}) : commands.back().body;
    }

    QTemporaryDir m_folder;
    ui::Appearance m_look;
    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(TestIncidentPages)
#include "tst_incident_pages.moc"
