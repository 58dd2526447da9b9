#include "attached_files.h"
#include "list_export.h"
#include "sample_incident.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_incidents/incidents_page.h>
#include <qcat/ui_models/words.h>

#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

domain::Incident stored(int number)
{
    auto incident = sample::resolvedIncident();
    incident.id = {fmt::format("INC-20250101-{:04}", number)};
    return incident;
}

} // namespace

// The page of incidents over a store that has more of them than a snapshot.
class TestIncidentHistory : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 20'000; // ms, on a busy machine

private Q_SLOTS:
    void init()
    {
        m_page.reset();
        m_model.reset(); // before the engine that it is subscribed to
        m_clock = std::make_unique<base::ManualClock>(sample::kStart + 140s);
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, *m_clock);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("%1.ini").arg(++m_run)), QSettings::IniFormat);
        api::OpsSnapshot ops;
        ops.at = m_clock->steadyNow();
        ops.wallTime = m_clock->wallNow();
        ops.incidents = {sample::incident()};
        m_engine->publish(api::TradingSnapshot{}, ops);
        setStored(100'000);
        QCoreApplication::processEvents();
        m_page = std::make_unique<ui::IncidentsPage>(ui::PageContext{*m_model, m_look, *m_settings});
        m_page->resize(1200, 800);
        m_page->show();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 3, kPatience);
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_model.reset();
    }

    void all_stored_incidents_are_counted_and_their_pages_follow_one_another()
    {
        QCOMPARE(range(), QStringLiteral("1–200 of 100,000"));
        QVERIFY(!child<QPushButton>("incidents_previous")->isEnabled());
        click("incidents_next");
        QTRY_COMPARE_WITH_TIMEOUT(range(), QStringLiteral("201–400 of 100,000"), kPatience);
        QCOMPARE(query().offset, 200);
        QCOMPARE(query().most, 200);
        click("incidents_previous");
        QTRY_COMPARE_WITH_TIMEOUT(range(), QStringLiteral("1–200 of 100,000"), kPatience);
    }

    void the_filter_is_asked_of_the_store()
    {
        click("incidents_next");
        QTest::keyClicks(child<QLineEdit>("incidents_search"), QStringLiteral("cable"));
        child<QComboBox>("incidents_severity")->setCurrentIndex(1);
        child<QComboBox>("incidents_state")->setCurrentIndex(5);
        child<QComboBox>("incidents_opened")->setCurrentIndex(1);
        QTRY_COMPARE_WITH_TIMEOUT(query().text, std::string("cable"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(query().from == m_clock->wallNow() + -24h, kPatience);
        QVERIFY(query().severity == domain::Severity::P0);
        QCOMPARE(query().states, std::vector<domain::IncidentState>{domain::IncidentState::Resolved});
        QCOMPARE(query().offset, 0); // from the first page on
    }

    void a_click_on_a_column_sorts_all_of_them_and_the_third_gives_the_order_back()
    {
        QVERIFY(query().order == domain::IncidentOrder::Standing);
        auto *header = child<QTableView>("incidents_table_view")->horizontalHeader();
        const auto clickSeverity = [&] {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(0) + 10, header->height() / 2));
        };
        clickSeverity();
        QTRY_VERIFY_WITH_TIMEOUT(query().order == domain::IncidentOrder::Severity, kPatience);
        const bool ascending = query().ascending;
        clickSeverity();
        QTRY_COMPARE_WITH_TIMEOUT(query().ascending, !ascending, kPatience);
        clickSeverity();
        QTRY_VERIFY_WITH_TIMEOUT(query().order == domain::IncidentOrder::Standing, kPatience);
    }

    void a_change_of_an_incident_is_asked_for_anew()
    {
        const auto before = m_engine->incidentQueries().size();
        setStored(100'001);
        m_engine->publish(api::IncidentChanged{stored(9)});
        QCoreApplication::processEvents();
        m_clock->advance(2s);
        m_page->refreshNow();
        QTRY_COMPARE_WITH_TIMEOUT(range(), QStringLiteral("1–200 of 100,001"), kPatience);
        QVERIFY(m_engine->incidentQueries().size() > before);
    }

    void an_incident_that_is_on_no_page_is_searched_for_when_it_is_opened()
    {
        m_page->open(QStringLiteral("INC-20240101-0007"));
        QTRY_COMPARE_WITH_TIMEOUT(query().text, std::string("INC-20240101-0007"), kPatience);
    }

    void what_was_seen_when_it_opened_is_shown()
    {
        domain::IncidentPage page{{stored(9)}, 1, {{}}};
        page.records[0].evidence = domain::Evidence{sample::kStart, domain::TradingState::Halted, {}, {{{"postgresql"}, domain::Health::Crit, {}, {}}}, {"03:12 [ERROR] refused"}};
        m_engine->setPage(page);
        QTest::keyClicks(child<QLineEdit>("incidents_search"), QStringLiteral("x"));
        QTRY_COMPARE_WITH_TIMEOUT(child<QPlainTextEdit>("incidents_log")->toPlainText(), QStringLiteral("03:12 [ERROR] refused"), kPatience);
        QVERIFY(child<QLabel>("incidents_kept")->text().contains(ui::word(domain::TradingState::Halted)));
        QVERIFY(child<QLabel>("incidents_kept")->text().contains(QStringLiteral("postgresql")));
    }

    void the_list_is_exported_as_it_is_filtered()
    {
        auto *list = m_page->findChild<ui::ListExport *>();
        const QString path = m_folder.filePath(QStringLiteral("list.csv"));
        list->setPathChooser([&](const QString &proposed) { return proposed.endsWith(QStringLiteral(".csv")) ? path : QString(); });
        QTest::keyClicks(child<QLineEdit>("incidents_search"), QStringLiteral("INC"));
        QSignalSpy exported(list, &ui::ListExport::exported);
        list->exportAs(report::Format::Csv);
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, kPatience);
        QVERIFY2(exported.first().at(1).toBool(), qPrintable(exported.first().at(0).toString()));
        const auto all = m_engine->incidentQueries();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const auto &q) { return q.withRecords && q.text == "INC"; }));
        QVERIFY(QFile::exists(path));
    }

    void a_file_is_attached_listed_and_saved()
    {
        auto *files = m_page->findChild<ui::AttachedFiles *>();
        const QString chosen = m_folder.filePath(QStringLiteral("stack.txt"));
        {
            QFile file(chosen);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("three frames") == 12);
        }
        const QString saved = m_folder.filePath(QStringLiteral("saved.txt"));
        QString proposed;
        files->setChoosers([&](const QString &) { return chosen; }, [&](const QString &name) { return proposed = name, saved; });
        child<QPushButton>("incidents_attach")->click();
        const auto sent = [&] {
            const auto commands = m_engine->commands();
            return commands.empty() ? nullptr : std::get_if<api::AttachFile>(&commands.back().body);
        };
        QTRY_VERIFY_WITH_TIMEOUT(sent() != nullptr, kPatience);
        const auto command = std::get<api::AttachFile>(m_engine->commands().back().body);
        QCOMPARE(command.name, std::string("stack.txt"));
        QCOMPARE(command.content.bytes, std::string("three frames"));
        m_engine->publish(api::CommandAnswered{{1}, base::Error{"attachment.empty", "it is empty", {{"name", "stack.txt"}}}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("incidents_files_said")->text(), QStringLiteral("stack.txt is empty"), kPatience);

        auto incident = stored(1);
        const domain::Attachment attached{"stack.txt", 12, "abc", {}, {}};
        incident.timeline.push_back({sample::kStart, domain::TimelineKind::FileAttached, "wang", {"incident.file_attached", "", domain::argumentsOf(attached)}});
        m_engine->setPage({{incident}, 1});
        m_engine->setFile("abc", "three frames");
        QTest::keyClicks(child<QLineEdit>("incidents_search"), QStringLiteral("x"));
        auto *table = child<QTableWidget>("incidents_files");
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, kPatience);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("stack.txt"));
        QCOMPARE(table->item(0, 4)->text(), QStringLiteral("abc"));
        child<QPushButton>("incidents_save_file")->click();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(saved), kPatience);
        QCOMPARE(proposed, QStringLiteral("stack.txt"));
        QFile read(saved);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("three frames"));
    }

private:
    // A page of three, of so many.
    void setStored(std::int64_t total) { m_engine->setPage({{stored(1), stored(2), stored(3)}, total}); }
    domain::IncidentQuery query() const
    {
        // The list's own: the evidence of the chosen one is asked for by its id.
        const auto all = m_engine->incidentQueries();
        const auto last = std::find_if(all.rbegin(), all.rend(), [](const auto &q) { return q.id.empty(); });
        return last == all.rend() ? domain::IncidentQuery() : *last;
    }
    template <typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    int rows() const { return child<QTableView>("incidents_table_view")->model()->rowCount(); }
    QString range() const { return child<QLabel>("incidents_range")->text(); }
    void click(const char *name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }

    QTemporaryDir m_folder;
    int m_run = 0;
    ui::Appearance m_look;
    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::IncidentsPage> m_page;
};

QTEST_MAIN(TestIncidentHistory)
#include "tst_incident_history.moc"
