#pragma once

#include <qcat/api/history.h>
#include <qcat/api/incident_records.h>
#include <qcat/api/snapshot.h>
#include <qcat/wire/messages.h>

#include <string>

// JSON of everything that leaves the process. Prices, quantities and money are texts ("61800.2"), wall times and
// durations whole nanoseconds (keys end in _ns), steady times ages in milliseconds against `now` (age_ms; null: never),
// enumerations the words of domain/names.h. Texts that are not UTF-8 are repaired.
namespace qcat::wire
{

std::string encode(const api::Snapshot &snapshot, base::SteadyTime now);
// Parts that it shares with `known` are null: the reader has them. Whole without `known`.
std::string encode(const api::DataPlaneSnapshot &data, base::SteadyTime now, const api::DataPlaneSnapshot *known = nullptr);
std::string encode(const api::HistorySeries &series);
std::string encode(const domain::PerformanceStatus &status, base::SteadyTime now);
std::string encode(const TaggedEvent &event, base::SteadyTime now);
std::string encode(const CommandRequest &request);
std::string encode(const CommandReply &reply);
std::string encode(const Created &created);
std::string encode(const EventGap &gap);
std::string encode(const HealthReport &report);
std::string encode(const domain::Incident &incident, base::SteadyTime now);
std::string encode(const domain::IncidentPage &page, base::SteadyTime now);
std::string encode(const domain::IncidentStatistics &statistics);
std::string encode(const std::vector<domain::Silence> &silences); // an array
std::string encode(const std::vector<domain::Runbook> &runbooks); // an array
std::string encode(const std::vector<api::ChannelView> &channels);  // an array
std::string encode(const std::vector<api::OnCallView> &schedules);  // an array
std::string encode(const std::vector<domain::UpkeepItem> &items);   // an array
// An array for scripts and other tools: of each its id, fault, title, component, instance, severity, state, flags, times as ISO 8601,
// owner and exposure.
std::string encodeList(const std::vector<domain::Incident> &incidents);
// {"error": {"code": …, "message": …, "args": [{"name": …, "value": …}]}}
std::string encode(const base::Error &error);

} // namespace qcat::wire
