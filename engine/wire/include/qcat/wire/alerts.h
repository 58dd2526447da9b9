#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/external_alert.h>
#include <qcat/domain/incident.h>

#include <string>
#include <string_view>
#include <vector>

// Alerts of others and for others, in the forms that they speak. Foreign: unknown keys are passed over, what is read is
// bounded and checked ("wire.malformed", "wire.too_large").
namespace qcat::wire
{

inline constexpr std::size_t kMostAlerts = 500; // of one message

// The webhook of an Alertmanager (version 4): one alert for each entry of "alerts", labels alertname, instance and
// severity, annotations summary or description.
base::Result<std::vector<domain::ExternalAlert>> decodeAlertmanagerWebhook(std::string_view json);

// {"level": critical|warning|info, "title": …, "message": …}, and if wanted "instance", "source", "status": firing|resolved.
base::Result<domain::ExternalAlert> decodePostedAlert(std::string_view json);

// For /api/v2/alerts of an Alertmanager: incidents as alerts, alertname is the fault. Those that are over carry when;
// the others are good until `until`, by when they are sent again.
std::string encodeForAlertmanager(const std::vector<domain::Incident> &incidents, base::WallTime until);

// What GET /api/v1/alerts answers: what is shown of the incidents, one object each.
std::string encodeAlerts(const std::vector<domain::Incident> &incidents);

} // namespace qcat::wire
