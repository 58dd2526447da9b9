#pragma once

#include "logs_wanted.h"

#include <string>
#include <vector>

namespace qcat::app
{

// `qcat logs follow`: what is written from now on, until SIGINT or SIGTERM.
int followLogs(const std::vector<std::string> &files, const LogsWanted &wanted);
// `qcat logs patterns`: messages that differ in their figures alone, counted together.
int clusterLogs(const std::vector<std::string> &files, const LogsWanted &wanted);

// `qcat logs id ID FILE …`: the whole life of an order or request, through all of the files.
int followId(const std::string &id, const std::vector<std::string> &files, const LogsWanted &wanted);

} // namespace qcat::app
