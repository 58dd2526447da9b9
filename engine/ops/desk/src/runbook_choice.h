#pragma once

#include "incident_book.h"
#include "run_book.h"

#include <qcat/api/command.h>

namespace qcat::ops
{

// The runbook that the command may start: one that mends the fault of its incident, or a tool for its component, or without an incident a
// tool. The error says what is in the way.
base::Result<const domain::Runbook *> chosenRunbook(const api::StartRunbook &command, const DeskConfig &config,
                                                    const IncidentBook &incidents, RunBook &runs);

} // namespace qcat::ops
