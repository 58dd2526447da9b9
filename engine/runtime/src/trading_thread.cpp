#include "trading_thread.h"

#include "exception_text.h"
#include "failure_kinds.h"

#include <qcat/base/log.h>

#include <algorithm>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kSnapshotEvery = 100ms;
constexpr base::Duration kBatch = 5ms; // of market events before commands and snapshots get their turn
constexpr std::size_t kQueue = 4096;

} // namespace

TradingThread::TradingThread(Options options, const base::Clock &clock, Callbacks callbacks)
    : m_options(options), m_clock(clock), m_callbacks(std::move(callbacks)), m_pacer(options.speed), m_watch(clock),
      m_snapshot(std::make_shared<api::TradingSnapshot>()), m_thread("engine", kQueue, [this](std::exception_ptr e) {
          fail(base::Error{"engine.bug", "the engine thread stopped at a bug: " + textOf(e)});
      })
{
}

TradingThread::~TradingThread()
{
    m_thread.stop();
}

std::future<base::Status> TradingThread::start(std::function<base::Result<std::unique_ptr<TradingSession>>()> build)
{
    auto started = std::make_shared<std::promise<base::Status>>();
    auto future = started->get_future();
    m_thread.post([this, build = std::move(build), started] {
        try {
            auto session = build();
            if (!session) {
                started->set_value(session.error());
                return;
            }
            m_session = std::move(session).value();
            m_reliving = m_session->isReliving();
        } catch (...) {
            started->set_value(
                base::Error{"engine.bug", "the engine could not start: " + textOf(std::current_exception())});
            return;
        }
        beat();
        started->set_value({});
    });
    return future;
}

void TradingThread::begin(trading::StateCommand state)
{
    m_thread.post([this, state = std::move(state)] {
        if (!m_session->isReliving())
            if (const auto status = m_session->handle(state); !status)
                return fail(status.error());
        m_marketRuns = true;
        describe();
        pump();
    });
}

void TradingThread::beginWithout(base::Error why)
{
    m_thread.post([this, why = std::move(why)] {
        m_failure = why;
        beat();
    });
}

void TradingThread::stop(std::function<void(TradingSession *)> finish)
{
    m_thread.post([this, finish = std::move(finish)] {
        m_marketRuns = false;
        finish(m_session.get());
        m_session.reset();
    });
    m_thread.stop();
}

void TradingThread::handle(trading::KernelInput input, std::function<void(base::Status)> done)
{
    m_thread.post([this, input = std::move(input), done = std::move(done)] {
        if (!m_session)
            return done(base::Error{"engine.not_running", "the engine is not running"});
        if (m_session->isReliving())
            return done(base::Error{"engine.recovering", "the engine relives its journal: try again in a moment"});
        const auto status = m_session->handle(input);
        if (!status)
            fail(status.error());
        done(status);
    });
}

void TradingThread::takeReports()
{
    m_thread.post([this] {
        if (!m_session || m_session->isReliving())
            return;
        if (const auto status = m_session->takeReports(); !status)
            fail(status.error());
    });
}

void TradingThread::describeNow(std::function<void()> done)
{
    m_thread.post([this, done = std::move(done)] {
        if (m_session || m_failure)
            describe();
        done();
    });
}

void TradingThread::setSpeed(double speed, bool paused)
{
    m_thread.post([this, speed, paused] {
        m_pacer.set(speed, paused, m_clock.steadyNow());
        pump();
    });
}

void TradingThread::holdMarket(bool isHeld)
{
    m_thread.post([this, isHeld] {
        m_marketHeld = isHeld;
        pump();
    });
}

void TradingThread::withSession(std::function<void(TradingSession *)> use)
{
    m_thread.post([this, use = std::move(use)] { use(m_session.get()); });
}

std::shared_ptr<const api::TradingSnapshot> TradingThread::snapshot() const
{
    std::lock_guard lock(m_published);
    return m_snapshot;
}

domain::Exposure TradingThread::exposure() const
{
    std::lock_guard lock(m_published);
    return m_exposure;
}

domain::OrderLatency TradingThread::latency() const
{
    std::lock_guard lock(m_published);
    return m_latency;
}

