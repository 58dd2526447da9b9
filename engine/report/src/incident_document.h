#pragma once

#include "document.h"

#include <qcat/report/incident_report.h>

namespace qcat::report
{

// The record of an incident in words. `contentHash` is printed with it.
Document incidentDocument(const IncidentReport &report, const QString &contentHash);
// Its timeline as rows for a spreadsheet, header first.
Table timelineTable(const IncidentReport &report);

} // namespace qcat::report
