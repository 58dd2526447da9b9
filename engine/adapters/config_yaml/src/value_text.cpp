#include "value_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qcat::config_yaml
{

std::string plainOrQuoted(const std::string &word)
{
    return word.empty() || word.find_first_of(":#{}[]&*!|>'\"%@`, ") != std::string::npos ? "\"" + word + "\"" : word;
}

std::string valueText(const std::vector<std::string> &words, domain::FieldShape shape)
{
    if (shape == domain::FieldShape::Word)
        return plainOrQuoted(words.front());
    std::vector<std::string> shown;
    for (const auto &word : words)
        shown.push_back(plainOrQuoted(word));
    return fmt::format("[{}]", fmt::join(shown, ", "));
}

} // namespace qcat::config_yaml
