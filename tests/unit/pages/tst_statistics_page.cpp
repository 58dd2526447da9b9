#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_statistics/statistics_page.h>

#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

class TestStatisticsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_how_many_there_were_and_how_long_they_took()
    {
        base::ManualClock clock;
        ScriptedEngine engine;
        domain::IncidentStatistics figures;
        figures.all = {"", 3, {10, 12}, {60, 90}, {600, 900}};
        figures.bySeverity = {{"P1", 3, {10, 12}, {60, 90}, {600, 900}}};
        figures.byComponent = {{"postgresql", 3, {10, 12}, {60, 90}, {-1, -1}}};
        figures.byMonth = {{"2026-10", 1, {}, {}, {}}, {"2026-11", 2, {10, 12}, {60, 90}, {600, 900}}};
        engine.setStatistics(figures);
        ui::EngineModel model(engine, clock);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ui::Appearance look;
        ui::StatisticsPage page(ui::PageContext{model, look, settings});
        page.resize(1200, 800);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.verdict(), QStringLiteral("3 incident(s) in this time"), 20'000);
        const auto *rows = page.findChild<QTableView *>(QStringLiteral("statistics_table_view"))->model();
        QCOMPARE(rows->rowCount(), 5);
        QStringList texts;
        for (int row = 0; row < rows->rowCount(); ++row)
            for (int column = 0; column < rows->columnCount(); ++column)
                texts << rows->index(row, column).data().toString();
        QVERIFY2(texts.contains(QStringLiteral("–")), "what did not happen is no zero");
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("statistics_frequency"))->accessibleDescription().contains(QStringLiteral("2026-11: 2")));
        QVERIFY(page.grab().width() > 0);
    }
};

QTEST_MAIN(TestStatisticsPage)
#include "tst_statistics_page.moc"
