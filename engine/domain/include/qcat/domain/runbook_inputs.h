#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/runbook.h>

#include <string>
#include <string_view>

namespace qcat::domain
{

inline constexpr std::int64_t kLongestInput = 1000; // bytes of a text

// What a pattern may be: "^…$" of characters, [classes] and counts; no groups and no choices, which may take for ever. The message of the
// error says what is wrong.
base::Status checkPattern(std::string_view pattern);

// Whether the value is what the parameter takes. Never one that begins with '-': a program might take it for an option. The error's
// arguments: input, value, and min, max, pattern or values where they say what is right.
base::Status checkInput(const RunbookParameter &parameter, const std::string &value);

} // namespace qcat::domain
