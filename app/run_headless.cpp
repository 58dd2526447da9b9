#include "run.h"

#include "config_reload.h"
#include "drill/damage_door.h"
#include "drill/scenario.h"
#include "load_config.h"
#include "own_restart.h"
#include "start_log.h"
#include "unix_signals.h"
#include "verbs/verbs.h"

#include <qcat/base/log.h>
#include <qcat/runtime/instance.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/service_notify/service_notifier.h>

#include <QCoreApplication>
#include <QTimer>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

// Prints the digest of a replay's order stream, or why it ended early.
int sayReplay(const runtime::EngineHost::ReplayResult &result)
{
    if (result.error) {
        fmt::print(stderr, "{}\n", result.error->message);
        return kFinding;
    }
    fmt::print("orders {} fills {} sha256 {}\n", result.orders, result.fills, result.sha256);
    return kGood;
}

// systemd hears that we live only while the main thread does.
void keepWatchdogFed(const service_notify::ServiceNotifier &systemd, QObject *parent)
{
    const auto interval = systemd.watchdogInterval();
    if (!interval)
        return;
    auto *const timer = new QTimer(parent);
    QObject::connect(timer, &QTimer::timeout, timer, [&systemd] { systemd.keepAlive(); });
    timer->start(std::chrono::duration_cast<std::chrono::milliseconds>(*interval / 2));
}

} // namespace

int runHeadless(const RunOptions &options, int argc, char **argv)
{
    const auto config = loadConfig(options);
    if (!config)
        return kFinding;
    const std::string digest = configDigest(options);
    QCoreApplication app(argc, argv);
    const auto log = startLog(*config);
    if (!log) {
        fmt::print(stderr, "{}\n", log.error().message);
        return kFinding;
    }

    const runtime::SystemClock clock;
    const service_notify::ServiceNotifier systemd;
    OwnRestarter restarter(app, systemd);
    UnixSignals signals_;
    int exitCode = kGood;
    runtime::Instance::Options start;
    start.host = {*config, QCAT_VERSION, resourceFolder()};
    start.droppedLogLines = [&writer = **log] { return writer.droppedLines(); };
    start.host.logLines = [&writer = **log] { return writer.newestLines(); };
    start.host.configFile = configFile(options);
    start.host.drills = drill::drilledFaults();
    if (drill::isOfDrill(*config))
        start.host.patience = drill::kDrillPatience;
    start.host.memory = config->memory;
    start.host.restart = restarter.offer();
    if (options.exitAtEnd)
        start.onReplayEnd = [&](runtime::EngineHost::ReplayResult result) {
            QMetaObject::invokeMethod(&app, [&, result = std::move(result)] {
                exitCode = sayReplay(result);
                app.quit();
            });
        };
    auto instance = runtime::Instance::start(std::move(start), clock);
    if (!instance) {
        fmt::print(stderr, "{}\n", instance.error().message);
        return kFinding;
    }

    QObject::connect(&signals_, &UnixSignals::stopRequested, &app, &QCoreApplication::quit);
    auto *const configReload = new ConfigReload(options, *config, digest, **instance, **log, &app);
    QObject::connect(&signals_, &UnixSignals::reloadRequested, &app, [&, configReload] {
        systemd.reloading();
        reopenLog(**log);
        configReload->reload([&systemd] { systemd.ready("running"); });
    });
    systemd.ready("running");
    keepWatchdogFed(systemd, &app);
    auto damageDoor = drill::DamageDoor::openIn((*instance)->engine(), *config);
    app.exec();
    damageDoor.reset();

    systemd.stopping("stopping in order");
    (*instance)->stop();
    log::info("app", "stopped in order");
    return restarter.isAsked() ? kStartAgain : exitCode;
}

} // namespace qcat::app
