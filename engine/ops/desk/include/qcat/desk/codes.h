#pragma once

#include <string_view>

// Every code that the desk puts into findings and errors, with the arguments that go with it: what a translation must
// cover.
namespace qcat::ops::code
{

// --- timeline and notices
inline constexpr std::string_view kIncidentSuspected = "incident.suspected";               // fault, component, instance
inline constexpr std::string_view kIncidentVanished = "incident.vanished";                 // fault, instance, after
inline constexpr std::string_view kIncidentOpened = "incident.opened";                     // fault, instance, severity
inline constexpr std::string_view kIncidentByHand = "incident.opened_by_hand";             // runbook, by
inline constexpr std::string_view kIncidentReopened = "incident.reopened";                 // after
inline constexpr std::string_view kIncidentRelapsed = "incident.relapsed";                 //
inline constexpr std::string_view kIncidentRecovered = "incident.recovered";               // stable_for
inline constexpr std::string_view kIncidentFlapping = "incident.flapping";                 // times, within
inline constexpr std::string_view kFlappingEnded = "incident.flapping_ended";              // within
inline constexpr std::string_view kAcknowledgementLapsed = "incident.acknowledgement_lapsed"; // by
inline constexpr std::string_view kOwnerChanged = "incident.owner_changed";                // owner
inline constexpr std::string_view kMergedInto = "incident.merged_into";                    // incident
inline constexpr std::string_view kMergedFrom = "incident.merged_from";                    // incident
inline constexpr std::string_view kInhibited = "incident.inhibited";                       // root
inline constexpr std::string_view kInhibitionOver = "incident.inhibition_over";            // root
inline constexpr std::string_view kSilenced = "incident.silenced";                         // silence, owner, until, reason
inline constexpr std::string_view kSilenceOver = "incident.silence_over";                  // silence
inline constexpr std::string_view kClockSet = "clock.set";                                 // by
inline constexpr std::string_view kIncidentResolved = "incident.resolved";                 // stable_for
inline constexpr std::string_view kIncidentResolvedByRun = "incident.resolved_by_runbook"; // run
inline constexpr std::string_view kIncidentResolvedByHand = "incident.resolved_by_hand";   // summary
inline constexpr std::string_view kIncidentClosed = "incident.closed";                     //
inline constexpr std::string_view kIncidentAcknowledged = "incident.acknowledged";         // by
inline constexpr std::string_view kIncidentSeverityRaised = "incident.severity_raised";    // from, to
inline constexpr std::string_view kIncidentConsequence = "incident.consequence";           // component
inline constexpr std::string_view kFileAttached = "incident.file_attached";                // name, bytes, sha256
inline constexpr std::string_view kIncidentNote = "incident.note";                         // text
inline constexpr std::string_view kExposureNoted = "exposure.noted";          // orders, conditionals, positions, gross
inline constexpr std::string_view kExposureUnknown = "exposure.unknown";      //
inline constexpr std::string_view kExposureStale = "exposure.stale";          // age
inline constexpr std::string_view kExposureRead = "exposure.current";         // orders, conditionals, positions, gross
inline constexpr std::string_view kOrdersUnknown = "exposure.orders_unknown"; // orders
inline constexpr std::string_view kClockWarning = "clock.warning";            // percent, remaining
inline constexpr std::string_view kClockBreached = "clock.breached";          // within
inline constexpr std::string_view kRunStarted = "run.started";                // runbook, run
inline constexpr std::string_view kRunSucceeded = "run.succeeded";            // run
inline constexpr std::string_view kRunFailed = "run.failed";                  // run, step
inline constexpr std::string_view kRunAborted = "run.aborted";                // run, reason
inline constexpr std::string_view kRunEscalated = "run.escalated";            // run, reason
inline constexpr std::string_view kRunInterrupted = "run.interrupted";        // run
inline constexpr std::string_view kStepStarted = "step.started";              // step
inline constexpr std::string_view kStepSkipped = "step.skipped";              // step, reason
inline constexpr std::string_view kStepCancelled = "step.cancelled";          // step
inline constexpr std::string_view kStepInterrupted = "step.interrupted";      // step
inline constexpr std::string_view kStepNoAnswer = "step.no_answer";           // step, timeout
inline constexpr std::string_view kBranchTaken = "step.branch_taken";          // next
inline constexpr std::string_view kStepCondition = "step.condition";          // what, when
inline constexpr std::string_view kCoolingDown = "run.cooling_down";          // left
inline constexpr std::string_view kChangesLimit = "run.changes_limit";        // limit
inline constexpr std::string_view kTargetsLimit = "run.targets_limit";        // limit
inline constexpr std::string_view kApprovalAsked = "approval.asked";          // step, by, reason
inline constexpr std::string_view kApprovalGranted = "approval.granted";      // step, by
inline constexpr std::string_view kApprovalGlassBroken = "approval.glass_broken"; // step, by, called, reason
inline constexpr std::string_view kPrice = "exposure.price";                   // duration, loss
inline constexpr std::string_view kPriceUnknown = "exposure.price_unknown";    // duration
inline constexpr std::string_view kVerifyStable = "verify.stable";            // probe, stable_for
inline constexpr std::string_view kVerifyNotStable = "verify.not_stable";     // probe, timeout, last
inline constexpr std::string_view kProbeNotWatched = "probe.not_watched";      // probe
inline constexpr std::string_view kProbeNoAnswer = "probe.no_answer";         // probe, timeout
inline constexpr std::string_view kStoreFailed = "desk.store_failed";         // error
inline constexpr std::string_view kLicenceDrills = "licence.drills";                // count, version
inline constexpr std::string_view kLicenceDrillsMissing = "licence.drills_missing"; // faults, version
inline constexpr std::string_view kLicenceNoDrills = "licence.no_drills";           //
inline constexpr std::string_view kLicenceRestore = "licence.restore";              // age
inline constexpr std::string_view kLicenceRestoreMissing = "licence.restore_missing"; // limit
inline constexpr std::string_view kLicencePhone = "licence.phone";                  // age
inline constexpr std::string_view kLicencePhoneMissing = "licence.phone_missing";   // limit
inline constexpr std::string_view kLicenceKeys = "licence.keys";                    //
inline constexpr std::string_view kLicenceKeysMissing = "licence.keys_missing";     //
inline constexpr std::string_view kLicenceClock = "licence.clock";                  //
inline constexpr std::string_view kLicenceClockMissing = "licence.clock_missing";   //
inline constexpr std::string_view kUpkeepOk = "upkeep.ok";                    //
inline constexpr std::string_view kRestoreTestOverdue = "upkeep.restore_test_overdue";             // late, others
inline constexpr std::string_view kOffsiteCopyOverdue = "upkeep.offsite_copy_overdue";             // late, others
inline constexpr std::string_view kPerformanceReportOverdue = "upkeep.performance_report_overdue"; // late, others
inline constexpr std::string_view kHostUpdatesOverdue = "upkeep.host_updates_overdue";             // late, others
inline constexpr std::string_view kAccessAuditOverdue = "upkeep.access_audit_overdue";             // late, others

inline constexpr std::string_view kAlertExternal = "alert.external";          // name, summary, source
inline constexpr std::string_view kAlertTest = "alert.external_test";         // name, summary, source
inline constexpr std::string_view kAlertOver = "alert.external_over";         // name, summary, source

// --- refused commands
inline constexpr std::string_view kNotMine = "command.not_mine";
inline constexpr std::string_view kIncidentUnknown = "incident.not_found";                // incident
inline constexpr std::string_view kAlreadyResolved = "incident.already_resolved";         // incident
inline constexpr std::string_view kAlreadyAcknowledged = "incident.already_acknowledged"; // incident, by
inline constexpr std::string_view kNotResolved = "incident.not_resolved";                 // incident, state
inline constexpr std::string_view kAlreadyClosed = "incident.already_closed";             // incident
inline constexpr std::string_view kNotMergeable = "incident.not_mergeable";               // incident, into
inline constexpr std::string_view kAttachmentEmpty = "attachment.empty";                   // name
inline constexpr std::string_view kAttachmentTooLarge = "attachment.too_large";           // name, bytes, limit
inline constexpr std::string_view kAttachmentsTooMany = "attachment.too_many";            // incident, limit
inline constexpr std::string_view kAttachmentName = "attachment.name";                    // limit
inline constexpr std::string_view kAttachmentSecret = "attachment.secret";                // name
inline constexpr std::string_view kAttachmentThere = "attachment.there";                  // name, incident
inline constexpr std::string_view kSilenceUnknown = "silence.not_found";                  // silence
inline constexpr std::string_view kSilenceMatchesAll = "silence.matches_all";             //
inline constexpr std::string_view kSilencePattern = "silence.pattern";                    // pattern
inline constexpr std::string_view kSilenceFaultUnknown = "silence.unknown_fault";         // fault, near
inline constexpr std::string_view kSilenceComponentUnknown = "silence.unknown_component"; // component, near
inline constexpr std::string_view kSilenceTimes = "silence.times";                        //
inline constexpr std::string_view kSilenceTooLong = "silence.too_long";                   // limit
inline constexpr std::string_view kSilencesTooMany = "silence.too_many";                  // limit
inline constexpr std::string_view kSilenceIsOver = "silence.is_over";                     // silence
inline constexpr std::string_view kApprovalNotNeeded = "silence.approval_not_needed";     // silence
inline constexpr std::string_view kApproverIsOwner = "silence.approver_is_owner";         // silence
inline constexpr std::string_view kSilenceWaits = "silence.waits_for_approval";           // silence, owner
inline constexpr std::string_view kGlassBroken = "silence.glass_broken";                  // silence, owner, called
inline constexpr std::string_view kUpkeepNotAsked = "upkeep.not_asked";                   // task
inline constexpr std::string_view kTextMissing = "command.text_missing";                  // what
inline constexpr std::string_view kTextTooLong = "command.text_too_long";                 // what, limit
inline constexpr std::string_view kRunbookUnknown = "runbook.not_found";                  // runbook
inline constexpr std::string_view kRunbookOther = "runbook.other_fault";                  // runbook, fault
inline constexpr std::string_view kRunbookOtherComponent = "runbook.other_component";     // runbook, component
inline constexpr std::string_view kRunbookNeedsIncident = "runbook.needs_incident";       // runbook
inline constexpr std::string_view kInputMissing = "runbook.input_missing";                // runbook, input
inline constexpr std::string_view kInputUnknown = "runbook.input_unknown";                // runbook, input
inline constexpr std::string_view kRunUnknown = "run.not_found";                          // run
inline constexpr std::string_view kRunOver = "run.over";                                  // run, state
inline constexpr std::string_view kRunExists = "run.exists";                              // run
inline constexpr std::string_view kStepUnknown = "step.not_found";                        // step
inline constexpr std::string_view kStepRunning = "step.running";                          // step
inline constexpr std::string_view kStepNotRunning = "step.not_running";                   // step
inline constexpr std::string_view kStepsBefore = "step.steps_before";                     // step, first
inline constexpr std::string_view kStepByItself = "step.by_itself";                       // step
inline constexpr std::string_view kStepNotTaken = "step.not_taken";                       // step
inline constexpr std::string_view kStepNeedsNoApproval = "approval.not_needed";           // step
inline constexpr std::string_view kApprovalNotAsked = "approval.not_asked";               // step
inline constexpr std::string_view kApproverIsRequester = "approval.approver_is_requester"; // step
inline constexpr std::string_view kApprovalMissing = "approval.missing";                  // step
inline constexpr std::string_view kRunLocked = "run.locked";                              // run, lock
inline constexpr std::string_view kRunsLimit = "run.too_many_runs";                       // runbook, runs, within
inline constexpr std::string_view kStepNotMutating = "step.needs_no_plan";                // step
inline constexpr std::string_view kNothingToRun = "run.no_waiting_reads";                 //
inline constexpr std::string_view kActionMissing = "action.not_available";                // action
inline constexpr std::string_view kActionInput = "action.bad_input";                      // action, input, value
inline constexpr std::string_view kPlanMissing = "plan.missing";                          // step
inline constexpr std::string_view kPlanOther = "plan.other";                              // step
inline constexpr std::string_view kPlanExpired = "plan.expired";                          // age, limit
inline constexpr std::string_view kPlanExposureChanged = "plan.exposure_changed";         // what
inline constexpr std::string_view kPlanPriceChanged = "plan.price_changed";               // before, after
inline constexpr std::string_view kPlanPrecondition = "plan.precondition";                // precondition
inline constexpr std::string_view kConfirmWrong = "confirm.wrong";                        // phrase
inline constexpr std::string_view kTargetBusy = "action.target_busy";                     // target
inline constexpr std::string_view kAuditFailed = "audit.failed";                          // error

} // namespace qcat::ops::code
