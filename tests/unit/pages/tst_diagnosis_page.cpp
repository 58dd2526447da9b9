#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_diagnosis/diagnosis_page.h>
#include <qcat/ui_models/runbook_request.h>

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using domain::Health;
using ui::FaultEvidence;

namespace
{

ui::FaultFacts fault(const char *id, const char *component, std::vector<std::string> conditions = {}, const char *symptom = "")
{
    return {id, {id, id}, {"what it means", ""}, {component}, domain::Severity::P2, std::move(conditions), {{symptom, symptom}}, id};
}

api::ComponentView component(const char *id, Health health, const char *code = "", std::vector<domain::ComponentId> dependsOn = {})
{
    api::ComponentView view;
    view.id = {id};
    view.title = {id, id};
    view.health = health;
    view.finding = {code, "seen", {}, health};
    view.dependsOn = std::move(dependsOn);
    return view;
}

domain::Incident incident(const char *id, const char *fault, domain::IncidentState state)
{
    domain::Incident incident;
    incident.id = {id};
    incident.fault = {fault};
    incident.state = state;
    incident.severity = domain::Severity::P0;
    return incident;
}

QStringList order(const std::vector<ui::RankedFault> &ranked)
{
    QStringList ids;
    for (const auto &one : ranked)
        ids << QStringLiteral("%1 %2").arg(QString::fromStdString(one.fault.id)).arg(int(one.evidence));
    return ids;
}

} // namespace

// Something is wrong, and the operator does not know what.
class TestDiagnosisPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_more_speaks_for_a_fault_the_higher_it_stands()
    {
        api::OpsSnapshot ops;
        ops.components = {component("db", Health::Crit, "pg.refused"), component("redis", Health::Warn), component("clock", Health::Unknown),
                          component("pool", Health::Ok, "", {{"db"}}), component("disk", Health::Ok)};
        ops.incidents = {incident("INC-1", "opened", domain::IncidentState::Acknowledged), incident("", "doubtful", domain::IncidentState::Suspected),
                         incident("INC-2", "past", domain::IncidentState::Resolved)};
        const auto ranked = ui::rankFaults({fault("past", "disk"), fault("disk.full", "disk"), fault("pool.empty", "pool"), fault("clock.off", "clock"),
                                            fault("redis.slow", "redis"), fault("db.other", "db", {"pg.locks"}), fault("db.away", "db", {"pg.refused"}),
                                            fault("doubtful", "disk"), fault("opened", "disk")},
                                           ops);
        const auto number = [](FaultEvidence evidence) { return QString::number(int(evidence)); };
        QCOMPARE(order(ranked),
                 (QStringList{QStringLiteral("opened ") + number(FaultEvidence::Open), QStringLiteral("doubtful ") + number(FaultEvidence::Suspected),
                              QStringLiteral("db.away ") + number(FaultEvidence::Sign), QStringLiteral("db.other ") + number(FaultEvidence::Critical),
                              QStringLiteral("redis.slow ") + number(FaultEvidence::Warned), QStringLiteral("clock.off ") + number(FaultEvidence::NoAnswer),
                              QStringLiteral("pool.empty ") + number(FaultEvidence::BesideIt), QStringLiteral("disk.full ") + number(FaultEvidence::None),
                              QStringLiteral("past ") + number(FaultEvidence::None)}));
        QCOMPARE(ranked[0].incident.value, std::string("INC-1"));
        QVERIFY(!ranked[1].incident.isValid()); // it has no number yet
        QCOMPARE(ranked[0].severity, domain::Severity::P0);
    }

    void what_was_noticed_narrows_it_down_and_enter_opens_the_runbook()
    {
        base::ManualClock clock;
        ScriptedEngine engine;
        api::OpsSnapshot ops;
        ops.components = {component("db", Health::Crit, "pg.refused"), component("disk", Health::Ok)};
        for (const char *id : {"db.away", "disk.full"}) {
            domain::Runbook runbook;
            runbook.id = id;
            runbook.title = {id, id};
            ops.runbooks.push_back(runbook);
        }
        engine.publish({}, std::move(ops));
        ui::EngineModel model(engine, clock);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ui::Appearance look;
        ui::DiagnosisPage page(ui::PageContext{model, look, settings},
                               {fault("disk.full", "disk", {}, "no space left"), fault("db.away", "db", {"pg.refused"}, "pages without data")});
        page.resize(1200, 800);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.verdict(), QStringLiteral("1 fault(s) fit what is seen now"), 20'000);
        auto *view = page.findChild<QTableView *>(QStringLiteral("fault_ranking_view"));
        QCOMPARE(view->model()->rowCount(), 2);
        QSignalSpy opened(&page, &ui::Page::openRequested);
        page.focusFilter();
        QTest::keyClicks(page.focusWidget(), QStringLiteral("space"));
        QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 1, 20'000);
        view->setCurrentIndex(view->model()->index(0, 0));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("wizard"));
        QCOMPARE(ui::RunbookRequest::fromSubject(opened[0][1].toString())->runbook, std::string("disk.full"));
    }
};

QTEST_MAIN(TestDiagnosisPage)
#include "tst_diagnosis_page.moc"
