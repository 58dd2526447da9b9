#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_charts/history_panel.h>

#include <QFile>
#include <QImage>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QWheelEvent>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// Two points, four steps of silence, two points.
api::HistorySeries withGap(base::WallTime now, double last)
{
    api::HistorySeries series{"pool.x.in_use", "1", 10s, {}};
    for (const int back : {80, 70, 20, 10})
        series.points.push_back({now + -std::chrono::seconds(back), last - 1, last, last + 1});
    return series;
}

} // namespace

// The chart of a history: what it asks for, what it shows and says, what it exports.
class TestHistoryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel.reset();
        m_model.reset();
        m_window = std::make_unique<ui::TimeWindow>();
        m_clock = std::make_unique<base::ManualClock>();
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, *m_clock);
        m_panel = std::make_unique<ui::HistoryPanel>(ui::PageContext{*m_model, m_look, m_settings}, *m_window, QStringLiteral("panel"));
        m_panel->resize(600, 300);
        m_panel->setSeries(QStringLiteral("Connections"), {{"pool.x.in_use", QStringLiteral("in use")}});
    }

    void it_says_the_last_value_of_each_line()
    {
        show(withGap(m_clock->wallNow(), 7));
        QCOMPARE(said(), QStringLiteral("in use 7"));
    }

    void it_asks_again_when_time_has_passed_and_not_before()
    {
        show(withGap(m_clock->wallNow(), 7));
        QCOMPARE(m_engine->queries().size(), 1u);
        m_panel->refresh();
        QCOMPARE(m_engine->queries().size(), 1u);
        m_clock->advance(5s);
        m_panel->refresh();
        QCOMPARE(m_engine->queries().size(), 2u);
        QCOMPARE(m_engine->queries().back().to, m_clock->wallNow());
    }

    void it_asks_at_once_when_the_window_moves()
    {
        show(withGap(m_clock->wallNow(), 7));
        m_window->move(30min);
        QCOMPARE(m_engine->queries().size(), 2u);
        QCOMPARE(m_engine->queries().back().to, m_clock->wallNow() + -30min);
        QCOMPARE(m_engine->queries().back().from, m_clock->wallNow() + -90min);
    }

    void an_answer_to_an_earlier_question_is_not_shown()
    {
        m_engine->holdHistory();
        m_engine->setHistory(withGap(m_clock->wallNow(), 1));
        m_panel->refresh();
        m_engine->setHistory(withGap(m_clock->wallNow(), 2));
        m_window->setLength(2h);
        m_engine->answerHistory(1);
        m_engine->answerHistory(0);
        QCoreApplication::processEvents();
        QCOMPARE(said(), QStringLiteral("in use 2"));
    }

    void what_belongs_to_another_pool_is_not_shown_under_the_new_name()
    {
        show(withGap(m_clock->wallNow(), 7));
        m_panel->setSeries(QStringLiteral("Connections"), {{"pool.y.in_use", QStringLiteral("in use")}});
        QCOMPARE(said(), QString());
    }

    void names_follow_the_language_at_once()
    {
        show(withGap(m_clock->wallNow(), 7));
        m_panel->setSeries(QStringLiteral("连接"), {{"pool.x.in_use", QStringLiteral("使用中")}});
        QCOMPARE(said(), QStringLiteral("使用中 7"));
        QCOMPARE(m_panel->chart()->accessibleName(), QStringLiteral("连接"));
    }

    void it_is_drawn_with_gaps_and_without_points()
    {
        QVERIFY(!m_panel->grab().isNull());
        show(withGap(m_clock->wallNow(), 7));
        m_window->setLength(2min);
        QCoreApplication::processEvents();
        const QImage with = m_panel->chart()->grab().toImage();
        auto closed = withGap(m_clock->wallNow(), 7);
        for (const int back : {60, 50, 40, 30})
            closed.points.push_back({m_clock->wallNow() + -std::chrono::seconds(back), 6, 7, 8});
        std::ranges::sort(closed.points, {}, &domain::HistoryPoint::start);
        m_clock->advance(5s);
        show(closed);
        QVERIFY(with != m_panel->chart()->grab().toImage());
    }

    void wheel_zooms_and_double_click_goes_back_to_now()
    {
        show(withGap(m_clock->wallNow(), 7));
        auto *chart = m_panel->chart();
        const QPointF middle(chart->width() / 2.0, chart->height() / 2.0);
        QWheelEvent wheel(middle, chart->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart, &wheel);
        QVERIFY(m_window->length() < 1h);
        QVERIFY(!m_window->isLive());
        QTest::mouseDClick(chart, Qt::LeftButton);
        QCOMPARE(m_window->length(), base::Duration(1h));
        QVERIFY(m_window->isLive());
    }

    void drag_moves_into_the_past()
    {
        show(withGap(m_clock->wallNow(), 7));
        auto *chart = m_panel->chart();
        QTest::mousePress(chart, Qt::LeftButton, {}, {100, 60});
        QTest::mouseMove(chart, {300, 60});
        QTest::mouseRelease(chart, Qt::LeftButton, {}, {300, 60});
        QVERIFY(!m_window->isLive());
        QCOMPARE(m_window->length(), base::Duration(1h));
    }

    void the_points_are_exported_as_csv()
    {
        show(withGap(m_clock->wallNow(), 7));
        const QByteArray csv = exported(QStringLiteral(".csv"), [this] { m_panel->exportCsv(); });
        QCOMPARE(csv.count('\n'), 5);
        QVERIFY(csv.startsWith("series,start_utc,min,mean,max\r\npool.x.in_use,"));
        QVERIFY(csv.contains(",6,7,8\r\n"));
    }

    void the_picture_is_exported_as_png()
    {
        show(withGap(m_clock->wallNow(), 7));
        QImage image;
        QVERIFY(image.loadFromData(exported(QStringLiteral(".png"), [this] { m_panel->exportPng(); })));
        QCOMPARE(image.size(), m_panel->size());
    }

    void a_disk_that_takes_nothing_does_not_hold_the_window_up()
    {
        show(withGap(m_clock->wallNow(), 7));
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QSemaphore disk;
        QThreadPool::globalInstance()->start([&] { disk.acquire(); }); // whoever writes waits behind it
        QSignalSpy said(m_panel.get(), &ui::HistoryPanel::exported);
        m_panel->setPathChooser([this](const QString &) { return m_folder.filePath(QStringLiteral("late.csv")); });
        m_panel->exportCsv();
        QCoreApplication::processEvents();
        QVERIFY(said.isEmpty()); // and we are here
        disk.release();
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 20'000);
        QVERIFY(said.first().at(1).toBool());
        QThreadPool::globalInstance()->setMaxThreadCount(QThread::idealThreadCount());
    }

    void a_folder_that_is_not_there_is_said()
    {
        show(withGap(m_clock->wallNow(), 7));
        m_panel->setPathChooser([](const QString &) { return QStringLiteral("/nowhere/at/all.csv"); });
        QSignalSpy said(m_panel.get(), &ui::HistoryPanel::exported);
        m_panel->exportCsv();
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 20'000);
        QVERIFY(!said.first().at(1).toBool());
    }

private:
    void show(api::HistorySeries series)
    {
        m_engine->setHistory(std::move(series));
        m_panel->refresh();
        QCoreApplication::processEvents();
    }
    QString said() const { return m_panel->chart()->accessibleDescription(); }

    template <typename Export>
    QByteArray exported(const QString &suffix, Export write)
    {
        const QString path = m_folder.filePath(QStringLiteral("out") + suffix);
        QString proposed;
        m_panel->setPathChooser([&](const QString &name) {
            proposed = name;
            return path;
        });
        QSignalSpy said(m_panel.get(), &ui::HistoryPanel::exported);
        write();
        (void)QTest::qWaitFor([&] { return !said.isEmpty(); }, 20'000);
        QFile file(path);
        if (said.size() != 1 || !said.first().at(1).toBool() || proposed != QStringLiteral("pool.x.in_use") + suffix ||
            !file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll();
    }

    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    ui::Appearance m_look;
    std::unique_ptr<ui::TimeWindow> m_window;
    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<ui::HistoryPanel> m_panel;
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_history_panel.moc"
