#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace qcat::store_spool
{

// A segment file: magic and the index of its first record, then frames of length, CRC-32 and payload. Named by that
// index, so that the names sort in the order of writing.
inline constexpr std::size_t kSegmentHeaderSize = 16;
inline constexpr std::size_t kFrameHeaderSize = 8;
inline constexpr std::size_t kMaxPayload = 1u << 20; // far above any record: a longer frame is not ours

std::filesystem::path segmentPath(const std::filesystem::path &folder, std::uint64_t firstIndex);
std::uint64_t firstIndexOf(const std::filesystem::path &path); // by its name; 0 for a name that is none of ours
std::string segmentHeader(std::uint64_t firstIndex);
// Fills the first kFrameHeaderSize bytes of a frame whose payload stands behind them.
void sealFrame(std::string &frame);

struct SegmentContent {
    std::uint64_t firstIndex = 0;
    std::uint64_t records = 0;
    std::int64_t validBytes = 0; // with the header; what is behind is a torn tail
    bool isTorn = false;
};

// Calls `onFrame(index, size of the frame, payload)` for every whole record. A defect that a crash leaves, at the very
// end of the last segment, is a torn tail; any other one is "spool.corrupt" with file and place.
using OnFrame = std::function<base::Status(std::uint64_t index, std::int64_t frameBytes, std::string_view payload)>;
base::Result<SegmentContent> readSegment(const std::filesystem::path &path, bool isLast, const OnFrame &onFrame);

// The whole frame that `bytes` begin with, header included; empty where there is none.
std::string_view firstFrame(std::string_view bytes);

// "spool.corrupt" with file, place and what to do.
base::Error corruptSpool(const std::filesystem::path &path, std::int64_t offset, std::string_view what);

} // namespace qcat::store_spool
