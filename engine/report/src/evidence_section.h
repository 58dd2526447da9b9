#pragma once

#include "document.h"

#include <qcat/report/incident_report.h>

namespace qcat::report
{

class Text;

// What was seen when the incident opened: engine, components, log lines.
Section evidenceSection(const IncidentReport &report, const Text &say);

} // namespace qcat::report
