#pragma once

#include <qcat/api/event.h>

namespace qcat::runtime
{

// One line in the log for each change of an incident: number, severity, state, and what just happened to it. Any thread.
void logIncidents(const api::Event &event);

} // namespace qcat::runtime
