#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_models/engine_model.h>

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace qcat;

class TestEngineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newest_snapshot_arrives_through_the_event_loop()
    {
        ui::EngineModel model(m_engine, m_clock);
        QSignalSpy changed(&model, &ui::EngineModel::snapshotChanged);
        m_engine.publish(sample::flatTrading(m_clock.wallNow(), m_clock.steadyNow()), {});
        QCOMPARE(changed.size(), 0);
        QCoreApplication::processEvents();
        QVERIFY(changed.size() >= 1);
        QCOMPARE(model.trading().epoch, 7u);
    }

    void an_answer_reaches_the_one_who_asked()
    {
        ui::EngineModel model(m_engine, m_clock);
        model.setOperatorName(QStringLiteral("Li Wei"));
        QStringList answers;
        model.submit(api::Halt{}, this, [&](const auto &) { answers << QStringLiteral("halt"); });
        model.submit(api::CancelEntries{}, this,
                     [&](const auto &a) { answers << QString::fromStdString(a.verified.text); });
        const auto second = m_engine.commands().size();
        QCOMPARE(QString::fromStdString(m_engine.commands().back().actor), QStringLiteral("Li Wei"));
        m_engine.publish(api::CommandAnswered{
            .command = {second}, .error = {}, .verified = {.code = "x", .text = "cancelled"}, .createdId = {}});
        m_engine.publish(api::CommandAnswered{
            .command = {second}, .error = {}, .verified = {.code = "x", .text = "again"}, .createdId = {}});
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList{QStringLiteral("cancelled")});
    }

    void an_answer_to_someone_who_is_gone_is_dropped()
    {
        ui::EngineModel model(m_engine, m_clock);
        auto asker = std::make_unique<QObject>();
        bool called = false;
        model.submit(api::Halt{}, asker.get(), [&](const auto &) { called = true; });
        asker.reset();
        m_engine.publish(api::CommandAnswered{
            .command = {m_engine.commands().size()}, .error = {}, .verified = {}, .createdId = {}});
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void events_posted_before_the_model_goes_do_no_harm()
    {
        auto model = std::make_unique<ui::EngineModel>(m_engine, m_clock);
        m_engine.publish(api::Notice{});
        model.reset();
        QCoreApplication::processEvents();
    }

    void figures_grow_old_on_the_steady_clock()
    {
        ui::EngineModel model(m_engine, m_clock);
        m_engine.publish(sample::flatTrading(m_clock.wallNow(), m_clock.steadyNow()), {});
        QCoreApplication::processEvents();
        QVERIFY(!model.isTradingStale());
        m_clock.stepWall(std::chrono::hours(2)); // a step of the wall clock makes nothing old
        QVERIFY(!model.isTradingStale());
        m_clock.advance(std::chrono::seconds(3));
        QVERIFY(model.isTradingStale());
        QCOMPARE(model.ageOf(model.trading().at), std::chrono::seconds(3));
    }

private:
    ScriptedEngine m_engine;
    base::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(TestEngineModel)
#include "tst_engine_model.moc"
