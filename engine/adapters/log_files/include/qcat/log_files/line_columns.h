#pragma once

#include <string>
#include <string_view>

namespace qcat::log_files
{

// The parts of a line that begins a message, in UTF-8. Of JSON lines the members without a column stand behind the text as name=value;
// what is no JSON after all stays one text.
struct LineColumns {
    std::string time; // as it is written
    std::string category;
    std::string text;
};
LineColumns columnsOf(std::string_view line);

} // namespace qcat::log_files
