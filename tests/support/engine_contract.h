#pragma once

#include "engine_observer_log.h"

#include <qcat/api/engine.h>

#include <QTest>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

// What every api::Engine keeps to, in process or over a link. A fixture makes a running engine:
//
//   struct Fixture {
//       api::Engine &engine();
//       api::Command command();     // one that the engine answers by itself, done or refused
//       void publishSnapshot();     // makes a new snapshot come soon; nothing to do where they come by themselves
//       void shutDown();            // ends the engine in order; engine() may not be used afterwards
//   };
//
// A test class calls each function from a case of the same name with a fresh fixture.
namespace engine_contract
{

constexpr int kPatienceMs = 10'000;

template <typename Fixture>
void snapshot_is_never_null(Fixture &fixture)
{
    const auto snapshot = fixture.engine().snapshot();
    QVERIFY(snapshot);
    QVERIFY(snapshot->trading);
    QVERIFY(snapshot->ops);
}

template <typename Fixture>
void newest_snapshot_is_delivered_first(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    QTRY_VERIFY_WITH_TIMEOUT(!log.snapshots().empty(), kPatienceMs);
    QVERIFY(log.snapshots().front());
}

template <typename Fixture>
void snapshots_go_on_coming(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    QTRY_VERIFY_WITH_TIMEOUT(!log.snapshots().empty(), kPatienceMs);
    const auto seen = log.snapshots().size();
    fixture.publishSnapshot();
    QTRY_VERIFY_WITH_TIMEOUT(log.snapshots().size() > seen, kPatienceMs);
    QVERIFY(fixture.engine().snapshot()->sequence >= log.snapshots().front()->sequence);
}

template <typename Fixture>
void every_command_is_answered_exactly_once_under_its_id(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    std::set<qcat::api::CommandId> ids;
    for (int i = 0; i < 20; ++i)
        ids.insert(fixture.engine().submit(fixture.command()));
    QCOMPARE(ids.size(), std::size_t(20));
    for (const auto &id : ids)
        QTRY_COMPARE_WITH_TIMEOUT(log.answersTo(id).size(), std::size_t(1), kPatienceMs);
}

template <typename Fixture>
void commands_from_many_threads_are_all_answered(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    std::mutex mutex;
    std::set<qcat::api::CommandId> ids;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i) {
                const auto id = fixture.engine().submit(fixture.command());
                std::lock_guard lock(mutex);
                ids.insert(id);
            }
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(ids.size(), std::size_t(40));
    for (const auto &id : ids)
        QTRY_COMPARE_WITH_TIMEOUT(log.answersTo(id).size(), std::size_t(1), kPatienceMs);
}

template <typename Fixture>
void events_come_in_order_without_gaps(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    qcat::api::CommandId last;
    for (int i = 0; i < 10; ++i)
        last = fixture.engine().submit(fixture.command());
    QTRY_VERIFY_WITH_TIMEOUT(!log.answersTo(last).empty(), kPatienceMs);
    const auto events = log.events();
    for (std::size_t i = 1; i < events.size(); ++i)
        QCOMPARE(events[i].sequence, events[i - 1].sequence + 1);
}

template <typename Fixture>
void observers_run_on_their_executor(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    const auto id = fixture.engine().submit(fixture.command());
    QTRY_VERIFY_WITH_TIMEOUT(!log.answersTo(id).empty() && !log.snapshots().empty(), kPatienceMs);
    QVERIFY(!log.ranElsewhere());
}

template <typename Fixture>
void nothing_is_delivered_after_unsubscribing(Fixture &fixture)
{
    EngineObserverLog left(fixture.engine());
    EngineObserverLog stayed(fixture.engine());
    left.unsubscribe();
    const auto id = fixture.engine().submit(fixture.command());
    QTRY_VERIFY_WITH_TIMEOUT(!stayed.answersTo(id).empty(), kPatienceMs);
    QVERIFY(left.answersTo(id).empty());
}

// Its snapshots are merged; its events are not.
template <typename Fixture>
void slow_observer_loses_no_event(Fixture &fixture)
{
    EngineObserverLog slow(fixture.engine());
    EngineObserverLog quick(fixture.engine());
    slow.block();
    std::vector<qcat::api::CommandId> ids;
    for (int i = 0; i < 10; ++i) {
        ids.push_back(fixture.engine().submit(fixture.command()));
        fixture.publishSnapshot();
    }
    QTRY_COMPARE_WITH_TIMEOUT(quick.answersTo(ids.back()).size(), std::size_t(1), kPatienceMs);
    slow.release();
    for (const auto &id : ids)
        QTRY_COMPARE_WITH_TIMEOUT(slow.answersTo(id).size(), std::size_t(1), kPatienceMs);
}

template <typename Fixture>
void commands_are_answered_even_when_the_engine_is_stopping(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    std::vector<qcat::api::CommandId> ids;
    for (int i = 0; i < 10; ++i)
        ids.push_back(fixture.engine().submit(fixture.command()));
    fixture.shutDown();
    for (const auto &id : ids)
        QTRY_COMPARE_WITH_TIMEOUT(log.answersTo(id).size(), std::size_t(1), kPatienceMs);
}

template <typename Fixture>
void every_question_for_history_is_answered_exactly_once(Fixture &fixture)
{
    EngineObserverLog log(fixture.engine());
    QTRY_VERIFY_WITH_TIMEOUT(!log.snapshots().empty(), kPatienceMs);
    std::atomic_int answers = 0;
    std::atomic_int ranElsewhere = 0;
    const qcat::base::WallTime now{std::chrono::system_clock::now().time_since_epoch() / std::chrono::nanoseconds(1)};
    for (int i = 0; i < 10; ++i)
        fixture.engine().history({"no.such.series", {now.ns - 60'000'000'000}, now, 10},
                                 [&](const qcat::base::Result<qcat::api::HistorySeries> &series) {
                                     ++answers;
                                     ranElsewhere += !log.executor().isCurrent();
                                     QVERIFY(!series);
                                     QCOMPARE(series.error().code, std::string("history.unknown_series"));
                                 },
                                 log.executor());
    QTRY_COMPARE_WITH_TIMEOUT(answers.load(), 10, kPatienceMs);
    QCOMPARE(ranElsewhere.load(), 0);
}

} // namespace engine_contract
