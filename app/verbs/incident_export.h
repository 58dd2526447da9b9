#pragma once

#include "remote_engine.h"

#include <qcat/domain/incident_query.h>

namespace qcat::app
{

// One incident into --output, in --format and --language. The exit code.
int exportIncident(RemoteEngine &engine, const domain::IncidentId &incident, const QCommandLineParser &parser);
// All that the filter takes into one file; progress on standard error, SIGINT and SIGTERM end it without a file.
int exportIncidents(RemoteEngine &engine, const domain::IncidentQuery &filter, const QCommandLineParser &parser);

} // namespace qcat::app
