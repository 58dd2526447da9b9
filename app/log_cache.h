#pragma once

#include <string>

namespace qcat::app
{

// Where what was found out about large log files is kept for the next look: in the user's cache, which may go at any time.
std::string logCacheFolder();

} // namespace qcat::app
