#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/runbook.h>

#include <map>
#include <string>

namespace qcat::ops
{

struct ActionRequest
{
    std::string action; // "service.restart"
    domain::StepMode mode = domain::StepMode::Read;
    std::map<std::string, std::string> inputs;
};

struct ActionPlan
{
    std::string action; // the exact call in words and arguments
    std::string target;
    std::vector<domain::Finding> preconditions;
};

struct ActionOutcome
{
    domain::Finding finding; // what was found or done; Health::Crit: it did not work
    std::string output;      // raw, before redaction and bounding
};

// One kind of action of the closed set ("pg.connect", "service.restart"). Both calls return at once; `done` comes exactly once on the
// executor that the action was built with, by the deadline at the latest. A Read action changes nothing anywhere.
class Action
{
public:
    virtual ~Action() = default;
    virtual std::string name() const = 0;
    virtual domain::StepMode mode() const = 0;
    // Works out what run() would do, without doing it.
    virtual void plan(const ActionRequest &request, const base::CallLimits &limits, base::Done<ActionPlan> done) = 0;
    virtual void run(const ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string line)> progress,
                     base::Done<ActionOutcome> done) = 0;
};

} // namespace qcat::ops
