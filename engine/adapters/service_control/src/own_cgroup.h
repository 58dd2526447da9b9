#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace qcat::service_control
{

// Where a child must be moved so that systemd does not end it together with us: a sibling of our own control group, in
// every hierarchy by which systemd keeps track. Empty when we are in no group of our own.
std::vector<std::string> siblingGroups(const std::string &procSelfCgroup, const std::string &cgroupRoot);

// Moves the process there. Says in words what came of it.
std::string leaveOwnGroup(pid_t child);

} // namespace qcat::service_control
