#include "detection.h"

#include <algorithm>

namespace qcat::ops
{

namespace
{
constexpr base::Duration kAskAgain =
    std::chrono::milliseconds(200); // while some probe has not answered since the start
} // namespace

Detection::Detection(const DeskConfig &config, IncidentBook &book, ProbeSchedule &schedule, LiveExecutor &executor,
                     const base::Clock &clock)
    : m_config(config), m_graph(config.components), m_book(book), m_schedule(schedule), m_executor(executor),
      m_clock(clock)
{
}

void Detection::adopt(const std::vector<domain::Incident> &open)
{
    for (const auto &incident : open)
        for (const auto &fault : m_config.faults)
            if (fault.id == incident.fault) {
                auto &adopted = watch(fault, incident.instance);
                adopted.incident = incident.id;
                adopted.inhibited = incident.flags.inhibitedBy.isValid();
                enter(adopted, State::Open);
            }
}

void Detection::take(const domain::ProbeResult &result)
{
    for (const auto &fault : m_config.faults)
        if (std::find(fault.probes.begin(), fault.probes.end(), result.probe) != fault.probes.end()) {
            auto &at = watch(fault, result.instance);
            auto &looks = at.looks[result.probe];
            looks.newest = result;
            looks.signs.push_back(isSign(fault, result));
            while (looks.signs.size() > std::size_t(std::max(1, fault.ofLast)))
                looks.signs.pop_front();
            advance(at);
        }
}

void Detection::forget(const domain::IncidentId &incident)
{
    for (auto &at : m_watches)
        if (at->incident == incident) {
            at->incident = {};
            enter(*at, State::Quiet);
            advanceAbove(*at);
        }
}

void Detection::merged(const domain::IncidentId &incident)
{
    for (auto &at : m_watches)
        if (at->incident == incident) {
            at->incident = {};
            enter(*at, State::Merged);
            advanceAbove(*at);
        }
}

bool Detection::isHealthy(const domain::IncidentId &incident) const
{
    const auto at =
        std::find_if(m_watches.begin(), m_watches.end(), [&](const auto &w) { return w->incident == incident; });
    // An incident that nothing watches any more (its fault left the catalog) is not held against its runbook.
    return at == m_watches.end() || (!(*at)->looks.empty() && !isBad(**at));
}

const domain::ProbeResult *Detection::signOf(const domain::Incident &incident) const
{
    const auto watches = [&](const auto &at) {
        const bool isItsOwn = at->incident == incident.id || at->state == State::Suspected;
        return isItsOwn && at->fault->origin == domain::IncidentOrigin::Detected && at->fault->id == incident.fault &&
               at->instance == incident.instance;
    };
    const auto at = std::ranges::find_if(m_watches, watches);
    if (at == m_watches.end())
        return nullptr;
    const domain::ProbeResult *sign = nullptr;
    for (const auto &[probe, looks] : (*at)->looks)
        if (isBad(**at, looks) && (!sign || sign->at < looks.newest.at))
            sign = &looks.newest;
    return sign;
}

domain::ComponentId Detection::rootOf(const domain::ComponentId &component) const
{
    for (const auto &at : m_watches)
        if (at->fault->component == component && at->state == State::Consequence)
            if (const auto *root = rootWatch(*at))
                return root->fault->component;
    for (const auto &lower : m_graph.below(component))
        for (const auto &at : m_watches)
            if (at->fault->component == lower && (at->state == State::Suspected || at->state == State::Open))
                return lower;
    return {};
}

void Detection::tick()
{
    for (const auto &at : m_watches) {
        if (at->state != State::Open)
            continue;
        m_book.raiseSeverity(at->incident, *at->fault);
        followGround(*at);
    }
}

void Detection::followGround(Watch &watch)
{
    if (const auto *root = rootWatch(watch); root && root->incident.isValid()) {
        watch.inhibited = true;
        watch.judgedFrom.reset();
        return m_book.inhibit(watch.incident, root->incident);
    }
    if (!watch.inhibited)
        return;
    const auto now = m_clock.steadyNow();
    if (!watch.judgedFrom) {
        watch.judgedFrom = now + m_config.timing.consequenceGrace;
        return lookLater(watch, m_config.timing.consequenceGrace);
    }
    const bool lookedAnew = std::ranges::any_of(watch.looks, [&](const auto &entry) { return entry.second.newest.at >= *watch.judgedFrom; });
    if (now < *watch.judgedFrom || !lookedAnew)
        return;
    watch.inhibited = false;
    watch.judgedFrom.reset();
    m_book.endInhibition(watch.incident);
}

Detection::Watch &Detection::watch(const FaultDefinition &fault, const std::string &instance)
{
    for (auto &at : m_watches)
        if (at->fault == &fault && at->instance == instance)
            return *at;
    auto created = std::make_unique<Watch>();
    created->fault = &fault;
    created->instance = instance;
    m_watches.push_back(std::move(created));
    return *m_watches.back();
}

bool Detection::isSign(const FaultDefinition &fault, const domain::ProbeResult &result) const
{
    if (result.health == domain::Health::Unknown && fault.noDataIsFault)
        return true;
    if (fault.conditions.empty())
        return result.health == domain::Health::Crit;
    return std::find(fault.conditions.begin(), fault.conditions.end(), result.finding.code) != fault.conditions.end();
}

bool Detection::isBad(const Watch &watch) const
{
    return std::ranges::any_of(watch.looks, [&](const auto &entry) { return isBad(watch, entry.second); });
}

bool Detection::isBad(const Watch &watch, const Looks &looks) const
{
    const bool isOpen = watch.state == State::Open || watch.state == State::Recovering;
    if (isOpen && !watch.fault->clearsAtWarn && looks.newest.health == domain::Health::Warn)
        return true;
    return std::ranges::count(looks.signs, true) >= watch.fault->badOf;
}

std::vector<domain::Finding> Detection::signs(const Watch &watch) const
{
    std::vector<domain::Finding> all;
    for (const auto &[probe, looks] : watch.looks)
        if (isBad(watch, looks))
            all.push_back(looks.newest.finding);
    return all;
}

// What this one is a consequence of: a broken fault of something it stands on. One that is less severe does not hide
// it.
const Detection::Watch *Detection::rootWatch(const Watch &watch) const
{
    const auto severity = m_book.severityNow(*watch.fault);
    for (const auto &lower : m_graph.below(watch.fault->component))
        for (const auto &at : m_watches)
            if (at->fault->component == lower && (at->state == State::Suspected || at->state == State::Open) &&
                m_book.severityNow(*at->fault) <= severity)
                return at.get();
    return nullptr;
}

void Detection::advance(Watch &watch)
{
    switch (watch.state) {
    case State::Quiet:
        return whenQuiet(watch);
    case State::Suspected:
        return whenSuspected(watch);
    case State::Consequence:
        return whenConsequence(watch);
    case State::Open:
        return whenOpen(watch);
    case State::Recovering:
        return whenRecovering(watch);
    case State::Merged:
        return whenMerged(watch);
    }
}

void Detection::whenQuiet(Watch &watch)
{
    if (!isBad(watch) || m_clock.steadyNow() < watch.graceUntil)
        return;
    if (const auto *root = rootWatch(watch))
        return becomeConsequence(watch, *root);
    enter(watch, State::Suspected);
    m_book.suspect(*watch.fault, watch.instance, signs(watch));
    advanceAbove(watch);
    whenSuspected(watch);
}

void Detection::whenSuspected(Watch &watch)
{
    if (!isBad(watch)) {
        m_book.dropSuspicion(*watch.fault, watch.instance);
        enter(watch, State::Quiet);
        return advanceAbove(watch);
    }
    if (const auto *root = rootWatch(watch)) {
        m_book.absorbSuspicion(*watch.fault, watch.instance);
        return becomeConsequence(watch, *root);
    }
    const auto left = watch.since + watch.fault->openAfter - m_clock.steadyNow();
    if (left > base::Duration::zero())
        return advanceLater(watch, left);
    // Before every probe has answered once, what is taken for a root may be a consequence.
    if (!m_schedule.allAnsweredOnce())
        return advanceLater(watch, kAskAgain);
    open(watch);
}

void Detection::whenConsequence(Watch &watch)
{
    if (!isBad(watch))
        return enter(watch, State::Quiet);
    if (rootWatch(watch))
        return;
    // Recovery is not the inverse of failure: what stands on it gets time, and is looked at anew before it is judged.
    watch.graceUntil = m_clock.steadyNow() + m_config.timing.consequenceGrace;
    enter(watch, State::Quiet);
    lookLater(watch, m_config.timing.consequenceGrace);
}

void Detection::whenOpen(Watch &watch)
{
    if (watch.looks.empty())
        return;
    if (isBad(watch))
        return m_book.addSymptoms(watch.incident, signs(watch));
    enter(watch, State::Recovering);
    const auto clearAfter = m_book.resolvesAfter(watch.incident, watch.fault->clearAfter);
    m_book.recovered(watch.incident, clearAfter);
    advanceAbove(watch);
    advanceLater(watch, clearAfter);
}

void Detection::whenRecovering(Watch &watch)
{
    if (isBad(watch)) {
        enter(watch, State::Open);
        m_book.relapsed(watch.incident, signs(watch));
        return advanceAbove(watch);
    }
    const auto clearAfter = m_book.resolvesAfter(watch.incident, watch.fault->clearAfter);
    if (m_clock.steadyNow() < watch.since + clearAfter)
        return;
    m_book.resolveByItself(watch.incident, clearAfter);
    watch.incident = {};
    watch.inhibited = false;
    enter(watch, State::Quiet);
}

void Detection::whenMerged(Watch &watch)
{
    if (!isBad(watch))
        enter(watch, State::Quiet);
}

void Detection::lookLater(Watch &watch, base::Duration delay)
{
    m_executor.postAfter(delay, [this, &watch] {
        for (const auto &probe : watch.fault->probes)
            m_schedule.runNow(probe);
    });
}

void Detection::enter(Watch &watch, State state)
{
    watch.state = state;
    watch.since = m_clock.steadyNow();
}

void Detection::open(Watch &watch)
{
    watch.incident = m_book.open(*watch.fault, watch.instance, signs(watch));
    enter(watch, State::Open);
    for (const auto &at : m_watches)
        if (at->state == State::Consequence && rootWatch(*at) == &watch)
            m_book.attachConsequence(watch.incident, at->fault->component);
}

void Detection::becomeConsequence(Watch &watch, const Watch &root)
{
    enter(watch, State::Consequence);
    if (root.incident.isValid())
        m_book.attachConsequence(root.incident, watch.fault->component);
}

// What stands on `root` may have become a consequence, or ceased to be one.
void Detection::advanceAbove(const Watch &root)
{
    for (auto &at : m_watches) {
        const auto lower = m_graph.below(at->fault->component);
        const bool stands = std::find(lower.begin(), lower.end(), root.fault->component) != lower.end();
        if (stands && (at->state == State::Suspected || at->state == State::Consequence))
            advance(*at);
    }
}

void Detection::advanceLater(Watch &watch, base::Duration delay)
{
    m_executor.postAfter(delay, [this, &watch] { advance(watch); });
}

} // namespace qcat::ops
