#include "drill.h"

#include "healer.h"

#include <qcat/base/deadline.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::drill
{

using namespace std::chrono_literals;
using domain::IncidentState;

namespace
{

constexpr auto kSeenWithin = 120s; // the slowest fault has a `for` of its own
constexpr auto kMendedWithin = 120s;

class Run
{
public:
    Run(const Scenario &scenario, const Options &options)
        : m_scenario(scenario), m_options(options), m_range(scenario.needs), m_hand(m_range, scenario)
    {
        m_score.fault = scenario.name;
        m_score.damage = scenario.damage;
        m_score.isUnattended = options.isUnattended;
        m_score.begunAt = runtime::SystemClock().wallNow();
    }

    Score whole()
    {
        if (const auto done = steps(); !done)
            m_score.failure = done.error();
        return std::move(m_score);
    }

private:
    base::Status steps()
    {
        if (auto ready = m_range.start(); !ready)
            return ready;
        m_damagedAt = m_clock.steadyNow();
        if (auto damaged = m_scenario.inflict(m_range); !damaged)
            return damaged;
        if (m_options.onDamaged)
            m_options.onDamaged(m_range);
        if (auto seen = watchItOpen(); !seen)
            return seen;
        auto healed = m_options.isUnattended ? healUnattended() : waitForOperator();
        remember();
        if (!healed)
            return healed;
        m_score.proof = m_scenario.proof(m_range);
        return {};
    }

    base::Duration since() const { return m_clock.steadyNow() - m_damagedAt; }
    bool isStopped() const { return m_options.isStopped && m_options.isStopped(); }
    // Nobody waits any longer for what did not come in time, or for what nobody wants any more.
    base::Error missed(base::Error inTime) const { return isStopped() ? base::Error{"drill.given_up", "given up"} : std::move(inTime); }

    std::optional<domain::Incident> incident() const
    {
        for (const auto held = m_range.now(); const auto &each : held->ops->incidents)
            if (each.fault.value == m_scenario.fault)
                return each;
        return std::nullopt;
    }
    bool isIn(IncidentState state) const { return incident() && incident()->state == state; }
    bool isMended() const
    {
        return isIn(IncidentState::Mitigated) || isIn(IncidentState::Resolved) || isIn(IncidentState::Closed);
    }

    base::Status watchItOpen()
    {
        if (!waitFor([this] { return incident() || isStopped(); }, kSeenWithin) || !incident())
            return missed({"drill.unseen", "the fault was not seen within " + base::toShortText(kSeenWithin)});
        m_score.suspectedIn = since();
        if (!waitFor([this] { return (incident() && incident()->isOpen()) || isStopped(); }, kSeenWithin) ||
            !incident() || !incident()->isOpen())
            return missed({"drill.unopened", "no incident was opened within " + base::toShortText(kSeenWithin)});
        m_score.openedIn = since();
        return {};
    }

    base::Status healUnattended()
    {
        const auto opened = *incident();
        if (const auto taken = m_range.engine().run(api::AcknowledgeIncident{opened.id}); !taken)
            return taken.error();
        m_score.acknowledgedIn = since();
        if (auto healed = Healer(m_range, m_scenario, m_hand).heal(opened); !healed)
            return healed;
        return waitMended(kMendedWithin);
    }

    // Times come from what the record says: the operator works at another window.
    base::Status waitForOperator()
    {
        waitFor([this] { return (incident() && incident()->acknowledgedAt.isValid()) || isMended() || isStopped(); },
                m_options.mendWithin);
        if (incident() && incident()->acknowledgedAt.isValid())
            m_score.acknowledgedIn = since();
        return waitMended(m_options.mendWithin);
    }

    base::Status waitMended(base::Duration limit)
    {
        const auto isOver = [this] {
            m_hand.look();
            return isMended() || isStopped();
        };
        if (!waitFor(isOver, limit) || !isMended())
            return missed({"drill.unmended", "not mended within " + base::toShortText(limit)});
        m_score.mendedIn = since();
        return {};
    }

    void remember()
    {
        if (const auto last = incident())
            m_score.incident = *last;
        m_score.runs = m_range.now()->ops->runs;
        m_score.wrongClicks = wrongClicks(m_score.incident, m_scenario.runbook, m_score.runs);
    }

    const Scenario &m_scenario;
    const Options &m_options;
    const runtime::SystemClock m_clock;
    Range m_range;
    HelpingHand m_hand;
    base::SteadyTime m_damagedAt;
    Score m_score;
};

} // namespace

Score run(const Scenario &scenario, const Options &options)
{
    return Run(scenario, options).whole();
}

} // namespace qcat::app::drill
