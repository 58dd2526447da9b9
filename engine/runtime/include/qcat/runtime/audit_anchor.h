#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/ops_ports/ops_store.h>

#include <filesystem>
#include <optional>

namespace qcat::runtime
{

// Where the audit chain stood, noted outside its store: in the log (the system's journal, where that takes it) and in a file beside the
// store that only grows. A chain that was cut off or written anew does not fit them.
void noteAuditHead(const std::filesystem::path &file, const ops::AuditHead &head, base::WallTime now);
// The last one in the file; none where nothing was noted. "audit.bad_anchor" for a file that is none.
base::Result<std::optional<ops::AuditHead>> lastAuditHead(const std::filesystem::path &file);
// "17:ab34…", as it stands in the log.
base::Result<ops::AuditHead> parseAuditHead(const std::string &text);

} // namespace qcat::runtime
