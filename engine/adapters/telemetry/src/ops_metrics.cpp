#include "ops_metrics.h"

#include <qcat/domain/names.h>

#include <algorithm>
#include <array>
#include <map>

namespace qcat::telemetry
{

namespace
{

void addComponents(const api::OpsSnapshot &ops, base::SteadyTime now, Families &families)
{
    auto health = gauge("qcat_component_health", "1 for the health that a component is in, 0 for the others");
    auto age = gauge("qcat_component_age_seconds", "Age of the newest look at a component");
    for (const auto &component : ops.components) {
        for (const auto value :
             {domain::Health::Ok, domain::Health::Warn, domain::Health::Crit, domain::Health::Unknown})
            health.add(component.health == value ? 1 : 0,
                       {{"component", component.id.value}, {"health", word(domain::name(value))}});
        age.add(seconds(now - component.at), {{"component", component.id.value}});
    }
    health.into(families);
    age.into(families);
}

void addIncidents(const api::OpsSnapshot &ops, Families &families)
{
    std::array<int, 4> open{};
    std::array<int, 4> suspected{};
    for (const auto &incident : ops.incidents) {
        open[std::size_t(incident.severity)] += incident.isOpen() ? 1 : 0;
        suspected[std::size_t(incident.severity)] += incident.state == domain::IncidentState::Suspected ? 1 : 0;
    }
    auto openGauge = gauge("qcat_incidents_open", "Incidents that are open, by severity");
    auto suspectedGauge = gauge("qcat_incidents_suspected", "Incidents that are suspected, by severity");
    for (std::size_t i = 0; i < open.size(); ++i) {
        const Labels labels = {{"severity", word(domain::name(domain::Severity(i)))}};
        openGauge.add(open[i], labels);
        suspectedGauge.add(suspected[i], labels);
    }
    openGauge.into(families);
    suspectedGauge.into(families);
}

// Wall times are told as such: their age is what a rule works out.
double unixTime(base::WallTime time)
{
    return double(time.ns) / 1e9;
}

void addNotifications(const api::OpsSnapshot &ops, Families &families)
{
    auto healthy = gauge("qcat_channel_healthy", "1 while the last message of an alert channel was taken by its provider");
    auto waiting = gauge("qcat_channel_waiting_messages", "Messages that wait for an alert channel");
    auto accepted = gauge("qcat_channel_last_accepted_timestamp_seconds", "When an alert channel's provider took a message last");
    for (const auto &channel : ops.channels) {
        const Labels labels = {{"channel", channel.name}, {"kind", word(domain::name(channel.kind))}};
        if (channel.health != domain::Health::Unknown)
            healthy.add(channel.health == domain::Health::Ok ? 1 : 0, labels);
        waiting.add(channel.waiting, labels);
        if (channel.lastAccepted.isValid())
            accepted.add(unixTime(channel.lastAccepted), labels);
    }
    std::map<domain::DeliveryState, int> states;
    for (const auto &delivery : ops.deliveries)
        ++states[delivery.state];
    auto deliveries = gauge("qcat_deliveries_recent", "The last 200 messages to people, by how they stand");
    for (const auto &[state, count] : states)
        deliveries.add(count, {{"state", word(domain::name(state))}});
    for (auto *family : {&healthy, &waiting, &accepted, &deliveries})
        family->into(families);
}

void addKeeping(const api::OpsSnapshot &ops, Families &families)
{
    const auto running = std::ranges::count(ops.runs, domain::RunState::InProgress, &domain::RunbookRun::state);
    gauge("qcat_runbook_runs_in_progress", "Runbooks that somebody works on").add(double(running)).into(families);
    gauge("qcat_components_not_watched", "Components that this configuration has nobody look at").add(double(ops.notWatched.size())).into(families);
    gauge("qcat_silences", "Silences and maintenance windows that are not over, and the last that are").add(double(ops.silences.size())).into(families);
    base::WallTime taken, proven;
    for (const auto &backup : ops.backups.backups) {
        taken = std::max(taken, backup.takenAt);
        proven = std::max(proven, backup.provenAt);
    }
    if (taken.isValid())
        gauge("qcat_backup_last_taken_timestamp_seconds", "When the newest backup was taken").add(unixTime(taken)).into(families);
    if (proven.isValid())
        gauge("qcat_backup_last_proven_timestamp_seconds", "When a backup was restored and compared last").add(unixTime(proven)).into(families);
}

} // namespace

void addOpsMetrics(const api::OpsSnapshot &ops, base::SteadyTime now, Families &families)
{
    addComponents(ops, now, families);
    addIncidents(ops, families);
    addNotifications(ops, families);
    addKeeping(ops, families);
}

} // namespace qcat::telemetry
