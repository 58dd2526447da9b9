#pragma once

#include <signal.h>

namespace qcat::app
{

// SIGINT or SIGTERM came. They are blocked in every thread of this program (main.cpp), so one that came waits to be looked at: for verbs,
// which have no event loop that would.
inline bool isAskedToEnd()
{
    sigset_t pending;
    return ::sigpending(&pending) == 0 && (::sigismember(&pending, SIGINT) == 1 || ::sigismember(&pending, SIGTERM) == 1);
}

} // namespace qcat::app
