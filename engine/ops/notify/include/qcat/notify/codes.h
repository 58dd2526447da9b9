#pragma once

#include <string_view>

// Every code that calling people puts into findings and errors, with the arguments that go with it: what a translation must cover. What
// the channels answer ("notify.accepted" …) stands at notify_channels/send.h.
namespace qcat::notify::code
{

inline constexpr std::string_view kNotified = "notify.notified";         // contact, channel, detail
inline constexpr std::string_view kArrived = "notify.arrived";           // contact, channel, detail
inline constexpr std::string_view kHeldBack = "notify.held_back";        // contact, until
inline constexpr std::string_view kNotReached = "notify.not_reached";    // contact, channel, detail
inline constexpr std::string_view kAnsweredByLink = "notify.answered_by_link"; // contact, channel
inline constexpr std::string_view kAnsweredByKey = "notify.answered_by_key";   // contact, channel
inline constexpr std::string_view kUncertain = "notify.uncertain";       //
inline constexpr std::string_view kSuperseded = "notify.superseded";     //
inline constexpr std::string_view kGaveUp = "notify.gave_up";            // detail
inline constexpr std::string_view kSigned = "notify.signed";             // schedule, contact

// Of the record of an incident that is over; whoever fills DeskConfig::leftToDo says so.
inline constexpr std::string_view kResumeByHand = "trading.resume_by_hand"; // state

inline constexpr std::string_view kChannelUnknown = "notify.unknown_channel";   // channel
inline constexpr std::string_view kScheduleUnknown = "notify.unknown_schedule"; // schedule
inline constexpr std::string_view kContactUnknown = "notify.unknown_contact";   // contact
inline constexpr std::string_view kPaperPhone = "notify.paper_phone";           // channel

} // namespace qcat::notify::code
