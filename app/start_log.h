#pragma once

#include <qcat/domain/config.h>
#include <qcat/log_spdlog/log_writer.h>

#include <memory>

namespace qcat::app
{

// Where the log is written: as configured, else in the data folder.
std::string logFileOf(const domain::Config &config);

// Opens the log file of the configuration and makes it the sink of everything, Qt's messages included. The writer must outlive every
// thread that logs.
base::Result<std::unique_ptr<log_spdlog::LogWriter>> startLog(const domain::Config &config);
// The level of the configuration from now on.
void setLogLevel(log_spdlog::LogWriter &writer, const domain::LoggingConfig &logging);
// For SIGHUP; says so in the new file.
void reopenLog(log_spdlog::LogWriter &writer);

} // namespace qcat::app
