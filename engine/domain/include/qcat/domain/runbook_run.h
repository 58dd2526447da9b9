#pragma once

#include <qcat/domain/incident.h>
#include <qcat/domain/runbook.h>

// What came of a runbook.
namespace qcat::domain
{

// Interrupted: its owner died while it ran; never shown as running, never repeated by itself. NotTaken: the run went another way.
enum class StepState : std::uint8_t { Waiting, Running, Done, Finding, Failed, Skipped, Cancelled, Interrupted, NotTaken };
enum class RunState : std::uint8_t { InProgress, Succeeded, Failed, Aborted, Escalated, Interrupted };

// What a mutating step would do, worked out against the world as it is now. Shown before the confirm; void when the exposure changes.
struct StepPlan
{
    std::string step;
    std::string action;       // exact call: `systemd RestartUnit("postgresql@15-main.service", "fail")`
    std::string target;       // to whom
    std::vector<Finding> preconditions; // health Ok: met
    Exposure exposure;
    base::Duration expectedDuration{};
    std::string token;        // names this plan; run needs it
    base::WallTime madeAt;
    bool isRunnable() const
    {
        for (const auto &p : preconditions)
            if (p.health == Health::Crit || p.health == Health::Unknown)
                return false;
        return true;
    }
    bool operator==(const StepPlan &) const = default;
};

// What a second person has to say to a step. Whoever asked may not approve; alone, the glass is broken with the name of the approver who
// was called.
struct StepApproval
{
    std::string step;
    std::string requestedBy;
    std::string reason;
    base::WallTime requestedAt;
    base::WallTime until;      // the request, and from its approval on the approval, is void then
    std::string approvedBy;
    bool brokenGlass = false;  // … then `approvedBy` is who was called
    bool isGranted(base::WallTime now) const { return !approvedBy.empty() && now < until; }
    bool isWaiting(base::WallTime now) const { return approvedBy.empty() && now < until; }
    bool operator==(const StepApproval &) const = default;
};

struct StepRun
{
    std::string name;
    StepState state = StepState::Waiting;
    Finding finding;
    std::string output; // raw, redacted, bounded
    bool outputTruncated = false;
    base::WallTime startedAt;
    base::WallTime finishedAt;
    std::string actor;
    std::string reason; // of a skip
    int attempts = 0;   // how often it was begun
    std::string target = {}; // of a step that changes something
    std::map<std::string, std::string> outputs = {}; // what later steps may compare
    bool operator==(const StepRun &) const = default;
};

struct RunbookRun
{
    RunbookRunId id;
    IncidentId incident;
    Runbook runbook; // as it was when the run began, its steps with the inputs in place
    RunbookInputs inputs;
    RunState state = RunState::InProgress;
    std::string operatorName;
    base::WallTime startedAt;
    base::WallTime finishedAt;
    std::vector<StepRun> steps; // one for each step of the runbook, in its order
    std::optional<StepPlan> plan; // of the step that waits for its confirm
    std::optional<StepApproval> approval = {}; // the newest
    bool operator==(const RunbookRun &) const = default;
};

} // namespace qcat::domain
