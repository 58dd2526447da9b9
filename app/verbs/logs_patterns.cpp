#include "logs_ways.h"

#include "../end_asked.h"
#include "verbs.h"

#include <qcat/log_files/patterns_of_file.h>

#include <fmt/format.h>

namespace qcat::app
{

using namespace log_files;

int clusterLogs(const std::vector<std::string> &files, const LogsWanted &wanted)
{
    LinePatterns all;
    bool isWhole = true;
    for (const auto &file : files) {
        auto patterns = patternsOfFile(file, [] { return !isAskedToEnd(); });
        if (patterns) {
            all.append(std::move(*patterns));
        } else {
            fmt::print(stderr, "{}\n", patterns.error().message);
            isWhole = false;
        }
    }
    std::uint64_t messages = 0, shown = 0;
    for (const auto &found : all.found()) {
        if (wanted.query.levels.any() && !wanted.query.levels.test(std::size_t(found.level)))
            continue;
        messages += found.messages;
        ++shown;
        if (!wanted.isCount)
            fmt::print("{:>10}  {}  {}\n", found.messages, toText(found.first).substr(0, 19), found.text);
    }
    if (wanted.isCount)
        fmt::print("{}\n", shown);
    else
        fmt::print("{} messages are {} patterns\n", messages, shown);
    if (all.others() > 0)
        fmt::print(stderr, "{} more messages are of patterns beyond the first {}\n", all.others(), LinePatterns::kMost);
    return isWhole && shown > 0 ? kGood : kFinding;
}

} // namespace qcat::app
