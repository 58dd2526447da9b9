#pragma once

#include <qcat/api/snapshot.h>

#include <string>

namespace qcat::app
{

// What whoever comes must know before they sign for `duty`: exposure, what is open, silences, overrides, what changed since the last
// signature. Ages and times count to the two nows.
std::string handoverText(const api::Snapshot &snapshot, const api::OnCallView &duty, base::WallTime now, base::SteadyTime steadyNow);

} // namespace qcat::app
