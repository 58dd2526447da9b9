#pragma once

#include <qcat/domain/config_fields.h>

#include <string>
#include <vector>

namespace qcat::config_yaml
{

// A word as YAML takes it back: quoted where it must be.
std::string plainOrQuoted(const std::string &word);
// "word", "[a, b]".
std::string valueText(const std::vector<std::string> &words, domain::FieldShape shape);

} // namespace qcat::config_yaml
