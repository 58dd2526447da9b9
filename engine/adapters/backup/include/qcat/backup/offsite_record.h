#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <filesystem>
#include <optional>
#include <string>

namespace qcat::backup
{

// The failure of one that waits for its first copy.
inline constexpr auto kNotCopiedYet = "it was not copied yet";

// What became of the last try to have a copy of a backup elsewhere: NAME.offsite.json.
struct OffsiteRecord {
    std::string place;  // "sftp://backup.example.com:22/qcat"
    std::string sha256; // of the dump that was copied
    base::WallTime at;
    base::Duration took{};
    std::string failure; // empty: every file was read back from there and is what it is here
    bool operator==(const OffsiteRecord &) const = default;

    bool isThere() const { return failure.empty(); }
};

// Empty where there is none that can be read.
std::optional<OffsiteRecord> readOffsiteRecord(const std::filesystem::path &file);
base::Status writeOffsiteRecord(const std::filesystem::path &file, const OffsiteRecord &record);

} // namespace qcat::backup
