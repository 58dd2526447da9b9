#include "postgres_story.h"
#include "running_host.h"

#include <qcat/ui_shell/console.h>
#include <qcat/ui_widgets/export_button.h>

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace qcat;
using domain::IncidentState;
using domain::StepState;

namespace
{

constexpr auto kCard = "card_database.connection_failed";

// A folder for pictures where somebody asks for them: QCAT_PICTURES=folder.
void picture(QWidget &window, const QByteArray &name)
{
    const QString folder = qEnvironmentVariable("QCAT_PICTURES");
    if (!folder.isEmpty())
        window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

} // namespace

// The same story as tst_postgres_story, through the real window, from the P0 lane to the exported record: once by mouse in English, once
// without it in Chinese, where every control is reached by Tab.
class TestPostgresStoryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_operator_mends_the_database_in_the_window_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("mouse, English") << true;
        QTest::newRow("keyboard, Chinese") << false;
    }
    void an_operator_mends_the_database_in_the_window()
    {
        QFETCH(bool, byMouse);
        m_byMouse = byMouse;
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto up = server.start();
        QVERIFY2(up, messageOf(up));
        QTemporaryDir folder;
        RunningHost running(postgres_story::config(server), folder.path());
        QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
        const runtime::SystemClock clock;
        ui::Console console(*qApp, running.host(), clock, folder.filePath(QStringLiteral("console.ini")));
        auto &window = console.window();
        window.resize(1600, 1000);
        console.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        press(window, find<QAbstractButton>(window, m_byMouse ? "tray_english" : "tray_chinese"));
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->ops->spool.writtenRecords > 0, 30'000);

        // the crash shows in the P0 lane within two seconds, suspected; then it is open
        QVERIFY(server.stopImmediate());
        QTRY_VERIFY_WITH_TIMEOUT(card(window) != nullptr, 20'000);
        show(window, "1-suspected");
        QTRY_VERIFY_WITH_TIMEOUT(button(*card(window), "acknowledge")->isVisible(), 15'000);
        QVERIFY(find<QWidget>(window, "lane_P0")->isAncestorOf(card(window)));
        pressFound(window, [&] { return button(*card(window), "acknowledge"); });
        QTRY_COMPARE_WITH_TIMEOUT(incident(running)->state, IncidentState::Acknowledged, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(card(window), 20'000);
        show(window, "2-open");

        // the wizard: diagnosis with one click, each result shown
        pressFound(window, [&] { return button(*card(window), "openRunbook"); });
        QTRY_COMPARE_WITH_TIMEOUT(window.currentPage()->id(), QStringLiteral("wizard"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(window, "wizard_runReads")->isEnabled(), 20'000);
        press(window, find<QPushButton>(window, "wizard_runReads"));
        QTRY_VERIFY2_WITH_TIMEOUT(isFinished(running, "exposure") && isFinished(running, "login"), "diagnosis", 30'000);

        // the change: what it would do is shown, then the phrase is typed
        auto *const phrase = find<QLineEdit>(window, "wizard_confirm");
        QTRY_VERIFY_WITH_TIMEOUT(phrase->isVisible() && phrase->isEnabled(), 20'000);
        show(window, "3-plan");
        auto *const run = find<QPushButton>(window, "wizard_runStep");
        QVERIFY(!run->isEnabled());
        reach(window, [&] { return phrase; });
        QTest::keyClicks(QApplication::focusWidget(), confirmPhrase(running));
        QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), 10'000);
        const auto *const plan = find<QLabel>(window, "wizard_planFacts");
        QTRY_VERIFY2_WITH_TIMEOUT(plan->height() >= plan->heightForWidth(plan->width()), "the plan is shown to its last line", 20'000);
        show(window, "4-typed");
        press(window, run);
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(running, "restart"), 60'000);
        QCOMPARE(step(running, "restart")->state, StepState::Done);

        // proof
        for (const char *name : {"verify", "catch_up"}) {
            QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), 20'000);
            press(window, run);
            QTRY_VERIFY2_WITH_TIMEOUT(isFinished(running, name), name, 60'000);
            QVERIFY2(step(running, name)->state == StepState::Done, step(running, name)->finding.text.c_str());
        }
        QTRY_COMPARE_WITH_TIMEOUT(incident(running)->state, IncidentState::Resolved, 30'000);
        show(window, "5-resolved");

        // the record
        auto *const exporter = find<ui::ExportButton>(window, "wizard_export");
        for (const auto &[format, name] : {std::pair{report::Format::Pdf, "incident.pdf"}, std::pair{report::Format::Csv, "incident.csv"}}) {
            const QString path = folder.filePath(QLatin1String(name));
            exporter->setPathChooser([path](const QString &) { return path; });
            exporter->exportAs(format);
            QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 500, 20'000);
        }
        QFile csv(folder.filePath(QStringLiteral("incident.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().count('\n') > 10);

        // the other language, then everything of the journal is in the database
        press(window, find<QAbstractButton>(window, m_byMouse ? "tray_chinese" : "tray_english"));
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(window, "strip_halt")->isVisible(), 20'000);
        window.openPage(QStringLiteral("overview"));
        show(window, "6-other-language");
        running.host().stop();
        const auto truth = postgres_story::recorded(std::filesystem::path(folder.path().toStdString()) / "journal");
        QVERIFY(postgres_story::column(server, "select client_id from orders where state <> 'denied'") == truth.orders);
        QVERIFY(postgres_story::column(server, "select trade_id from fills") == truth.fills);
    }

private:
    template <typename T>
    static T *find(QWidget &window, const char *name)
    {
        T *const found = window.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s in the window", name);
        return found;
    }
    // Cards are made anew when their incident changes.
    static QWidget *card(QWidget &window) { return window.findChild<QWidget *>(QLatin1String(kCard)); }
    static QPushButton *button(QWidget &card, const char *name) { return card.findChild<QPushButton *>(QLatin1String(name)); }
    void show(QWidget &window, const char *name) const
    {
        picture(window, QByteArray(m_byMouse ? "mouse-" : "keyboard-") + name);
    }
    // The control may be made anew while Tab goes through the window, so it is asked for each time.
    template <typename Find>
    void reach(QWidget &window, Find target) const
    {
        if (m_byMouse)
            return target()->setFocus(Qt::MouseFocusReason);
        constexpr int kMostTabs = 500;
        for (int i = 0; i < kMostTabs && !target()->hasFocus(); ++i)
            QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Tab);
        QVERIFY2(target()->hasFocus(), qPrintable(QStringLiteral("Tab does not reach ") + target()->objectName()));
    }
    template <typename Find>
    void pressFound(QWidget &window, Find target) const
    {
        if (m_byMouse)
            return QTest::mouseClick(target(), Qt::LeftButton);
        reach(window, target);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    }
    void press(QWidget &window, QAbstractButton *target) const
    {
        pressFound(window, [target]() -> QAbstractButton * { return target; });
    }

    static std::optional<domain::Incident> incident(RunningHost &running)
    {
        for (const auto held = running.now(); const auto &incident : held->ops->incidents)
            if (incident.fault.value == "database.connection_failed")
                return incident;
        return std::nullopt;
    }
    static std::optional<domain::StepRun> step(RunningHost &running, const std::string &name)
    {
        for (const auto held = running.now(); const auto &run : held->ops->runs)
            for (const auto &step : run.steps)
                if (step.name == name)
                    return step;
        return std::nullopt;
    }
    static bool isFinished(RunningHost &running, const std::string &name)
    {
        const auto found = step(running, name);
        return found && found->state != StepState::Waiting && found->state != StepState::Running;
    }
    static QString confirmPhrase(RunningHost &running)
    {
        for (const auto held = running.now(); const auto &run : held->ops->runs)
            for (const auto &step : run.runbook.steps)
                if (step.confirm == domain::Confirm::Typed)
                    return QString::fromStdString(step.confirmPhrase);
        return {};
    }

    bool m_byMouse = true;
};

QTEST_MAIN(TestPostgresStoryWindow)
#include "tst_postgres_story_window.moc"