void TradingThread::pump()
{
    m_heartbeat.store(m_clock.steadyNow().ns, std::memory_order_relaxed);
    if (!m_marketRuns || m_marketHeld || m_pumpScheduled)
        return;
    const base::SteadyTime begin = m_clock.steadyNow();
    while (m_clock.steadyNow() - begin < kBatch) {
        const auto step = advance();
        if (!step) {
            m_badMessages.fetch_add(1);
            fail(step.error());
            return end();
        }
        settleWhenRelived();
        if (*step == TradingSession::Step::End)
            return end();
        if (m_reliving)
            continue; // the past is relived as fast as it goes
        const auto now = m_clock.steadyNow();
        const auto wait = m_pacer.waitAfter(m_session->eventTime(), now);
        if (!wait) {
            m_due = {}; // a pause is no delay
            return;     // setSpeed() goes on
        }
        m_due = now + *wait;
        if (*wait > base::Duration::zero())
            return pumpLater(*wait);
    }
    pumpLater(base::Duration::zero());
}

base::Result<TradingSession::Step> TradingThread::advance()
{
    const auto before = m_session->intents();
    const bool isDue = !m_reliving && m_due.ns > 0;
    const bool isTimed = isDue && m_pacer.speed() > 0; // as fast as it goes nothing is late
    m_session->setWatch(isTimed ? &m_watch : nullptr);
    if (isTimed)
        m_watch.begin(m_due);
    auto step = m_session->advance();
    if (m_session->intents() == before)
        return step;
    if (isDue)
        m_callbacks.ordered(m_clock.steadyNow() - m_due);
    if (isTimed)
        noteOrders();
    return step;
}

void TradingThread::noteOrders()
{
    const auto &stages = m_watch.stages();
    std::lock_guard lock(m_published);
    for (std::size_t i = 0; i < stages.size(); ++i)
        m_latency.stages[i].add(stages[i]);
    m_latency.whole.add(m_watch.whole());
}

void TradingThread::settleWhenRelived()
{
    if (!m_reliving || m_session->isReliving())
        return;
    m_session->settleAfterRecovery();
    m_reliving = false;
    m_callbacks.relived(m_session->kernel().state());
}

void TradingThread::pumpLater(base::Duration delay)
{
    m_pumpScheduled = true;
    m_thread.postAfter(delay, [this] {
        m_pumpScheduled = false;
        pump();
    });
}

void TradingThread::beat()
{
    m_heartbeat.store(m_clock.steadyNow().ns, std::memory_order_relaxed);
    if (m_session || m_failure)
        describe();
    m_thread.postAfter(kSnapshotEvery, [this] { beat(); });
}

void TradingThread::describe()
{
    auto snapshot = std::make_shared<api::TradingSnapshot>();
    snapshot->wallTime = m_clock.wallNow();
    snapshot->at = m_clock.steadyNow();
    if (m_session)
        describeSession(*snapshot);
    // The kernel may not have heard of it: it hears only what the journal has taken.
    if (m_failure && snapshot->state != domain::TradingState::ReadOnly) {
        snapshot->state = domain::TradingState::Halted;
        snapshot->stateWhy = {m_failure->code, m_failure->message, m_failure->args, domain::Health::Crit};
    }
    snapshot->epoch = m_options.epoch;
    snapshot->live = m_options.live;
    snapshot->replay = m_options.replay;
    snapshot->replaySpeed = m_pacer.speed();
    snapshot->replayPaused = m_pacer.isPaused();
    domain::Exposure exposure;
    if (m_session)
        exposure = m_session->kernel().exposure();
    exposure.known = m_session && !(m_failure && isJournals(*m_failure));
    exposure.wallTime = snapshot->wallTime;
    exposure.at = snapshot->at;
    std::lock_guard lock(m_published);
    m_latency.venue = m_watch.roundTrips();
    m_snapshot = std::move(snapshot);
    m_exposure = std::move(exposure);
}

void TradingThread::describeSession(api::TradingSnapshot &into) const
{
    m_session->describe(into, m_picture.load(std::memory_order_relaxed));
    into.replayProgress = m_session->feed().progress();
    // Ages of books count from what is now in the market's own time: the clock's when live, the recording's in a replay.
    const base::WallTime now = m_options.replay ? m_session->eventTime() : into.wallTime;
    for (auto &book : into.books)
        if (book.eventTime.isValid())
            book.at = into.at + std::min(base::Duration::zero(), book.eventTime - now);
}

void TradingThread::fail(const base::Error &error)
{
    if (!m_failure)
        m_failure = error;
    log::error("engine", "{} ({})", error.message, error.code);
    m_callbacks.failed(error);
}

void TradingThread::end()
{
    m_marketRuns = false;
    describe();
    if (!m_ended.exchange(true))
        m_callbacks.ended();
}

} // namespace qcat::runtime
