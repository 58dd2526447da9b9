#pragma once

#include <qcat/base/error.h>
#include <qcat/base/time.h>
#include <qcat/domain/health.h>

#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::catalog_yaml
{

// The mistakes of one file, each with its place.
class Mistakes
{
public:
    Mistakes(std::string file, std::vector<base::Error> &into) : m_file(std::move(file)), m_into(into) {}

    void add(const YAML::Mark &at, const std::string &what);
    void add(const std::string &what) { add(YAML::Mark::null_mark(), what); }
    const std::string &file() const { return m_file; }
    std::size_t count() const { return m_into.size(); }

private:
    std::string m_file;
    std::vector<base::Error> &m_into;
};

using Variables = std::map<std::string, std::string>;

// The keys of one YAML mapping, read one by one. What is missing or of the wrong kind is noted with its place and read
// as empty; keys that nobody asked for, and keys that stand twice, are mistakes too (finish()).
class Fields
{
public:
    // `name`: what the mapping is, for messages: "step \"restart\"".
    Fields(YAML::Node node, std::string name, const Variables &variables, Mistakes &mistakes);

    std::string text(const char *key); // required
    std::string optionalText(const char *key);
    domain::LocalText words(const char *key); // required: {en: …, zh: …}, placeholders filled in
    domain::LocalText optionalWords(const char *key);
    std::vector<domain::LocalText> listOfWords(const char *key);
    std::vector<std::string> listOfTexts(const char *key);
    base::Duration duration(const char *key); // required
    base::Duration optionalDuration(const char *key);
    bool flag(const char *key, bool fallback);
    int number(const char *key, int from, int to); // required
    int optionalNumber(const char *key, int from, int to, int fallback);
    std::int64_t integer(const char *key, std::int64_t fallback); // required; the fallback goes on after the mistake
    std::map<std::string, std::string> textsByKey(const char *key);
    YAML::Node list(const char *key); // required, not empty
    YAML::Node optionalList(const char *key);
    YAML::Node section(const char *key); // required mapping; undefined after the mistake
    YAML::Node optionalSection(const char *key);
    std::int64_t optionalSize(const char *key, std::int64_t from, std::int64_t to, std::int64_t fallback);
    bool has(const char *key) const { return std::as_const(m_node)[key].IsDefined(); }
    // One of `words`; required unless there is a fallback.
    std::string oneOf(const char *key, const std::vector<std::string> &words, const char *fallback = nullptr);
    // A text whose {placeholders} are filled in.
    std::string phrase(const char *key);

    YAML::Mark mark(const char *key) const;
    void finish();
    const std::string &name() const { return m_name; }

private:
    YAML::Node take(const char *key, bool required);
    std::string scalar(const YAML::Node &node, const char *key);
    domain::LocalText wordsOf(const YAML::Node &node, const std::string &key);
    std::string filled(const std::string &text, const YAML::Mark &at);
    void wrong(const YAML::Mark &at, const std::string &what);

    YAML::Node m_node;
    std::string m_name;
    const Variables &m_variables;
    Mistakes &m_mistakes;
    std::set<std::string> m_known;
};

} // namespace qcat::catalog_yaml
