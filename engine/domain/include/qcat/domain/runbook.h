#pragma once

#include <qcat/domain/incident.h>

#include <map>
#include <string>
#include <vector>

namespace qcat::domain
{

enum class StepMode : std::uint8_t { Read, Mutate };
enum class Confirm : std::uint8_t { None, Click, Typed };
enum class Risk : std::uint8_t { Low, Medium, High };

// One step as its file says it. Actions are a closed set (trading/ops code), never a shell line.
struct RunbookStep
{
    std::string name; // unique in its runbook
    LocalText title;
    LocalText looksFor; // what this step is for, in a sentence
    std::string action; // "pg.connect", "service.restart", "probe.wait" …
    StepMode mode = StepMode::Read;
    Risk risk = Risk::Low;
    Confirm confirm = Confirm::None;
    std::string confirmPhrase;    // typed confirms
    LocalText effect;             // what it does to open orders and positions
    LocalText undo;               // or why there is none
    base::Duration timeout{};
    base::Duration expectedDuration{};
    bool continueOnFailure = true; // read steps: a finding does not stop the diagnosis
    std::map<std::string, std::string> inputs;
    bool operator==(const RunbookStep &) const = default;
};

enum class InputKind : std::uint8_t { Text, Integer };

// What the operator hands to a runbook when it starts. Steps name it whole ("$pid"), texts that people read and type hold it as {pid}.
struct RunbookParameter
{
    std::string name; // unique in its runbook
    LocalText title;
    InputKind kind = InputKind::Text;
    std::int64_t min = 0; // of a whole number its bounds, of a text those of its length in bytes
    std::int64_t max = 0;
    bool operator==(const RunbookParameter &) const = default;
};

using RunbookInputs = std::map<std::string, std::string>; // by the name of the parameter

struct Runbook
{
    std::string id;
    int version = 1;
    std::string hash; // SHA-256 of the file: what ran is in the audit
    LocalText title;
    FaultId fault; // none: a tool for any incident of its component, and without one
    ComponentId component;
    std::vector<RunbookParameter> parameters;
    std::vector<RunbookStep> steps;
    bool operator==(const Runbook &) const = default;
};

// Interrupted: its owner died while it ran; never shown as running, never repeated by itself.
enum class StepState : std::uint8_t { Waiting, Running, Done, Finding, Failed, Skipped, Cancelled, Interrupted };
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

struct StepRun
{
    std::string name;
    StepState state = StepState::Waiting;
    Finding finding;
    std::string output; // raw, redacted, bounded to 64 KiB
    bool outputTruncated = false;
    base::WallTime startedAt;
    base::WallTime finishedAt;
    std::string actor;
    std::string reason; // of a skip
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
    bool operator==(const RunbookRun &) const = default;
};

} // namespace qcat::domain
