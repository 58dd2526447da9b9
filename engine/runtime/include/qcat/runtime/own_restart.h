#pragma once

#include <qcat/base/result.h>

#include <functional>
#include <string>

namespace qcat::runtime
{

// How this program is started anew: by whoever runs it, or by taking its own place. Both begin with the orderly stop.
struct OwnRestart
{
    using Refused = std::function<void(base::Error)>;

    std::string call;   // in words and arguments
    std::string target; // "qcat.service", "process 4711"
    // Returns at once. `refused` is called, on any thread, when it does not come about. Empty: this program cannot.
    std::function<void(Refused refused)> begin = {};
};

} // namespace qcat::runtime
