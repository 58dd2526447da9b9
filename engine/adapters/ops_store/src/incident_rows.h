#pragma once

#include "connection.h"

#include <qcat/domain/incident.h>

// The rows of an incident: its document, and what is searched and counted beside it.
namespace qcat::ops_store
{

// "ops_store.timeline_shorter": a timeline only grows.
base::Status writeIncident(Connection &connection, const domain::Incident &incident);
// Of documents that were written without it.
base::Status indexAllIncidents(Connection &connection);

} // namespace qcat::ops_store
