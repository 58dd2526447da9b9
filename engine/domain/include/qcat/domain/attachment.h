#pragma once

#include <qcat/domain/incident.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::domain
{

// A file that somebody put to an incident. Its content is kept once for each hash; the line of the timeline that says so is the record.
struct Attachment
{
    std::string name; // of the file, without a folder
    std::int64_t bytes = 0;
    std::string sha256; // hex
    std::string by;
    base::WallTime at;
    bool operator==(const Attachment &) const = default;
};

inline constexpr std::size_t kMostAttachmentBytes = 5u << 20;
inline constexpr std::size_t kMostAttachments = 20; // of one incident
inline constexpr std::size_t kLongestAttachmentName = 200; // bytes

// In the order in which they came.
std::vector<Attachment> attachmentsOf(const Incident &incident);
// What the line of the timeline carries: name, bytes, sha256.
std::vector<base::Error::Arg> argumentsOf(const Attachment &attachment);

} // namespace qcat::domain
