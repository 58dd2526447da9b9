#pragma once

#include <qcat/desk/incident_desk.h>

namespace qcat::ops
{

// Whether what a silence names is there: a fault that this desk, a watcher beside it or one of the `open` incidents has, a component.
// "silence.unknown_fault" and "silence.unknown_component" say what is near. A silence of nothing would be found out in the night for
// which it was meant.
base::Status knownNames(const domain::SilenceMatch &match, const DeskConfig &config, const std::vector<domain::Incident> &open);

} // namespace qcat::ops
