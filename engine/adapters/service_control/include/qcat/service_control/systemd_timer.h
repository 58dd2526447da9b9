#pragma once

#include <qcat/base/call.h>
#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <string>

namespace qcat::service_control
{

// A timer unit and how the last run of what it starts ended.
struct TimerStatus {
    bool isEnabled = false; // comes back after a boot
    bool isActive = false;  // runs now
    base::WallTime next;    // invalid: none is due
    base::WallTime last;    // invalid: never ran
    std::string result;     // of the last run of its service: "success", "exit-code", "timeout" …
};

// `timer` and `service`: names of units. Blocks; needs a QCoreApplication. `busAddress` empty: the system bus.
base::Result<TimerStatus> timerStatus(const std::string &timer, const std::string &service, const base::CallLimits &limits,
                                      const std::string &busAddress = {});
// Has systemd run it from now on and after every boot.
base::Status enableTimer(const std::string &timer, const base::CallLimits &limits, const std::string &busAddress = {});

} // namespace qcat::service_control
