#pragma once

#include "seen.h"

namespace qcat::app::rescue
{

// Who holds an flock() on a file; the lock is not touched.
struct Holder {
    bool isHeld = false;
    int pid = 0;
};
Holder holderOf(const std::filesystem::path &lock);

ProcessState stateOf(int pid);

// As the kernel calls it; empty: there is none.
std::string nameOf(int pid);

// Who listens on this TCP port of this machine, by /proc.
PortOwner ownerOf(int port);

} // namespace qcat::app::rescue
