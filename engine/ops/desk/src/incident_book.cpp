#include "incident_book.h"

#include "exposure_words.h"
#include "findings.h"

#include <qcat/base/log.h>
#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/incident_handle.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

constexpr int kLoaded = 500;
constexpr std::size_t kKeptOver = 500; // in memory, of those that are over
const std::string kDesk = "qcat";

} // namespace

bool isOver(const domain::Incident &incident)
{
    return incident.state == IncidentState::Resolved || incident.state == IncidentState::Closed;
}

IncidentBook::IncidentBook(const DeskConfig &config, OpsStore &store, const ExposureSource &exposure,
                           const base::Clock &clock, Publish publish)
    : m_config(config), m_store(store), m_exposure(exposure), m_clock(clock), m_publish(std::move(publish)),
      m_clocks(config, clock), m_flaps(m_config.timing, clock)
{
}

base::Status IncidentBook::load()
{
    auto loaded = m_store.loadIncidents(kLoaded);
    if (!loaded)
        return loaded.error();
    m_incidents = std::move(*loaded);
    std::stable_sort(m_incidents.begin(), m_incidents.end(),
                     [](const auto &a, const auto &b) { return a.openedAt < b.openedAt; });
    for (auto &incident : m_incidents) {
        if (!incident.clockFrom.isValid()) // the first version of the store did not keep it
            incident.clockFrom = incident.openedAt;
        m_clocks.follow(incident);
        m_told[incident.id] = incident.timeline.size();
        if (incident.flags.flapping && !isOver(incident))
            m_flaps.adopt(incident.id);
    }
    return {};
}

void IncidentBook::record(const domain::IncidentId &id, TimelineKind kind, const std::string &actor,
                          domain::Finding what)
{
    if (auto *incident = found(id)) {
        append(*incident, kind, actor, std::move(what));
        touched(*incident, actor);
        commit(*incident);
    }
}

void IncidentBook::resolveByRun(const domain::IncidentId &id, const std::string &run, const std::string &actor)
{
    if (auto *incident = found(id); incident && !isOver(*incident))
        resolved(*incident, actor,
                 finding(code::kIncidentResolvedByRun, fmt::format("mended by runbook run {} and verified", run),
                         {{"run", run}}));
}

// What is over is in the store; a desk that runs for months keeps the last ones at hand only.
void IncidentBook::trim()
{
    auto over = std::size_t(std::count_if(m_incidents.begin(), m_incidents.end(), isOver));
    std::erase_if(m_incidents, [&](const auto &incident) {
        if (over < kKeptOver || !isOver(incident))
            return false;
        --over;
        m_told.erase(incident.id);
        m_flaps.forget(incident.id);
        return true;
    });
}

void IncidentBook::setTimeToHarm(const domain::ComponentId &component, std::vector<domain::TimeToHarm> harms)
{
    std::stable_sort(harms.begin(), harms.end(), [](const auto &a, const auto &b) {
        return a.remaining.value_or(base::Duration::max()) < b.remaining.value_or(base::Duration::max());
    });
    m_harms[component] = std::move(harms);
}

const domain::Incident *IncidentBook::find(const domain::IncidentId &id) const
{
    const auto at =
        std::find_if(m_incidents.rbegin(), m_incidents.rend(), [&](const auto &incident) { return incident.id == id; });
    return at == m_incidents.rend() ? nullptr : &*at;
}

std::vector<domain::Incident> IncidentBook::openOnes() const
{
    std::vector<domain::Incident> open;
    std::copy_if(m_incidents.begin(), m_incidents.end(), std::back_inserter(open),
                 [](const auto &i) { return i.isOpen(); });
    return open;
}

std::vector<domain::Incident> IncidentBook::newest(std::size_t most) const
{
    std::vector<domain::Incident> all(m_suspected.rbegin(), m_suspected.rend());
    const auto take = [&](bool shown) {
        for (auto at = m_incidents.rbegin(); at != m_incidents.rend() && all.size() < most; ++at)
            if (at->isShown() == shown)
                all.push_back(*at);
    };
    take(true);
    take(false);
    for (auto &incident : all)
        if (incident.isShown())
            incident.timeToHarm = harmsOf(incident);
    return all;
}

