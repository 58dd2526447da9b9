#include <qcat/probes/check_probe.h>

#include <qcat/probes/codes.h>

#include <fmt/format.h>

#include <utility>

namespace qcat::probes
{

namespace
{

struct Run {
    ProbeIdentity identity;
    const base::Clock *clock;
    base::SteadyTime began;
    std::function<void(domain::ProbeResult)> done;

    void answer(ops::CheckResult result)
    {
        auto call = std::exchange(done, nullptr);
        if (!call)
            return;
        const auto now = clock->steadyNow();
        call({identity.id, identity.component, identity.instance, result.finding.health, std::move(result.finding),
              std::move(result.measured), clock->wallNow(), now, now - began});
    }
};

// A check that ends by its own deadline names the symptom ("does not answer the login"); so it ends a little before ours,
// which only knows that there was no answer.
base::CallLimits ofCheck(base::CallLimits limits)
{
    limits.timeout = limits.timeout * 8 / 10;
    return limits;
}

ops::CheckResult noAnswer(std::string_view code, const domain::ProbeId &probe, const std::string &what,
                          base::Duration timeout)
{
    return {{std::string(code),
             fmt::format("{} {}", probe.value, what),
             {{"probe", probe.value}, {"timeout", base::toShortText(timeout)}},
             domain::Health::Unknown}};
}

} // namespace

CheckProbe::CheckProbe(ProbeIdentity identity, ops::Check check, base::Executor &worker, base::Executor &desk,
                       const base::Clock &clock)
    : m_identity(std::move(identity)), m_check(std::move(check)), m_worker(worker), m_desk(desk), m_clock(clock)
{
}

void CheckProbe::run(const base::CallLimits &limits, std::function<void(domain::ProbeResult)> done)
{
    auto run = std::make_shared<Run>(Run{m_identity, &m_clock, m_clock.steadyNow(), std::move(done)});
    if (*m_busy)
        return run->answer(
            noAnswer(code::kStillRunning, m_identity.id, "still waits for an earlier answer", limits.timeout));
    *m_busy = true;
    m_desk.postAfter(limits.timeout, [run, timeout = limits.timeout] {
        run->answer(noAnswer(code::kTimeout, run->identity.id,
                             fmt::format("did not answer within {}", base::toShortText(timeout)), timeout));
    });
    m_worker.post([run, busy = m_busy, check = m_check, limits, desk = &m_desk] {
        desk->post([run, busy, result = check(ofCheck(limits))]() mutable {
            *busy = false;
            run->answer(std::move(result));
        });
    });
}

} // namespace qcat::probes
