#include "sample_data_plane.h"
#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_cache/cache_page.h>
#include <qcat/page_database/database_page.h>
#include <qcat/page_pools/pools_page.h>
#include <qcat/ui_widgets/cell_delegate.h>
#include <qcat/ui_widgets/data_table.h>

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// The database, Redis and pools pages over a scripted engine.
class TestDataPlanePages : public QObject
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

    void badges_count_who_waits()
    {
        publishSample();
        QCOMPARE(shown<ui::DatabasePage>()->badge(), 4);
        QCOMPARE(shown<ui::PoolsPage>()->badge(), 14);
    }

    void without_servers_the_pages_say_so_and_show_no_figures()
    {
        auto database = shown<ui::DatabasePage>();
        QCOMPARE(database->verdict(), QStringLiteral("No PostgreSQL is configured"));
        QVERIFY(!database->findChild<QTabWidget *>()->isVisible());
        QCOMPARE(database->badge(), 0);
        auto cache = shown<ui::CachePage>();
        QCOMPARE(cache->verdict(), QStringLiteral("No Redis is configured"));
        QVERIFY(!cache->findChild<QTabWidget *>()->isVisible());
        auto pools = shown<ui::PoolsPage>();
        QCOMPARE(pools->verdict(), QStringLiteral("There are no connection pools"));
        QVERIFY(!pools->findChild<QSpinBox *>()->isVisible());
    }

    void the_grant_that_is_missing_can_be_copied()
    {
        publishSample();
        auto page = shown<ui::DatabasePage>();
        const auto *why = page->findChild<QLabel *>(QStringLiteral("database_panel_2_state"));
        QVERIFY(why->text().contains(QStringLiteral("GRANT pg_monitor TO qcat_user")));
        QVERIFY(why->isVisible());
        QVERIFY(why->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        page->open(QStringLiteral("connections"));
        const auto *state = page->findChild<QLabel *>(QStringLiteral("database_clients_state"));
        QVERIFY(state->text().contains(QStringLiteral("GRANT pg_read_all_stats TO qcat_user")));
        QVERIFY(state->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    }

    void figures_of_a_silent_engine_stay_and_are_told_as_the_past()
    {
        publishSample();
        auto page = shown<ui::DatabasePage>();
        page->open(QStringLiteral("locks"));
        auto *view = page->findChild<QTabWidget *>()->currentWidget()->findChild<QTableView *>();
        const int rows = view->model()->rowCount();
        m_clock->advance(60s);
        m_model->tick();
        QCOMPARE(view->model()->rowCount(), rows);
        QVERIFY(page->verdict().startsWith(QStringLiteral("60 s ago: ")));
        QCOMPARE(page->findChild<QLabel *>(QStringLiteral("database_blocking_state"))->text(), QStringLiteral("stale: 60 s old"));
        const auto *delegate = qobject_cast<ui::CellDelegate *>(view->itemDelegate());
        QVERIFY(delegate && delegate->isStale());
    }

    void every_tab_can_be_shown_before_anybody_asked()
    {
        api::DataPlaneSnapshot data;
        domain::PostgresStatus pg;
        pg.target = "127.0.0.1:5432/qcat";
        domain::RedisStatus redis;
        redis.target = "127.0.0.1:6379/0";
        data.postgres = std::make_shared<const domain::PostgresStatus>(pg);
        data.redis = std::make_shared<const domain::RedisStatus>(redis);
        publish(std::move(data));
        showEveryTab(*shown<ui::DatabasePage>());
        showEveryTab(*shown<ui::CachePage>());
    }

    void every_tab_can_be_shown_in_trouble()
    {
        publishSample();
        showEveryTab(*shown<ui::DatabasePage>());
        showEveryTab(*shown<ui::CachePage>());
    }

    void a_page_may_go_whichever_tab_is_seen()
    {
        publishSample();
        for (int tab = 0; tab < 7; ++tab) {
            auto cache = shown<ui::CachePage>();
            cache->findChild<QTabWidget *>()->setCurrentIndex(tab);
            auto database = shown<ui::DatabasePage>();
            database->findChild<QTabWidget *>()->setCurrentIndex(tab);
        }
        shown<ui::PoolsPage>();
    }

    void another_size_is_judged_by_measured_load()
    {
        publishSample();
        auto page = shown<ui::PoolsPage>();
        auto *size = page->findChild<QSpinBox *>(QStringLiteral("pools_what_if"));
        QCOMPARE(size->value(), 8);
        const auto *facts = size->parentWidget()->findChild<QLabel *>(QStringLiteral("pools_forecast"));
        QVERIFY(facts->text().contains(QStringLiteral("grows without end")));
        QVERIFY(facts->text().contains(QStringLiteral("11.05"))); // 61.4 a second × 180 ms
        size->setValue(16);
        QVERIFY(!facts->text().contains(QStringLiteral("grows without end")));
        QVERIFY(facts->text().contains(QStringLiteral(">51<"))); // the server: 100, less 3 reserved, less 46 of others
    }

    void holders_are_those_of_the_chosen_pool()
    {
        publishSample();
        auto page = shown<ui::PoolsPage>();
        const auto tables = page->findChildren<ui::DataTable *>();
        QCOMPARE(tables.size(), 2);
        auto *holders = tables.last()->view();
        QCOMPARE(holders->model()->rowCount(), 4);
        page->open(QStringLiteral("redis"));
        QCOMPARE(holders->model()->rowCount(), 1);
        publishSample();
        m_model->tick();
        QCOMPARE(holders->model()->rowCount(), 1);
    }

    void big_keys_are_looked_for_when_asked_and_a_pass_can_be_stopped()
    {
        publishSample();
        auto page = shown<ui::CachePage>();
        auto *button = page->findChild<QPushButton *>(QStringLiteral("cache_sample"));
        QCOMPARE(button->text(), QStringLiteral("Look for big keys"));
        button->click();
        QVERIFY(std::get<api::SampleRedisKeys>(m_engine->commands().back().body).on);
        QVERIFY(!button->isEnabled()); // until it is answered
    }

    void who_halted_all_engines_and_what_other_nodes_told_can_be_read()
    {
        publishSample();
        auto page = shown<ui::CachePage>();
        const auto *switches = page->findChild<QWidget *>(QStringLiteral("cache_switches"));
        QString said;
        for (const auto *label : switches->findChildren<QLabel *>())
            said += label->text();
        for (const char *expected : {"qcat:state:halt:paper:second", "anna", "exchange maintenance"})
            QVERIFY2(said.contains(QLatin1String(expected)), qPrintable(said));
        const auto *told = page->findChild<ui::DataTable *>(QStringLiteral("cache_node_incidents"));
        QVERIFY(told);
        QCOMPARE(told->view()->model()->rowCount(), 2);
    }

    void danger_of_redis_is_not_said_twice()
    {
        publishSample();
        auto page = shown<ui::CachePage>();
        QVERIFY(page->verdict().startsWith(QStringLiteral("The policy allkeys-lru")));
        const QString advice = page->findChild<QLabel *>(QStringLiteral("cache_advice"))->text();
        QVERIFY(!advice.contains(QStringLiteral("allkeys-lru")));
        QVERIFY(advice.contains(QStringLiteral("97 % of maxmemory are used")));
    }

private:
    void publish(api::DataPlaneSnapshot data)
    {
        m_engine->setData(std::make_shared<const api::DataPlaneSnapshot>(std::move(data)));
        m_engine->publish(sample::flatTrading(m_clock->wallNow(), m_clock->steadyNow()),
                          sample::healthyOps(m_clock->wallNow(), m_clock->steadyNow()));
        QCoreApplication::processEvents();
    }
    void publishSample() { publish(sample::dataPlane(m_clock->wallNow(), m_clock->steadyNow())); }

    template <typename Page>
    std::unique_ptr<Page> shown()
    {
        auto page = std::make_unique<Page>(ui::PageContext{*m_model, m_look, m_settings});
        page->resize(1100, 700);
        page->show();
        QCoreApplication::processEvents();
        return page;
    }

    static void showEveryTab(ui::Page &page)
    {
        auto *tabs = page.findChild<QTabWidget *>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QVERIFY(!page.grab().isNull());
            QVERIFY(!tabs->tabText(tab).isEmpty());
        }
    }

    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    ui::Appearance m_look;
    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
};

QTEST_MAIN(TestDataPlanePages)
#include "tst_data_plane_pages.moc"
