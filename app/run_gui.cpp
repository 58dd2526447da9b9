#include "run.h"

#include "drill_runner.h"
#include "drill/scenario.h"
#include "load_config.h"
#include "log_cache.h"
#include "handbook.h"
#include "rescue/rescue_window.h"
#include "rescue/rescuer.h"
#include "secret_keeper.h"
#include "start_log.h"
#include "unix_signals.h"
#include "verbs/verbs.h"

#include <qcat/base/log.h>
#include <qcat/client/engine_client.h>
#include <qcat/http_api/token_file.h>
#include <qcat/log_reader/local_reader.h>
#include <qcat/runtime/endpoint_file.h>
#include <qcat/runtime/instance.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/ui_shell/console.h>
#include <qcat/ui_shell/rescue_window.h>
#include <qcat/ui_shell/start_failure_window.h>

#include <QApplication>
#include <QStandardPaths>

#include <fmt/format.h>

#include <optional>

namespace qcat::app
{

namespace
{

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/qcat/console.ini");
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

void useLanguage(const RunOptions &options, ui::Preferences &preferences)
{
    if (!options.language.empty())
        preferences.setLanguage(options.language == "zh" ? QStringLiteral("zh_CN") : QStringLiteral("en"));
}

enum class Choice { Quit, Attach };

// On standard error for who started it from a terminal, in a window for who did not.
Choice showFailure(QApplication &app, const RunOptions &options, const base::Error &error, const std::filesystem::path &folder,
                   const std::string &runningAt = {})
{
    fmt::print(stderr, "{}\n", error.message);
    UnixSignals signals_;
    QObject::connect(&signals_, &UnixSignals::stopRequested, &app, &QCoreApplication::quit);
    ui::ConsoleStyle style(app, settingsPath());
    useLanguage(options, style.preferences());
    ui::StartFailureWindow window(
        ui::startFailure(error, QString::fromStdString(folder.string()), QString::fromStdString(runningAt)));
    window.show();
    app.exec();
    return window.wantsToAttach() ? Choice::Attach : Choice::Quit;
}

int showConsole(QApplication &app, api::Engine &engine, const base::Clock &clock, const RunOptions &options, const domain::Config &config,
                std::shared_ptr<base::MemoryLedger> ledger = nullptr)
{
    UnixSignals signals_;
    // exit(), not quit(): the window would ask how to close, and nobody may be there to answer
    QObject::connect(&signals_, &UnixSignals::stopRequested, &app, [] { QCoreApplication::exit(0); });
    ui::ConsoleOptions consoleOptions;
    consoleOptions.handbook = handbook();
    DrillRunner drills(options, config);
    if (options.attach.empty()) // an engine elsewhere has its drills there
        consoleOptions.drills = &drills;
    log_reader::LocalReader logs(options.attach.empty() ? logFileOf(config) : std::string(), clock, logCacheFolder(), std::move(ledger));
    consoleOptions.logs = &logs;
    std::optional<SecretKeeper> secrets;
    if (options.attach.empty()) // … and its secrets
        consoleOptions.secrets = &secrets.emplace(options);
    ui::Console console(app, engine, clock, settingsPath(), std::move(consoleOptions));
    useLanguage(options, console.preferences());
    console.preferences().setConfiguredOperator(QString::fromStdString(config.app.operatorName));
    console.show();
    return app.exec();
}

int attach(QApplication &app, const RunOptions &options, const std::string &url, const domain::Config &config)
{
    const runtime::SystemClock clock;
    const auto folder = runtime::DataFolder::pathFor(config.app);
    const auto token = http_api::loadToken(options.tokenFile.empty() ? (folder / "token").string() : options.tokenFile);
    if (!token) {
        showFailure(app, options, token.error(), folder);
        return kUnreachable;
    }
    client::ClientOptions link;
    link.url = url;
    link.token = *token;
    const auto engine = client::EngineClient::create(link, clock);
    if (!engine) {
        showFailure(app, options, engine.error(), folder);
        return kUsage;
    }
    return showConsole(app, **engine, clock, options, config);
}

// Where the engine is that already works in the folder or answers on the port; empty where neither is so. Never a second one.
std::string runningEngine(const base::Error &error, const std::filesystem::path &folder, const domain::Config &config)
{
    if (error.code == "data.in_use")
        if (const auto url = runtime::readEndpoint(folder))
            return *url;
    if (error.code == "data.in_use" || error.code == "http.listen_failed")
        return fmt::format("http://{}:{}", config.server.host, config.server.port);
    return {};
}

} // namespace

int runConsole(const RunOptions &options, int argc, char **argv)
{
    if (!hasDisplay()) {
        fmt::print(stderr, "There is no display for the console. Start the daemon with: qcat --headless\n");
        return kUsage;
    }
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("qcat"));
    const auto config = loadConfig(options);
    if (!config) {
        showFailure(app, options, {"config.invalid", "the configuration has mistakes: nothing was started"}, {});
        return kFinding;
    }
    if (!options.attach.empty())
        return attach(app, options, options.attach, *config);

    const auto folder = runtime::DataFolder::pathFor(config->app);
    const auto log = startLog(*config);
    if (!log) {
        showFailure(app, options, log.error(), folder);
        return kFinding;
    }
    const runtime::SystemClock clock;
    runtime::Instance::Options start;
    start.host = {*config, QCAT_VERSION, resourceFolder()};
    start.droppedLogLines = [&writer = **log] { return writer.droppedLines(); };
    start.host.logLines = [&writer = **log] { return writer.newestLines(); };
    start.host.configFile = configFile(options);
    start.host.drills = drill::drilledFaults();
    start.host.memory = config->memory;
    const auto ledger = start.host.memoryLedger;
    auto instance = runtime::Instance::start(std::move(start), clock);
    if (!instance) {
        const std::string url = runningEngine(instance.error(), folder, *config);
        if (showFailure(app, options, instance.error(), folder, url) == Choice::Attach)
            return attach(app, options, url, *config);
        return kFinding;
    }
    const int code = showConsole(app, (*instance)->engine(), clock, options, *config, ledger);
    (*instance)->stop();
    log::info("app", "stopped in order");
    return code;
}

int inWindow(int argc, char **argv, const std::function<int()> &show)
{
    if (!hasDisplay()) {
        fmt::print(stderr, "There is no display for a window. Leave --window away.\n");
        return kUsage;
    }
    const QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("qcat"));
    return show();
}

int runRescueWindow(const RunOptions &options)
{
    auto &app = *static_cast<QApplication *>(QCoreApplication::instance());
    UnixSignals signals_;
    QObject::connect(&signals_, &UnixSignals::stopRequested, &app, &QCoreApplication::quit);
    ui::ConsoleStyle style(app, settingsPath());
    useLanguage(options, style.preferences());
    rescue::Rescuer rescuer(options);
    ui::RescueWindow window(style.look(), rescuer);
    window.show();
    return app.exec();
}

} // namespace qcat::app
