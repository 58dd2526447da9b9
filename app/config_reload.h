#pragma once

#include "options.h"

#include <qcat/config_yaml/config_values.h>
#include <qcat/domain/config.h>
#include <qcat/domain/health.h>
#include <qcat/log_spdlog/log_writer.h>
#include <qcat/runtime/instance.h>

#include <QObject>

#include <functional>

namespace qcat::app
{

// What SIGHUP does to the configuration: a file that was approved by `qcat config apply` is applied as far as it can be while trading
// goes on, after its audit record is durable; of anything else the old one stays. The engine's probe "config" tells how it went. Main
// thread; instance and log outlive it.
class ConfigReload : public QObject
{
    Q_OBJECT

public:
    // `inForce` is what the instance was started with, `digest` its file's.
    ConfigReload(const RunOptions &options, domain::ProcessConfig inForce, std::string digest, runtime::Instance &instance,
                 log_spdlog::LogWriter &log, QObject *parent);

    // `done` on the main thread, when the outcome stands.
    void reload(std::function<void()> done);

private:
    void apply(const domain::ProcessConfig &config, const std::string &digest, const std::vector<std::string> &changed);
    void keepForComparison() const;

    const RunOptions m_options;
    domain::ProcessConfig m_inForce;
    std::string m_digest;          // of the file that was accepted last
    domain::Finding m_standing;    // of that file
    std::vector<config_yaml::ConfigValue> m_shown;
    runtime::Instance &m_instance;
    log_spdlog::LogWriter &m_log;
};

} // namespace qcat::app
