#pragma once

#include "event_hub.h"
#include "replay_pacer.h"

#include <qcat/base/loop_thread.h>
#include <qcat/runtime/trading_session.h>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>

namespace qcat::runtime
{

// The engine thread: owns the session, paces the market, publishes what it is ten times a second. What fails in it (the
// journal, a corrupt recording, a broken invariant) halts trading at the venue's door and is said; the thread stays.
class TradingThread
{
public:
    struct Options {
        bool replay = false;
        double speed = 1;
        bool live = false;
        std::uint32_t epoch = 0;
    };
    struct Callbacks {
        std::function<void(api::EventBody)> event;
        // Trading cannot be kept safe any more: entries must be blocked. Called on the engine thread.
        std::function<void(const base::Error &)> failed;
        // The replay has come to its end (or stopped at an error, which `failed` got first). Called once.
        std::function<void()> ended;
        // An earlier run is relived to its end; with the state that stands then. Engine thread.
        std::function<void(domain::TradingState)> relived;
        // A market event had orders as its answer, which are durable and with the venue: so long after it was due. Engine thread.
        std::function<void(base::Duration)> ordered;
    };

    TradingThread(Options options, const base::Clock &clock, Callbacks callbacks);
    ~TradingThread();

    // Runs `build` on the thread (recovery happens in it) and goes on with the market when it succeeded. The future has
    // its result.
    std::future<base::Status> start(std::function<base::Result<std::unique_ptr<TradingSession>>()> build);
    // Gives the kernel its first state, unless an earlier run is relived, whose states count; then the market runs.
    void begin(trading::StateCommand state);
    // After a start() that failed: there is no session. Says of itself that it is halted, and why; what is at stake is not known.
    void beginWithout(base::Error why);
    // Pauses the market; what was posted before still runs. Then finish() on the thread, then join.
    void stop(std::function<void(TradingSession *)> finish);

    // A command for the kernel; its effect is published as events. `done` on the engine thread.
    void handle(trading::KernelInput input, std::function<void(base::Status)> done);
    void takeReports();
    // A snapshot out of turn, then `done` on the engine thread.
    void describeNow(std::function<void()> done);
    void setSpeed(double speed, bool paused);
    // For drills and tests: no market event comes in until it is let go; what was missed comes at once then.
    void holdMarket(bool isHeld);
    void withSession(std::function<void(TradingSession *)> use); // null where there is none

    // From the next snapshot on. Any thread, at once.
    void setPicture(trading::Picture picture) { m_picture.store(picture, std::memory_order_relaxed); }

    std::shared_ptr<const api::TradingSnapshot> snapshot() const;
    domain::Exposure exposure() const;
    // Of the events that orders answered, since the start; none while a recording is replayed as fast as it goes.
    domain::OrderLatency latency() const;
    // When the thread last came by: how a stall is seen from outside.
    base::SteadyTime heartbeat() const { return {m_heartbeat.load(std::memory_order_relaxed)}; }
    const base::LoopThread &thread() const { return m_thread; }
    bool isReliving() const { return m_reliving.load(); }
    bool hasEnded() const { return m_ended.load(); }
    std::int64_t badMessages() const { return m_badMessages.load(); }

private:
    void pump();
    base::Result<TradingSession::Step> advance();
    void pumpLater(base::Duration delay);
    void noteOrders();
    void beat();
    void describe();
    void describeSession(api::TradingSnapshot &into) const;
    void settleWhenRelived();
    void fail(const base::Error &error);
    void end();

    const Options m_options;
    const base::Clock &m_clock;
    const Callbacks m_callbacks;
    ReplayPacer m_pacer;
    std::unique_ptr<TradingSession> m_session; // engine thread
    std::optional<base::Error> m_failure;      // engine thread; the first
    base::SteadyTime m_due;                    // engine thread: of the next market event
    StageWatch m_watch;                        // engine thread
    bool m_marketRuns = false;                 // engine thread
    bool m_marketHeld = false;                 // engine thread
    bool m_pumpScheduled = false;              // engine thread
    std::atomic<std::int64_t> m_heartbeat{0};
    std::atomic<trading::Picture> m_picture = trading::Picture::Whole;
    std::atomic_bool m_ended = false;
    std::atomic_bool m_reliving = false;
    std::atomic<std::int64_t> m_badMessages = 0;
    mutable std::mutex m_published;
    std::shared_ptr<const api::TradingSnapshot> m_snapshot;
    domain::Exposure m_exposure;
    domain::OrderLatency m_latency; // under m_published
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
