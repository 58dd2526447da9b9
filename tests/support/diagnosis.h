#pragma once

#include "real_clock.h"

#include <qcat/base/loop_thread.h>
#include <qcat/pg_diagnostics/diagnostics.h>

#include <QtGlobal>

#include <atomic>
#include <future>

// Diagnostics with threads of their own, for tests that wait for an answer. Everything is asked at each refresh unless
// the intervals say otherwise.
class Diagnosis
{
public:
    using Answer = qcat::base::Result<std::shared_ptr<const qcat::domain::PostgresStatus>>;

    explicit Diagnosis(const qcat::domain::DatabaseConfig &config,
                       qcat::pg_diagnostics::Intervals intervals = {{}, {}, {}})
        : m_diagnostics(config, intervals, m_clock, m_worker, m_caller)
    {
    }
    ~Diagnosis()
    {
        m_worker.stop(); // what it still says goes to the caller
        m_caller.stop();
    }

    std::future<Answer> begin(qcat::base::Duration timeout = std::chrono::seconds(10))
    {
        auto promise = std::make_shared<std::promise<Answer>>();
        auto answer = promise->get_future();
        m_caller.post([this, timeout, promise] {
            m_diagnostics.refresh({timeout, {}}, [this, promise](Answer result) {
                if (!m_caller.isCurrent())
                    m_answeredElsewhere = true;
                promise->set_value(std::move(result));
            });
        });
        return answer;
    }
    qcat::domain::PostgresStatus look(qcat::base::Duration timeout = std::chrono::seconds(10))
    {
        const auto answer = begin(timeout).get();
        return answer ? **answer : qcat::domain::PostgresStatus{};
    }
    using Plan = qcat::base::Result<qcat::ops::ActionPlan>;
    using Outcome = qcat::base::Result<qcat::ops::ActionOutcome>;
    Plan plan(qcat::pg_diagnostics::SessionSignal signal, const std::map<std::string, std::string> &inputs)
    {
        return ask<Plan>(signal, [&](auto &action, auto done) { action.plan({{}, {}, inputs}, kActionLimits, done); });
    }
    Outcome act(qcat::pg_diagnostics::SessionSignal signal, const std::map<std::string, std::string> &inputs)
    {
        return ask<Outcome>(signal, [&](auto &action, auto done) { action.run({{}, {}, inputs}, kActionLimits, {}, done); });
    }
    // An answer came on another thread than the caller's.
    bool answeredElsewhere() const { return m_answeredElsewhere; }
    qcat::base::LoopThread &worker() { return m_worker; }

private:
    inline static const qcat::base::CallLimits kActionLimits;

    template <typename Result>
    Result ask(qcat::pg_diagnostics::SessionSignal signal, auto begin)
    {
        auto promise = std::make_shared<std::promise<Result>>();
        auto action = m_diagnostics.makeAction(signal, m_caller);
        m_caller.post([&, promise] { begin(*action, [promise](Result result) { promise->set_value(std::move(result)); }); });
        return promise->get_future().get();
    }

    static void fail(const std::exception_ptr &) { qFatal("an exception in diagnostics"); }

    RealClock m_clock;
    std::atomic_bool m_answeredElsewhere = false;
    qcat::base::LoopThread m_worker{"diag-worker", 64, fail};
    qcat::base::LoopThread m_caller{"diag-caller", 64, fail};
    qcat::pg_diagnostics::Diagnostics m_diagnostics;
};
