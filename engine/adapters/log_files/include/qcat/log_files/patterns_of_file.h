#pragma once

#include <qcat/base/result.h>
#include <qcat/log_files/line_patterns.h>

#include <functional>
#include <string>

namespace qcat::log_files
{

// Of the whole file, its parts side by side on two threads; text in GB18030 as UTF-8. `goesOn` is asked now and then, on the caller's
// thread: false ends it with what was seen. Errors of ByteSource.
base::Result<LinePatterns> patternsOfFile(const std::string &file, const std::function<bool()> &goesOn);

} // namespace qcat::log_files
