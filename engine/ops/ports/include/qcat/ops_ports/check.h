#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/health.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::ops
{

// What one look at the world gave: how it is, in a sentence and in numbers. `output` is the raw text behind it, where
// there is one.
struct CheckResult {
    domain::Finding finding;
    std::vector<domain::Measured> measured = {};
    std::string output = {};
};

// Looks once, changes nothing, and answers by the deadline of `limits`. May block until then: it is run on a worker.
// Probes repeat a check, diagnosis steps run it when told.
using Check = std::function<CheckResult(const base::CallLimits &limits)>;

} // namespace qcat::ops
