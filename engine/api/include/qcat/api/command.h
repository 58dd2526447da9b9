#pragma once

#include <qcat/base/error.h>
#include <qcat/base/id.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>
#include <qcat/domain/external_alert.h>
#include <qcat/domain/ids.h>
#include <qcat/domain/runbook.h>
#include <qcat/domain/silence.h>
#include <qcat/domain/upkeep.h>

#include <string>
#include <variant>
#include <vector>

namespace qcat::api
{

using CommandId = base::NumberId<struct CommandIdTag>;

// --- trading: through the guard, they work while the engine thread is blocked
struct Halt { std::string reason; };
struct CancelEntries {};
// `confirm` must be kFlattenPhrase: typed by a human, or given on the command line.
struct Flatten { std::string confirm; };
// `confirm` must be kResumePhrase. Refused while UNKNOWN orders, an inconsistent book or a failed journal stand; and with real money while
// the licence lacks something.
struct Resume { std::string confirm; };
// Lets real money be traded until the engine stops although the licence lacks something: the glass is broken, and the audit says why and
// who was called. Resumes nobody.
struct BreakLicence { std::string reason; std::string approverCalled; };
inline constexpr std::string_view kFlattenPhrase = "FLATTEN";
inline constexpr std::string_view kResumePhrase = "RESUME";
// The switch in Redis that halts every engine that reads it: of all accounts, or of `account` ("paper:main"). This engine is halted first,
// where it is meant, so that a Redis that does not answer leaves no doubt about it; the answer says that the switch stands there.
struct HaltShared { std::string account; std::string reason; };
// Takes the switch away, which resumes nobody: each engine is resumed by hand. `confirm` must be kLiftPhrase.
struct LiftSharedHalt { std::string account; std::string confirm; };
inline constexpr std::string_view kLiftPhrase = "LIFT";

struct EnableStrategy { domain::StrategyId strategy; bool enabled = true; };

// --- incidents
struct AcknowledgeIncident { domain::IncidentId incident; };
struct ResolveIncident { domain::IncidentId incident; std::string summary; };
struct CloseIncident { domain::IncidentId incident; };
struct AddNote { domain::IncidentId incident; std::string text; };
struct AssignIncident { domain::IncidentId incident; std::string owner; };
// What a file holds. A type of its own, so that it never passes for a text: it is no UTF-8.
struct FileContent
{
    std::string bytes;
    bool operator==(const FileContent &) const = default;
};
// Kept with the incident: at most domain::kMostAttachmentBytes, domain::kMostAttachments of them. Answered with its SHA-256.
struct AttachFile { domain::IncidentId incident; std::string name; FileContent content; };
// `incident` is the same trouble as `into`: closed, its timeline stays.
struct MergeIncident { domain::IncidentId incident; domain::IncidentId into; };

// --- silences and maintenance windows
// `from` invalid: now. One that could hold back a P0 is in force when somebody else has approved it, or at once with the name of the
// approver who was called (`approverCalled`): the glass is broken then, and the audit says so.
struct AddSilence
{
    domain::SilenceKind kind = domain::SilenceKind::Silence;
    domain::SilenceMatch match;
    std::string reason;
    base::WallTime from;
    base::WallTime until;
    std::string approverCalled;
};
struct ApproveSilence { domain::SilenceId silence; };
struct EndSilence { domain::SilenceId silence; };

// --- runbooks
// Without an incident: a tool that an operator takes by hand; the desk opens a P3 record for it. `inputs`: one for each parameter of the
// runbook, within its bounds.
struct StartRunbook { domain::IncidentId incident; std::string runbook; domain::RunbookInputs inputs = {}; };
struct RunReads { domain::RunbookRunId run; };                       // all waiting diagnosis steps at once
struct PlanStep { domain::RunbookRunId run; std::string step; };      // dry run: the plan appears in the run
// Read steps need no plan; mutating ones the token of the plan that was shown, and the typed phrase where the step asks for it.
struct RunStep { domain::RunbookRunId run; std::string step; std::string planToken; std::string confirm; };
struct SkipStep { domain::RunbookRunId run; std::string step; std::string reason; };
// A second person for a step that asks for one. With `approverCalled` the glass is broken: it counts as approved by whoever was called, and
// the audit says so. Approving is for somebody else than who asked.
struct RequestApproval { domain::RunbookRunId run; std::string step; std::string reason; std::string approverCalled; };
struct ApproveStep { domain::RunbookRunId run; std::string step; };
struct CancelStep { domain::RunbookRunId run; std::string step; };
struct EscalateRun { domain::RunbookRunId run; std::string reason; };
struct AbortRun { domain::RunbookRunId run; std::string reason; };

// --- people and channels
struct TestChannel { std::string channel; };
// `contact` takes the schedule over and says so: on-call moves with a signature, not with the clock alone. `summary`: what whoever comes
// must know.
struct SignHandover { std::string schedule; std::string contact; std::string summary; };

// --- upkeep
// Says that it was done, by whoever says so, at this time.
struct NoteUpkeep { domain::UpkeepTask task = domain::UpkeepTask::ChannelTest; std::string note; };

// --- alerts of others: firing ones open or join an incident, resolved ones let it recover
struct ReportAlerts { std::vector<domain::ExternalAlert> alerts; };

// --- replay feed
struct SetReplaySpeed { double speed = 1; bool paused = false; };

// --- diagnostics
// Begins a pass over the keys of Redis that measures them a few at a time, or ends it.
struct SampleRedisKeys { bool on = true; };

// What is usual is forgotten and learned anew; a copy of it is kept first. `confirm` must be kResetBaselinesPhrase.
struct ResetBaselines { std::string confirm; };
inline constexpr std::string_view kResetBaselinesPhrase = "RESET";

using CommandBody = std::variant<Halt, CancelEntries, Flatten, Resume, EnableStrategy, AcknowledgeIncident, ResolveIncident,
                                 CloseIncident, AddNote, AssignIncident, MergeIncident, AddSilence, ApproveSilence, EndSilence,
                                 StartRunbook, RunReads, PlanStep, RunStep, SkipStep, CancelStep, EscalateRun, AbortRun, ReportAlerts,
                                 SetReplaySpeed, TestChannel, SignHandover, SampleRedisKeys, HaltShared, LiftSharedHalt, RequestApproval, ApproveStep,
                                 AttachFile, NoteUpkeep, BreakLicence, ResetBaselines>;

// Halt, here or everywhere, cancel entries, flatten: no bound on the way to the engine may turn them away.
inline bool reducesRisk(const CommandBody &body)
{
    return std::holds_alternative<Halt>(body) || std::holds_alternative<HaltShared>(body) ||
           std::holds_alternative<CancelEntries>(body) || std::holds_alternative<Flatten>(body);
}

struct Command
{
    std::string actor; // who: operator's name, or "api"
    CommandBody body;
};

} // namespace qcat::api
