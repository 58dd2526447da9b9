#include "sample_performance.h"
#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_performance/performance_page.h>
#include <qcat/ui_widgets/cell_delegate.h>
#include <qcat/ui_widgets/data_table.h>

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// Baselines, stages and requests over a scripted engine.
class TestPerformancePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.reset(); // before the engine that it is subscribed to
        m_clock = std::make_unique<base::ManualClock>();
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, *m_clock);
    }

    void before_the_first_interval_it_says_when_figures_come()
    {
        publish({});
        auto page = shown();
        QCOMPARE(page->verdict(), QStringLiteral("Nothing was measured yet"));
        QCOMPARE(page->badge(), 0);
    }

    void what_deviates_stands_in_the_verdict_first_in_the_table_and_in_the_badge()
    {
        publish(sample::performance(m_clock->wallNow(), m_clock->steadyNow()));
        auto page = shown();
        QVERIFY2(page->verdict().startsWith(QStringLiteral("3 figure")), qPrintable(page->verdict())); // the plural is the translation's
        QCOMPARE(page->badge(), 3);
        const auto *table = view(*page, "performance_baselines");
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Orders: journal to disk"));
        QCOMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("not as usual"));
        QCOMPARE(table->model()->rowCount(), 10);
    }

    void a_figure_that_is_being_learned_has_no_limit()
    {
        publish(sample::performance(m_clock->wallNow(), m_clock->steadyNow()));
        auto page = shown();
        page->open(QStringLiteral("venue.round_trip"));
        const auto *table = view(*page, "performance_baselines");
        const int row = table->currentIndex().row();
        QCOMPARE(table->model()->index(row, 2).data().toString(), QStringLiteral("learning"));
        QCOMPARE(table->model()->index(row, 5).data().toString(), QStringLiteral("–"));
    }

    void the_way_to_the_order_is_told_in_words_too()
    {
        publish(sample::performance(m_clock->wallNow(), m_clock->steadyNow()));
        auto page = shown();
        auto *bar = page->findChild<QWidget *>(QStringLiteral("performance_stages"));
        QVERIFY2(bar->accessibleDescription().contains(QStringLiteral("214 times")), qPrintable(bar->accessibleDescription()));
        QVERIFY(!bar->grab().isNull());
    }

    void figures_that_no_interval_followed_are_stale()
    {
        publish(sample::performance(m_clock->wallNow(), m_clock->steadyNow()));
        m_clock->advance(3min);
        publish(sample::performance(m_clock->wallNow() + -3min, m_clock->steadyNow() + -3min));
        auto page = shown();
        const auto *delegate = qobject_cast<ui::CellDelegate *>(view(*page, "performance_baselines")->itemDelegate());
        QVERIFY(delegate && delegate->isStale());
    }

    void learning_anew_is_a_runbook()
    {
        publish(sample::performance(m_clock->wallNow(), m_clock->steadyNow()));
        auto page = shown();
        QSignalSpy asked(page.get(), &ui::Page::openRequested);
        page->findChild<QPushButton *>(QStringLiteral("performance_reset"))->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("wizard"));
        QVERIFY(asked[0][1].toString().contains(QStringLiteral("performance.reset")));
    }

    void the_models_hold_what_models_must()
    {
        const auto status = sample::performance(m_clock->wallNow(), m_clock->steadyNow());
        const auto baselines = ui::makeBaselinesModel();
        QAbstractItemModelTester tester(baselines.get());
        baselines->setRows(ui::rowsOf(status.baselines));
        auto fewer = status.baselines;
        fewer.resize(3);
        baselines->setRows(ui::rowsOf(fewer));
        QCOMPARE(baselines->rowCount(), 3);
    }

private:
    void publish(domain::PerformanceStatus status)
    {
        api::DataPlaneSnapshot data;
        data.performance = std::make_shared<const domain::PerformanceStatus>(std::move(status));
        m_engine->setData(std::make_shared<const api::DataPlaneSnapshot>(std::move(data)));
        m_engine->publish(sample::flatTrading(m_clock->wallNow(), m_clock->steadyNow()), sample::healthyOps(m_clock->wallNow(), m_clock->steadyNow()));
        QCoreApplication::processEvents();
    }
    std::unique_ptr<ui::PerformancePage> shown()
    {
        auto page = std::make_unique<ui::PerformancePage>(ui::PageContext{*m_model, m_look, m_settings});
        page->resize(1100, 700);
        page->show();
        QCoreApplication::processEvents();
        return page;
    }
    static QTableView *view(const ui::Page &page, const char *table)
    {
        return page.findChild<ui::DataTable *>(QLatin1String(table))->findChild<QTableView *>();
    }

    QTemporaryDir m_temp;
    QSettings m_settings{m_temp.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ui::Appearance m_look;
    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
};

QTEST_MAIN(TestPerformancePage)
#include "tst_performance_page.moc"
