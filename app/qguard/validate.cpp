#include "validate.h"

#include "recipients.h"

#include "../config_sources.h"

#include <fmt/format.h>

namespace qcat::qguard
{

int validate(const std::string &file)
{
    const auto loaded = config_yaml::load(app::configSources(file));
    for (const auto &issue : loaded.issues)
        fmt::print(stderr, "{}\n", issue.toString());
    const auto recipients = recipientsNow(loaded.config.alerting);
    if (recipients.isNobody())
        fmt::print(stderr, "{}: a silence of qcat would call nobody: alerting.escalations has nobody for a P0\n", file);
    if (!loaded.isValid() || recipients.isNobody())
        return 1;
    fmt::print("{}: good; a silence of qcat now calls {}\n", file, namesOf(recipients));
    return 0;
}

} // namespace qcat::qguard
