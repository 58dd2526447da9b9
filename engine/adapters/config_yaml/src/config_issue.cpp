#include <qcat/config_yaml/config_issue.h>

#include <fmt/format.h>

namespace qcat::config_yaml
{

std::string ConfigIssue::toString() const
{
    return line > 0 ? fmt::format("{}:{}:{}: {}", file, line, column, text) : fmt::format("{}: {}", file, text);
}

} // namespace qcat::config_yaml
