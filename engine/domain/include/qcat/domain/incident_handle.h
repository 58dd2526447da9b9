#pragma once

#include <qcat/domain/incident.h>

#include <string>
#include <string_view>

namespace qcat::domain
{

// What people and scripts name an incident by: its number; one that is only suspected has none yet, and is "suspected:FAULT" or
// "suspected:FAULT@INSTANCE", of which there is one at a time.
std::string handleOf(const Incident &incident);
bool isHandleOfSuspected(std::string_view handle);

} // namespace qcat::domain
