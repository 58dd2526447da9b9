#pragma once

#include <optional>
#include <string>

namespace qcat::qguard
{

// Who announced that qcat will be silent now, and until when: a silence or maintenance window of the desk that holds back a P0 of
// service.dead, approved as every one that may. Read from the desk's own store, which does not need the desk. Empty: nobody did.
std::optional<std::string> plannedStop(const std::string &opsStore);

} // namespace qcat::qguard
