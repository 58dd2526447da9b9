#pragma once

#include <qcat/domain/config.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// The secrets that a configuration has, in it or in the files that it names: what must stand in no log, store, message or export. Files that
// cannot be read now have none to give away. A secret that is rotated while QCAT runs is known with the next start.
std::vector<std::string> knownSecrets(const domain::Config &config);

} // namespace qcat::runtime
