#pragma once

#include <qcat/domain/config.h>

#include <string>

namespace qcat::app
{

// Into the audit chain of a data folder, beside its engine or without one: what was done by a verb that asks no engine. A folder without a
// chain gets none. What cannot be recorded is said on standard error: it is done already.
void auditBeside(const domain::AppConfig &app, const std::string &action, const std::string &target);

} // namespace qcat::app
