#include "load_config.h"

#include <qcat/config_yaml/config_loader.h>

#include <QCryptographicHash>
#include <QFile>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace qcat::app
{

namespace
{

constexpr auto kSystemConfig = "/etc/qcat/config.yaml";

config_yaml::EnvironmentMap environment()
{
    config_yaml::EnvironmentMap map;
    for (char **entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        if (const auto equals = text.find('='); equals != std::string_view::npos)
            map.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return map;
}

std::string fileFor(const RunOptions &options)
{
    if (!options.configFile.empty())
        return options.configFile;
    std::error_code ignored;
    return std::filesystem::exists(kSystemConfig, ignored) ? kSystemConfig : "";
}

void applyCommandLine(const RunOptions &options, domain::Config &config)
{
    if (!options.dataDir.empty())
        config.app.dataDir = options.dataDir;
    if (options.port)
        config.server.port = *options.port;
    if (options.replay.empty())
        return;
    config.market.source = domain::MarketSource::Replay;
    config.market.recording = options.replay;
    config.market.speed = options.speed.value_or(1);
}

} // namespace

std::optional<domain::Config> loadConfig(const RunOptions &options)
{
    config_yaml::ConfigSources sources;
    sources.file = fileFor(options);
    sources.environment = environment();
    if (!options.logLevel.empty())
        sources.overrides.push_back("logging.level=" + options.logLevel);
    auto loaded = config_yaml::load(sources);
    for (const auto &issue : loaded.issues)
        fmt::print(stderr, "{}\n", issue.toString());
    if (!loaded.isValid())
        return std::nullopt;
    applyCommandLine(options, loaded.config);
    return std::move(loaded.config);
}

std::string configDigest(const RunOptions &options)
{
    QFile file(QString::fromStdString(fileFor(options)));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) ? hash.result().toHex().toStdString() : std::string();
}

std::string resourceFolder()
{
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto installed = program.parent_path().parent_path() / "share/qcat";
    return std::filesystem::exists(installed / "faults", ignored) ? installed.string() : QCAT_RESOURCES;
}

} // namespace qcat::app
