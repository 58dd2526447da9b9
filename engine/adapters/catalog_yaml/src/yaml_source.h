#pragma once

#include "yaml_fields.h"

#include <QString>

#include <optional>
#include <string>

namespace qcat::catalog_yaml
{

struct Source {
    YAML::Node document;
    std::string hash; // SHA-256 of the file
};

// One file that holds one mapping. Empty where it could not be read; the mistake says why.
std::optional<Source> readSource(const QString &path, Mistakes &mistakes);

} // namespace qcat::catalog_yaml
