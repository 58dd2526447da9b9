#pragma once

#include <qcat/domain/config.h>

#include <string>

namespace qcat::app
{

// Whether a reload puts this key into force; every other one counts from the next start.
bool isAppliedByReload(const std::string &path);
// Copies the values of those keys.
void takeLiveKeys(const domain::Config &from, domain::Config &to);

} // namespace qcat::app
