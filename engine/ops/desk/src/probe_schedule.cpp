#include "probe_schedule.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{
// A probe answers by its own deadline; this is how long its answer may be on the way.
constexpr base::Duration kAnswerSlack = std::chrono::milliseconds(250);
} // namespace

ProbeSchedule::ProbeSchedule(LiveExecutor &executor, const base::Clock &clock, OnResult onResult)
    : m_executor(executor), m_clock(clock), m_onResult(std::move(onResult))
{
}

void ProbeSchedule::add(std::unique_ptr<Probe> probe, base::Duration interval, base::Duration timeout)
{
    auto entry = std::make_unique<Entry>();
    entry->probe = std::move(probe);
    entry->interval = interval;
    entry->timeout = timeout;
    m_entries.push_back(std::move(entry));
    if (m_running)
        repeat(*m_entries.back());
}

void ProbeSchedule::start()
{
    m_running = true;
    for (auto &entry : m_entries)
        repeat(*entry);
}

void ProbeSchedule::stop()
{
    m_running = false;
    for (auto &entry : m_entries)
        entry->cancel.cancel();
}

void ProbeSchedule::runNow(const domain::ProbeId &probe)
{
    for (auto &entry : m_entries)
        if (m_running && entry->probe->id() == probe && !entry->inFlight)
            run(*entry);
}

void ProbeSchedule::runAllNow()
{
    for (const auto &entry : m_entries)
        if (m_running && !entry->inFlight)
            run(*entry);
}

bool ProbeSchedule::allAnsweredOnce() const
{
    return std::all_of(m_entries.begin(), m_entries.end(), [](const auto &entry) { return entry->answered; });
}

base::Duration ProbeSchedule::interval(const domain::ProbeId &probe) const
{
    for (const auto &entry : m_entries)
        if (entry->probe->id() == probe)
            return entry->interval;
    return {};
}

std::vector<domain::ComponentId> ProbeSchedule::components() const
{
    std::vector<domain::ComponentId> all;
    for (const auto &entry : m_entries)
        all.push_back(entry->probe->component());
    return all;
}

void ProbeSchedule::repeat(Entry &entry)
{
    if (!m_running)
        return;
    if (!entry.inFlight)
        run(entry);
    else if (entry.overdue)
        reportSilence(entry);
    m_executor.postAfter(entry.interval, [this, &entry] { repeat(entry); });
}

void ProbeSchedule::run(Entry &entry)
{
    entry.inFlight = true;
    entry.overdue = false;
    entry.cancel = {};
    const auto run = ++entry.run;
    m_executor.postAfter(entry.timeout + kAnswerSlack, [this, &entry, run] { missDeadline(entry, run); });
    entry.probe->run({entry.timeout, entry.cancel}, m_executor.guarded([this, &entry, run](domain::ProbeResult result) {
        finish(entry, run, std::move(result));
    }));
}

void ProbeSchedule::finish(Entry &entry, std::uint64_t run, domain::ProbeResult result)
{
    if (!entry.inFlight || entry.run != run)
        return;
    entry.inFlight = false;
    if (entry.overdue || !m_running)
        return;
    entry.answered = true;
    m_onResult(std::move(result));
}

void ProbeSchedule::missDeadline(Entry &entry, std::uint64_t run)
{
    if (!entry.inFlight || entry.run != run || !m_running)
        return;
    entry.overdue = true;
    entry.cancel.cancel();
    reportSilence(entry);
}

void ProbeSchedule::reportSilence(Entry &entry)
{
    domain::ProbeResult result;
    result.probe = entry.probe->id();
    result.component = entry.probe->component();
    result.instance = entry.probe->instance();
    result.health = domain::Health::Unknown;
    const std::string limit = base::toShortText(entry.timeout);
    result.finding =
        finding(code::kProbeNoAnswer, fmt::format("probe {} did not answer within {}", result.probe.value, limit),
                {{"probe", result.probe.value}, {"timeout", limit}}, domain::Health::Unknown);
    result.wallTime = m_clock.wallNow();
    result.at = m_clock.steadyNow();
    result.took = entry.timeout;
    entry.answered = true;
    m_onResult(std::move(result));
}

} // namespace qcat::ops
