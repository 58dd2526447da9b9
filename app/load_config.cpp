#include "load_config.h"

#include "config_sources.h"
#include "config_warnings.h"

#include <qcat/runtime/data_folder.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

namespace qcat::app
{

namespace
{

constexpr auto kSystemConfig = "/etc/qcat/config.yaml";

// A folder for each recording, so that a replay is continued and neither mixed with another nor with the account's own journal.
std::string replayFolder(const std::string &recording, const domain::AppConfig &app)
{
    const QFileInfo file(QString::fromStdString(recording));
    const QString version = QStringLiteral("%1|%2|%3").arg(file.canonicalFilePath()).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    const auto digest = QCryptographicHash::hash(version.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    const std::string name = file.completeBaseName().toStdString() + '-' + digest.toStdString();
    return (runtime::DataFolder::pathFor(app) / "replays" / name).string();
}

void applyCommandLine(const RunOptions &options, domain::Config &config)
{
    if (!options.dataDir.empty())
        config.app.dataDir = options.dataDir;
    if (options.port)
        config.server.port = *options.port;
    if (options.replay.empty())
        return;
    if (options.dataDir.empty())
        config.app.dataDir = replayFolder(options.replay, config.app);
    config.market.source = domain::MarketSource::Replay;
    config.market.recording = options.replay;
    config.market.speed = options.speed.value_or(1);
}

} // namespace

std::string configFile(const RunOptions &options)
{
    if (!options.configFile.empty())
        return options.configFile;
    std::error_code ignored;
    return std::filesystem::exists(kSystemConfig, ignored) ? kSystemConfig : "";
}

config_yaml::LoadedConfig readConfig(const RunOptions &options, bool withEnvironmentOverrides)
{
    auto sources = configSources(configFile(options));
    sources.withEnvironmentOverrides = withEnvironmentOverrides;
    if (options.mode == RunOptions::Mode::Validate)
        sources.findWarnings = configWarnings;
    if (!options.logLevel.empty())
        sources.overrides.push_back("logging.level=" + options.logLevel);
    auto loaded = config_yaml::load(sources);
    if (loaded.isValid())
        applyCommandLine(options, loaded.config);
    return loaded;
}

std::optional<domain::ProcessConfig> loadConfig(const RunOptions &options)
{
    auto loaded = readConfig(options);
    for (const auto &issue : loaded.issues)
        fmt::print(stderr, "{}\n", issue.toString());
    if (!loaded.isValid())
        return std::nullopt;
    return std::move(loaded.config);
}

std::string configDigest(const RunOptions &options)
{
    QFile file(QString::fromStdString(configFile(options)));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return hash.addData(&file) ? hash.result().toHex().toStdString() : std::string();
}

std::string resourceFolder()
{
    if (const char *own = std::getenv(kDrillResources))
        return own;
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto installed = program.parent_path().parent_path() / "share/qcat";
    return std::filesystem::exists(installed / "faults", ignored) ? installed.string() : QCAT_RESOURCES;
}

} // namespace qcat::app
