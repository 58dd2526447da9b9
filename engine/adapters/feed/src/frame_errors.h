#pragma once

#include "frame_reader.h"

#include <qcat/base/error.h>

namespace qcat::feed
{

// The sentence for a frame that could not be read: field, place, what stands there, what would be right.
base::Error unreadable(std::string_view frame, const FrameReader &reader);
base::Error missingField(const char *message, const FrameFields &fields, std::uint32_t needed);
base::Error notPositive(const char *message, const char *field);
base::Error badRate(std::string_view text);
base::Error badTime(std::uint64_t ms);
base::Error badIds(std::uint64_t first, std::uint64_t last);
base::Error unknownMessage();
base::Error snapshotWithoutSymbol();

} // namespace qcat::feed
