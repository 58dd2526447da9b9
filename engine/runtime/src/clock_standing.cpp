#include "clock_standing.h"

#include <qcat/base/log.h>

#include <fmt/format.h>

#include <charconv>
#include <fstream>

namespace qcat::runtime
{

namespace
{

const std::string kNote = "clock/standing";
constexpr base::Duration kDrift = std::chrono::milliseconds(500); // less than that is no step
constexpr int kIncidents = 500;                                   // as many as the desk takes up

} // namespace

ClockStanding::ClockStanding(ops::OutboxStore &outbox, const base::Clock &clock, std::string bootId)
    : m_outbox(outbox), m_clock(clock), m_bootId(std::move(bootId))
{
}

base::Duration ClockStanding::offset() const
{
    return base::Duration(m_clock.wallNow().ns - m_clock.steadyNow().ns);
}

base::Status ClockStanding::follow(ops::OpsStore &store)
{
    const auto notes = m_outbox.loadNotes();
    if (!notes)
        return notes.error();
    const auto note = notes->find(kNote);
    const auto prefix = m_bootId + " ";
    base::Status moved;
    if (!m_bootId.empty() && note != notes->end() && note->second.starts_with(prefix)) {
        std::int64_t before = 0;
        std::from_chars(note->second.data() + prefix.size(), note->second.data() + note->second.size(), before);
        const auto step = offset() - base::Duration(before);
        if (std::chrono::abs(step) > kDrift)
            moved = move(store, step);
    }
    if (moved)
        remember();
    return moved;
}

base::Status ClockStanding::move(ops::OpsStore &store, base::Duration step)
{
    log::warning("desk", "the wall clock was set {} {} while qcat was not running: deadlines are kept", base::toShortText(std::chrono::abs(step)),
                 step.count() > 0 ? "forward" : "back");
    auto incidents = store.loadIncidents(kIncidents);
    auto pages = m_outbox.loadPages(0);
    auto deliveries = m_outbox.loadDeliveries(0);
    if (!incidents || !pages || !deliveries)
        return !incidents ? incidents.error() : !pages ? pages.error() : deliveries.error();
    const auto shift = [step](base::WallTime &time) {
        if (time.isValid())
            time = time + step;
    };
    return store.transact([&]() -> base::Status {
        for (auto &incident : *incidents) {
            if (!incident.isOpen())
                continue;
            for (auto *time : {&incident.clockFrom, &incident.acknowledgeBy, &incident.lapsesAt, &incident.resolvesAt})
                shift(*time);
            if (auto saved = store.saveIncident(incident); !saved)
                return saved;
        }
        for (auto &page : *pages) {
            shift(page.startedAt);
            shift(page.nextAt);
        }
        for (auto &delivery : *deliveries)
            shift(delivery.nextAt);
        if (auto saved = m_outbox.commit(*pages, *deliveries); !saved)
            return saved;
        return m_outbox.saveNote(kNote, fmt::format("{} {}", m_bootId, offset().count())); // with it, or neither
    });
}

void ClockStanding::remember()
{
    const auto now = offset();
    if (m_bootId.empty() || std::chrono::abs(now - m_remembered) <= kDrift)
        return;
    if (const auto saved = m_outbox.saveNote(kNote, fmt::format("{} {}", m_bootId, now.count())); saved)
        m_remembered = now;
}

std::string bootId()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

} // namespace qcat::runtime
