#pragma once

#include <qcat/base/result.h>

#include <array>
#include <cstdint>
#include <string>

namespace qcat::backup
{

// What backups are sealed with: 32 bytes that are in a file of mode 0600 alone. Never in a log, an argument or a manifest.
struct BackupKey {
    std::array<std::uint8_t, 32> bytes{};

    // Tells keys apart without telling the key: 16 hex digits.
    std::string id() const;
};

// From a file with 64 hex digits. Error "backup.key" (file, detail), also for a file that others may read.
base::Result<BackupKey> readBackupKey(const std::string &file);

} // namespace qcat::backup
