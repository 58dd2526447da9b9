#include "config_reload.h"

#include "config_record.h"
#include "live_keys.h"
#include "load_config.h"
#include "start_log.h"

#include <qcat/base/log.h>
#include <qcat/runtime/config_standing.h>

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace qcat::app
{

namespace
{

std::string mistakesIn(const config_yaml::LoadedConfig &loaded)
{
    return fmt::format("{} mistakes, the first: {}", loaded.issues.size(), loaded.issues.front().toString());
}

} // namespace

ConfigReload::ConfigReload(const RunOptions &options, domain::ProcessConfig inForce, std::string digest, runtime::Instance &instance,
                           log_spdlog::LogWriter &log, QObject *parent)
    : QObject(parent), m_options(options), m_inForce(std::move(inForce)), m_digest(std::move(digest)),
      m_standing(runtime::configInForce()), m_instance(instance), m_log(log)
{
    RunOptions fileAlone; // what `qcat config diff` can read as well: without this run's command line and environment
    fileAlone.configFile = options.configFile;
    m_shown = config_yaml::valuesOf(readConfig(fileAlone, false).config);
    keepForComparison();
}

void ConfigReload::reload(std::function<void()> done)
{
    auto &engine = m_instance.engine();
    const auto settle = [&](const domain::Finding &standing) {
        if (standing.health != domain::Health::Ok)
            log::warning("config", "{}", standing.text);
        engine.setConfigStanding(standing);
        done();
    };
    const auto digest = configDigest(m_options);
    if (digest == m_digest)
        return settle(m_standing);
    const auto loaded = readConfig(m_options);
    if (configDigest(m_options) != digest)
        return settle(runtime::configNotUsable("it changed while it was read"));
    if (!loaded.isValid())
        return settle(runtime::configNotUsable(mistakesIn(loaded)));
    const auto changed = config_yaml::changedPaths(m_inForce, loaded.config);
    if (changed.empty()) // comments, or back to what is in force: nothing needs approval
        return settle(runtime::configInForce());
    const auto approval = readApproval(m_instance.folder().path());
    if (!approval || approval->sha256 != digest)
        return settle(runtime::configNotApproved());
    const auto what = fmt::format("sha256 {}, approved at {}: {}", digest, base::toIso(approval->at), fmt::join(changed, ", "));
    engine.recordConfigChange(approval->by, what, [this, config = loaded.config, digest, changed, done](const base::Status &recorded) {
        QMetaObject::invokeMethod(this, [=, this] {
            if (recorded)
                apply(config, digest, changed);
            else
                m_instance.engine().setConfigStanding(runtime::configNotUsable(recorded.error().message));
            done();
        });
    });
}

void ConfigReload::apply(const domain::ProcessConfig &config, const std::string &digest, const std::vector<std::string> &changed)
{
    std::vector<std::string> later;
    std::ranges::remove_copy_if(changed, std::back_inserter(later), isAppliedByReload);
    takeLiveKeys(config, m_inForce);
    setLogLevel(m_log, m_inForce.logging);
    m_instance.engine().applyPoolSettings(m_inForce);
    m_digest = digest;
    log::info("config", "approved configuration {} applied, {} keys of it from the next start on", digest, later.size());
    m_standing = later.empty() ? runtime::configInForce() : runtime::configNeedsRestart(later);
    m_instance.engine().setConfigStanding(m_standing);
    const auto values = config_yaml::valuesOf(config);
    for (auto &value : m_shown)
        if (const auto found = std::ranges::find(values, value.path, &config_yaml::ConfigValue::path);
            isAppliedByReload(value.path) && found != values.end())
            value.text = found->text;
    keepForComparison();
}

void ConfigReload::keepForComparison() const
{
    if (const auto status = writeInForce(m_instance.folder().path(), m_shown); !status)
        log::error("config", "{}", status.error().message);
}

} // namespace qcat::app
