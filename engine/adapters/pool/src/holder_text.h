#pragma once

#include "entry.h"

#include <string>

namespace qcat::pool
{

// "store_postgres.cpp:88 write"
std::string callSite(const std::source_location &where);
// The thread's name, or its number once it is gone.
std::string threadText(int threadId);
// Who holds it, where, since when: for the log.
std::string holderText(const Entry &entry);
// The calling thread's, as the kernel counts.
int currentThreadId();

} // namespace qcat::pool
