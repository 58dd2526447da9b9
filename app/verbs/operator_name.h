#pragma once

#include <qcat/domain/config.h>

#include <string>

namespace qcat::app
{

// Who gives a command, for the record. The person behind sudo, else the login, else the user of the process; where the configuration names
// the operator, that name with this one beside it: "Anna (ops)".
std::string operatorName(const domain::AppConfig &app);

} // namespace qcat::app
