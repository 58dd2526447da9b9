#pragma once

#include <qcat/api/history.h>
#include <qcat/api/incident_records.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/result.h>
#include <qcat/wire/messages.h>

#include <optional>
#include <string_view>

// The other way, strict: bounded in size, every key present and known, every value of its type and range. An Error
// ("wire.malformed", "wire.too_large") says which value and what would be right. `now` is the steady clock that ages
// are laid back from.
namespace qcat::wire
{

inline constexpr std::size_t kLargestCommand = 64u << 10;
inline constexpr std::size_t kLargestUpload = 8u << 20; // a command that brings a file
inline constexpr std::size_t kLargestEvent = 4u << 20;
inline constexpr std::size_t kLargestSnapshot = 32u << 20;

base::Result<api::Snapshot> decodeSnapshot(std::string_view json, base::SteadyTime now);
// What is null in it is that of `known`.
base::Result<api::DataPlaneSnapshot> decodeDataPlane(std::string_view json, base::SteadyTime now, const api::DataPlaneSnapshot &known);
base::Result<api::HistorySeries> decodeHistory(std::string_view json);
base::Result<domain::IncidentPage> decodeIncidentPage(std::string_view json, base::SteadyTime now);
base::Result<domain::IncidentStatistics> decodeStatistics(std::string_view json);
base::Result<TaggedEvent> decodeEvent(std::string_view json, base::SteadyTime now);
// `actor` may be missing ("api" then), and `tag`.
base::Result<CommandRequest> decodeCommand(std::string_view json);
// Of a command's fields alone, as a script writes them: those that are left out keep their default, others are refused. `actor` may be
// among them, but not what the command is about: `defaults` says that.
base::Result<api::Command> decodePlainCommand(std::string_view json, api::CommandBody defaults);
base::Result<CommandReply> decodeReply(std::string_view json);
base::Result<EventGap> decodeGap(std::string_view json);
// The error that a server answered with; empty when the body is none.
std::optional<base::Error> decodeError(std::string_view json);

} // namespace qcat::wire
