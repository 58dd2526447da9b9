#pragma once

#include <string>

namespace qcat::app
{

// Who gives a command, for the record: the person behind sudo, else the login, else the user of the process.
std::string operatorName();

} // namespace qcat::app
