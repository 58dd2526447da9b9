#pragma once

#include <cstdint>

namespace qcat::report
{

// A report has a language of its own: it is written for its reader, whatever the window or the daemon speaks.
enum class Language : std::uint8_t { English, Chinese };

} // namespace qcat::report
