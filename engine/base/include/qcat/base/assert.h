#pragma once

#include <stdexcept>

namespace qcat::base
{

// A statement of ours that did not hold: a bug. Stops at the thread boundary, which logs it, opens an incident and takes the stop road.
class BrokenInvariant : public std::logic_error
{
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void invariantBroken(const char *statement, const char *file, int line);

} // namespace qcat::base

// States what must be true whatever the input is; never a check of input. Active in every build.
#define QCAT_ASSERT(statement) \
    (static_cast<bool>(statement) ? void(0) : ::qcat::base::invariantBroken(#statement, __FILE__, __LINE__))
