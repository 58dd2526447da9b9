#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/evidence.h>

namespace qcat::ops
{

// What is kept with an incident that opens: of `seen` the state of the engine and the log lines that have to do with it, and of the
// components its own and those that are not healthy. Bounded, without secrets.
domain::Evidence evidenceFor(const domain::Incident &incident, domain::Evidence seen, const std::vector<api::ComponentView> &components,
                             const Redactor &redact);

} // namespace qcat::ops
