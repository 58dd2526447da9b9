#pragma once

#include <qcat/domain/health.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A runbook as its file says it; resources/runbooks/README.md is its format.
namespace qcat::domain
{

enum class StepMode : std::uint8_t { Read, Mutate };
enum class Confirm : std::uint8_t { None, Click, Typed };
enum class Risk : std::uint8_t { Low, Medium, High };

// What a step that failed, or a proof that did not come, does to the run.
enum class OnFailure : std::uint8_t {
    Continue, // nothing: the operator goes on, or does it again
    Abort,    // ends it as failed
    Step      // goes on at `onFailureStep`
};

// An action that the runner carries out by itself, as soon as the run has come to it.
inline constexpr std::string_view kBranchAction = "branch";
inline constexpr std::string_view kEscalateAction = "incident.escalate";

// What must hold before a step changes anything: a comparison over what earlier steps have found.
struct StepCondition
{
    std::string when;
    LocalText says;
    bool operator==(const StepCondition &) const = default;
};

// One way out of a branch.
struct StepChoice
{
    std::string when;
    std::string next; // a later step
    bool operator==(const StepChoice &) const = default;
};

// One step as its file says it. Actions are a closed set (trading/ops code), never a shell line. Whatever jumps, jumps forward: a run
// comes to its end.
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
    LocalText undo;               // how it is taken back, or why it cannot be
    bool irreversible = false;    // … and cannot
    base::Duration timeout{};
    base::Duration expectedDuration{};
    int retries = 0;              // of a read that failed; what changes something is never done again by itself
    base::Duration retryDelay{};
    OnFailure onFailure = OnFailure::Continue;
    std::string onFailureStep;
    std::map<std::string, std::string> inputs;
    std::map<std::string, std::string> outputs = {}; // name of ours → of the action's finding; "health" and "code" are always there
    std::vector<StepCondition> preconditions = {};
    std::optional<base::Duration> approvalTtl = {};  // a second person must approve it; how long that holds
    std::vector<StepChoice> choices = {};            // of a branch: the first that holds …
    std::string otherwise;                           // … or else this
    std::string next;                                // a later step; empty: the one that follows
    bool isEnd = false;                              // the run is over with it
    bool operator==(const RunbookStep &) const = default;
};

enum class InputKind : std::uint8_t { Text, Integer, Duration, Enum };

// What the operator hands to a runbook when it starts. Steps name it whole ("$pid"), texts that people read and type hold it as {pid}.
struct RunbookParameter
{
    std::string name; // unique in its runbook
    LocalText title;
    InputKind kind = InputKind::Text;
    std::int64_t min = 0; // of a whole number its bounds, of a text those of its length in bytes, of a duration those in milliseconds
    std::int64_t max = 0;
    std::string pattern = {};             // of a text: "^…$"
    std::vector<std::string> values = {}; // of an enum
    std::optional<std::string> standard = {}; // taken where nothing is given
    bool operator==(const RunbookParameter &) const = default;
};

using RunbookInputs = std::map<std::string, std::string>; // by the name of the parameter

// How much a runbook may do before a person has to look: 0 is no limit.
struct RunbookLimits
{
    int maxMutations = 0;             // steps that change something, in one run
    int maxTargets = 0;               // … and what they change
    base::Duration cooldown{};        // after the last change, before another run may change something
    int escalateAfterRuns = 0;        // so many runs …
    base::Duration escalateWithin{};  // … within that, and the next one calls a person instead
    bool operator==(const RunbookLimits &) const = default;
};

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
    std::string owner = {};
    std::string reviewBy = {};  // a day, "2027-05-01"
    std::string lockKey = {};   // at most one run holds it, from its start to its end; empty: runs do not hinder each other
    RunbookLimits limits = {};
    std::int64_t mostOutput = 64 * 1024; // bytes that are kept of what a step puts out
    std::vector<LocalText> followUp = {};
    bool isOwn = false; // of the user's folder, not one that ships
    bool operator==(const Runbook &) const = default;

    bool isReviewOverdue(base::WallTime now) const { return !reviewBy.empty() && base::toIso(now).substr(0, 10) > reviewBy; }
};

} // namespace qcat::domain
