#pragma once

#include <qcat/log_files/text_encoding.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::app
{

// To a terminal as UTF-8 without what would move its cursor; to a file or a pipe the very bytes of UTF-8. False: enough.
bool printMessage(std::string_view message, log_files::TextEncoding encoding);

// In the order of their times: a rotated set is one log. Those without any stay where they were named, at the end.
std::vector<std::string> inOrderOfTime(const std::vector<std::string> &files);

} // namespace qcat::app
