#include "start_log.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/known_secrets.h>

namespace qcat::app
{

namespace
{

log::Level levelOf(const std::string &word)
{
    if (word == "debug")
        return log::Level::Debug;
    if (word == "warning")
        return log::Level::Warning;
    return word == "error" ? log::Level::Error : log::Level::Info;
}

} // namespace

std::string logFileOf(const domain::Config &config)
{
    return config.logging.file.empty() ? (runtime::DataFolder::pathFor(config.app) / "qcat.log").string() : config.logging.file;
}

base::Result<std::unique_ptr<log_spdlog::LogWriter>> startLog(const domain::Config &config)
{
    log_spdlog::LogOptions options;
    options.file = logFileOf(config);
    options.level = levelOf(config.logging.level);
    options.format = config.logging.json ? log_spdlog::LogFormat::JsonLines : log_spdlog::LogFormat::Text;
    options.secrets = runtime::knownSecrets(config);
    auto writer = log_spdlog::LogWriter::open(std::move(options));
    if (!writer)
        return writer.error();
    log_spdlog::installAsSink(**writer);
    log_spdlog::installQtMessageHandler();
    return writer;
}

void setLogLevel(log_spdlog::LogWriter &writer, const domain::LoggingConfig &logging)
{
    writer.setLevel(levelOf(logging.level));
}

void reopenLog(log_spdlog::LogWriter &writer)
{
    if (const auto status = writer.reopen(); !status)
        log::error("app", "{}", status.error().message);
    else
        log::info("app", "log reopened");
}

} // namespace qcat::app
