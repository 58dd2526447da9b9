#pragma once

#include "yaml_fields.h"

#include <qcat/catalog_yaml/catalog.h>

#include <optional>

namespace qcat::catalog_yaml
{

std::vector<ops::ComponentDefinition> readComponents(const YAML::Node &document, const Variables &variables,
                                                     Mistakes &mistakes);
ops::FaultDefinition readFault(const YAML::Node &document, const LoadOptions &options, Mistakes &mistakes);
domain::Runbook readRunbook(const YAML::Node &document, const Variables &variables, Mistakes &mistakes);

// What no single file can say: names that are used but defined nowhere, names that are defined twice, circles of
// components.
void crossCheck(const Catalog &catalog, const std::string &folder, std::vector<base::Error> &mistakes);

} // namespace qcat::catalog_yaml
