#pragma once

#include <qcat/base/call.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::service_control
{

struct ProcessResult {
    enum class End { Exited, Signalled, TimedOut, Cancelled };
    End end = End::Exited;
    int code = 0;       // exit status or signal
    std::string output; // both streams, bounded; begins with what became of its control group
};

// Runs a program and waits for it: own session and process group, own control group where permitted, standard input
// /dev/null, a fixed environment, argv as given, no shell. Each line of output goes to `progress` as it comes. At the
// deadline, or when cancelled, the group gets TERM and two seconds later KILL. Error: the program could not be run, in
// the words of the system.
base::Result<ProcessResult> runDetached(const std::vector<std::string> &argv, const base::CallLimits &limits,
                                        const std::function<void(std::string)> &progress);

} // namespace qcat::service_control
