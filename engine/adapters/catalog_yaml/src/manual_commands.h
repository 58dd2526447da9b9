#pragma once

#include <qcat/catalog_yaml/manual.h>

#include <string>

namespace qcat::catalog_yaml
{

// Reads `folder`/manual/commands.yaml into the lines that are loaded.
void addTypedCommands(const std::string &folder, LoadedManual &loaded);

} // namespace qcat::catalog_yaml
