#pragma once

#include <string_view>

namespace qcat::backup::codes
{

inline constexpr std::string_view kFolder = "backup.folder";             // cannot be written or read: folder, detail
inline constexpr std::string_view kBusy = "backup.busy";                 // another backup works in the folder: folder
inline constexpr std::string_view kTool = "backup.tool";                 // pg_dump or pg_restore failed: program, detail
inline constexpr std::string_view kToolMissing = "backup.tool_missing";  // program
inline constexpr std::string_view kCancelled = "backup.cancelled";
inline constexpr std::string_view kTimeout = "backup.timeout";           // limit
inline constexpr std::string_view kUnknown = "backup.unknown";           // there is no such backup: backup
inline constexpr std::string_view kForeign = "backup.foreign";           // no manifest of ours, or of another database: file, detail
inline constexpr std::string_view kOldFormat = "backup.old_format";      // file, detail
inline constexpr std::string_view kDamaged = "backup.damaged";           // not the bytes that were written: file, detail
inline constexpr std::string_view kDiffers = "backup.differs";           // restored and found to be something else: file, detail
inline constexpr std::string_view kUnproven = "backup.not_proven";       // nobody restored it yet: backup
inline constexpr std::string_view kExists = "backup.target_exists";      // database
inline constexpr std::string_view kInUse = "backup.in_use";              // somebody else is in the database: database, who
inline constexpr std::string_view kKey = "backup.key";                   // of encryption; not there, not right: file, detail
inline constexpr std::string_view kOffsite = "backup.offsite_failed";    // the copy elsewhere: file, detail
inline constexpr std::string_view kDatabase = "backup.database";         // the server refused: detail

} // namespace qcat::backup::codes
