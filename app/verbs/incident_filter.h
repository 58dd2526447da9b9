#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident_query.h>

#include <QCommandLineParser>

namespace qcat::app
{

// --state --severity --component --text --from --to: which of the stored incidents a verb is about.
void addIncidentFilter(QCommandLineParser &parser);
// Whether one of them is given.
bool hasIncidentFilter(const QCommandLineParser &parser);
// "usage" with what is allowed. Without options: all of them.
base::Result<domain::IncidentQuery> incidentFilterOf(const QCommandLineParser &parser, base::WallTime now);

} // namespace qcat::app
