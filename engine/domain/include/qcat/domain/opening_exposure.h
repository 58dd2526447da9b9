#pragma once

#include <qcat/domain/incident.h>

namespace qcat::domain
{

// The line in which the desk has noted what was at stake when the incident was opened, for the last time where it was opened again;
// `exposureAtStart` is that of the first sign. Null: nothing was noted. Points into the timeline.
const TimelineEntry *exposureAtOpening(const Incident &incident);

} // namespace qcat::domain
