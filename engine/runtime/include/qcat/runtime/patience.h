#pragma once

#include <qcat/base/time.h>

namespace qcat::runtime
{

// For how long probes look back or wait before they call something a fault. A drill or a test has less of it; in earnest it stands as it is.
struct Patience
{
    // What is over in an instant counts for so long: a rejected order, a process that the kernel ended, a clock that was set.
    base::Duration eventShownFor = std::chrono::minutes(1);
    base::Duration idleTransaction = std::chrono::minutes(5); // in which nothing happens
};

} // namespace qcat::runtime