domain::Incident *IncidentBook::found(const domain::IncidentId &id)
{
    return const_cast<domain::Incident *>(std::as_const(*this).find(id));
}

base::Error notFound(const domain::IncidentId &id)
{
    if (domain::isHandleOfSuspected(id.value))
        return refusal(code::kIncidentOnlySuspected,
                       fmt::format("{} is only suspected: it gets a number, and can be worked on, when it opens", id.value), {{"incident", id.value}});
    return refusal(code::kIncidentUnknown, fmt::format("there is no incident \"{}\"", id.value), {{"incident", id.value}});
}

base::Result<domain::Incident *> IncidentBook::needed(const domain::IncidentId &id)
{
    if (auto *incident = found(id))
        return incident;
    return notFound(id);
}

domain::IncidentId IncidentBook::nextId()
{
    const auto now = m_clock.wallNow();
    auto id = m_store.nextIncidentId(now);
    if (id)
        return *id;
    storeFailed(id.error());
    // The store is away: a number of our own, from the time, which no counter of the store can give again.
    return {fmt::format("INC-LOCAL-{}-{}", now.ms(), m_incidents.size())};
}

void IncidentBook::noteExposure(domain::Incident &incident)
{
    const auto exposure = m_exposure.exposure();
    if (incident.state == IncidentState::Open && !incident.exposureAtStart.known)
        incident.exposureAtStart = exposure;
    append(incident, TimelineKind::ExposureNoted, kDesk, exposureFinding(code::kExposureNoted, exposure));
}

void IncidentBook::append(domain::Incident &incident, TimelineKind kind, const std::string &actor, domain::Finding what)
{
    incident.timeline.push_back({m_clock.wallNow(), kind, actor, m_config.redact(std::move(what))});
}

void IncidentBook::commit(const domain::Incident &incident)
{
    m_clocks.follow(incident);
    const auto firstNew = std::exchange(m_told[incident.id], incident.timeline.size());
    const auto saved = save(incident, firstNew);
    if (!saved)
        storeFailed(saved.error());
    m_publish(api::IncidentChanged{incident});
    if (m_listener)
        m_listener->changed(incident, firstNew, saved.hasValue());
}

// With what is owed because of it, and a new one with what was seen then; or nothing of it.
base::Status IncidentBook::save(const domain::Incident &incident, std::size_t firstNew)
{
    return m_store.transact([&] {
        auto saved = m_store.saveIncident(incident);
        if (saved && firstNew == 0)
            saved = m_store.saveEvidence(incident.id, m_evidenceOf(incident));
        return saved && m_listener ? m_listener->record(incident, firstNew) : saved;
    });
}

void IncidentBook::notice(domain::Finding what)
{
    m_publish(api::Notice{std::move(what)});
}

void IncidentBook::storeFailed(const base::Error &error)
{
    log::error("desk", "the incident store failed: {}", error.message);
    notice(finding(code::kStoreFailed, fmt::format("the incident store failed: {}", error.message),
                   {{"error", error.message}}, domain::Health::Crit));
}

void IncidentBook::resolved(domain::Incident &incident, const std::string &actor, domain::Finding what)
{
    incident.state = IncidentState::Resolved;
    incident.resolvedAt = m_clock.wallNow();
    incident.mitigatedAt = incident.resolvesAt = incident.lapsesAt = {};
    incident.flags.flapping = false;
    incident.flags.inhibitedBy = {};
    m_flaps.forget(incident.id);
    append(incident, TimelineKind::Resolved, actor, std::move(what));
    if (auto left = m_config.leftToDo())
        append(incident, TimelineKind::Note, kDesk, std::move(*left));
    commit(incident);
}

} // namespace qcat::ops
