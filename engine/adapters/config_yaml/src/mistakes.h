#pragma once

#include <qcat/config_yaml/config_issue.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::config_yaml
{

// Where something stands: in a file, or in an environment variable or option (line 0).
struct Place {
    std::string source;
    int line = 0;
    int column = 0;
};

// Gathers what is wrong while reading goes on, so that all of it is told at once.
class Mistakes
{
public:
    explicit Mistakes(std::string file) : m_file(std::move(file)) {}

    const std::string &file() const { return m_file; }
    Place at(int line, int column) const { return {m_file, line, column}; }
    void add(const Place &place, std::string text);
    // `what` "unknown key 'prot' in server"; adds "; did you mean 'port'?" or the list of what is allowed.
    void addUnknown(const Place &place, std::string what, std::string_view word, const std::vector<std::string> &known);
    // Something is said of this path, or of what is below it, already.
    bool mention(std::string_view path) const;
    bool isEmpty() const { return m_issues.empty(); }
    // In the order of the places.
    std::vector<ConfigIssue> take();

private:
    std::string m_file;
    std::vector<ConfigIssue> m_issues;
};

// A foreign value in a message: quoted, bounded, unprintable bytes shown as '?'.
std::string quoted(std::string_view text);

} // namespace qcat::config_yaml
