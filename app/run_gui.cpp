#include "run.h"

#include "load_config.h"
#include "start_log.h"
#include "unix_signals.h"
#include "verbs/verbs.h"

#include <qcat/base/log.h>
#include <qcat/client/engine_client.h>
#include <qcat/http_api/token_file.h>
#include <qcat/runtime/instance.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/ui_shell/console.h>

#include <QApplication>
#include <QMessageBox>
#include <QStandardPaths>

#include <fmt/format.h>

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

int showConsole(QApplication &app, api::Engine &engine, const base::Clock &clock, const RunOptions &options)
{
    UnixSignals signals_;
    // exit(), not quit(): the window would ask how to close, and nobody may be there to answer
    QObject::connect(&signals_, &UnixSignals::stopRequested, &app, [] { QCoreApplication::exit(0); });
    ui::Console console(app, engine, clock, settingsPath());
    if (!options.language.empty())
        console.preferences().setLanguage(options.language == "zh" ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    console.show();
    return app.exec();
}

int attach(QApplication &app, const RunOptions &options, const std::string &url, const domain::Config &config)
{
    const runtime::SystemClock clock;
    const std::string tokenFile =
        options.tokenFile.empty() ? (runtime::DataFolder::pathFor(config.app) / "token").string() : options.tokenFile;
    const auto token = http_api::loadToken(tokenFile);
    if (!token) {
        fmt::print(stderr, "{}; --token-file FILE names another\n", token.error().message);
        return kUnreachable;
    }
    client::ClientOptions link;
    link.url = url;
    link.token = *token;
    const auto engine = client::EngineClient::create(link, clock);
    if (!engine) {
        fmt::print(stderr, "{}\n", engine.error().message);
        return kUsage;
    }
    return showConsole(app, **engine, clock, options);
}

// An engine answers on the port or works in the folder already: never a second one; its console is offered.
bool isTakenByAnEngine(const base::Error &error)
{
    return error.code == "data.in_use" || error.code == "http.listen_failed";
}

bool wantsToAttach(const base::Error &error, const std::string &url)
{
    const auto answer = QMessageBox::question(
        nullptr, QStringLiteral("QCAT"),
        QCoreApplication::translate("Attach", "An engine is running already: %1\nShow it at %2?")
            .arg(QString::fromStdString(error.message), QString::fromStdString(url)));
    return answer == QMessageBox::Yes;
}

} // namespace

int runConsole(const RunOptions &options, int argc, char **argv)
{
    if (!hasDisplay()) {
        fmt::print(stderr, "There is no display for the console. Start the daemon with: qcat --headless\n");
        return kUsage;
    }
    const auto config = loadConfig(options);
    if (!config)
        return kFinding;
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("qcat"));
    if (!options.attach.empty())
        return attach(app, options, options.attach, *config);

    const auto log = startLog(*config);
    if (!log) {
        fmt::print(stderr, "{}\n", log.error().message);
        return kFinding;
    }
    const runtime::SystemClock clock;
    runtime::Instance::Options start;
    start.host = {*config, QCAT_VERSION, resourceFolder()};
    start.droppedLogLines = [&writer = **log] { return writer.droppedLines(); };
    auto instance = runtime::Instance::start(std::move(start), clock);
    if (!instance) {
        fmt::print(stderr, "{}\n", instance.error().message);
        const std::string url = fmt::format("http://{}:{}", config->server.host, config->server.port);
        if (isTakenByAnEngine(instance.error()) && wantsToAttach(instance.error(), url))
            return attach(app, options, url, *config);
        return kFinding;
    }
    const int code = showConsole(app, (*instance)->engine(), clock, options);
    (*instance)->stop();
    log::info("app", "stopped in order");
    return code;
}

} // namespace qcat::app
