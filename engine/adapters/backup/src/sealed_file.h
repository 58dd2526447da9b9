#pragma once

#include "sealing.h"

#include <qcat/base/call.h>

#include <filesystem>

namespace qcat::backup
{

// Both write a new file of mode 0600. `name`: what the sealed one is called for good.
base::Status sealFile(const std::filesystem::path &plain, const std::filesystem::path &sealed, const BackupKey &key, const std::string &name,
                      const base::CancelToken &cancel);
base::Status openSealedFile(const std::filesystem::path &sealed, const std::filesystem::path &plain, const BackupKey &key, const std::string &name,
                            const base::CancelToken &cancel);

// What a descriptor gives, sealed into a new file; and what a sealed file holds, into a descriptor. For ToolStream.
base::Status sealFrom(int descriptor, const std::filesystem::path &sealed, const BackupKey &key, const std::string &name);
base::Status openInto(int descriptor, const std::filesystem::path &sealed, const BackupKey &key, const std::string &name);

} // namespace qcat::backup
