#pragma once

#include <qcat/base/error.h>

namespace qcat::runtime
{

// Whose fault it is that trading cannot go on, by the code's first word.
inline bool isJournals(const base::Error &error)
{
    return error.code.starts_with("journal.");
}

inline bool isMarkets(const base::Error &error)
{
    return error.code.starts_with("recording.") || error.code.starts_with("feed.") || error.code.starts_with("frame.");
}

} // namespace qcat::runtime
