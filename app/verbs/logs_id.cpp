#include "logs_output.h"
#include "logs_ways.h"

#include "../end_asked.h"
#include "../log_cache.h"
#include "verbs.h"

#include <qcat/log_files/find_id.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

namespace qcat::app
{

using namespace log_files;

int followId(const std::string &id, const std::vector<std::string> &files, const LogsWanted &wanted)
{
    const Sidecars sidecars(logCacheFolder());
    const FindIdOptions options{sidecars, runtime::SystemClock().wallNow(), {}};
    std::uint64_t messages = 0;
    bool isWhole = true;
    for (const auto &name : inOrderOfTime(files)) {
        const auto file = LogFile::open(name);
        const auto found = file ? findId(**file, id, options,
                                         [&](std::string_view message) {
                                             return wanted.isCount ? !isAskedToEnd() : printMessage(message, (*file)->encoding());
                                         })
                                : base::Result<SearchTotals>(file.error());
        if (found) {
            messages += found->messages;
        } else {
            std::fflush(stdout);
            fmt::print(stderr, "{}\n", found.error().message);
            isWhole = false;
        }
    }
    if (wanted.isCount)
        fmt::print("{}\n", messages);
    return isWhole && messages > 0 ? kGood : kFinding;
}

} // namespace qcat::app
