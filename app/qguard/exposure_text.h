#pragma once

#include <qcat/domain/exposure.h>
#include <qcat/domain/health.h>

namespace qcat::qguard
{

// What was at stake when qcat was heard last, with its age: for the record and for messages. Codes: "guard.exposure" (age, orders,
// conditionals, positions, gross), "exposure.unknown".
domain::Finding exposureFinding(const domain::Exposure &lastKnown);
domain::LocalText exposureLine(const domain::Exposure &lastKnown);

} // namespace qcat::qguard
