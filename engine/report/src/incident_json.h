#pragma once

#include <qcat/report/incident_report.h>

namespace qcat::report
{

// {"content": {incident, runs}, "sha256": of the compact form of content, "generated_at", "generated_by"}.
// Times are ISO 8601 UTC, money and quantities are texts, enumerations the words of domain/names.h.
QByteArray incidentJson(const IncidentReport &report);
// Hex SHA-256 over incident and runs: independent of language, format and time of the export.
QString contentHash(const IncidentReport &report);

} // namespace qcat::report
