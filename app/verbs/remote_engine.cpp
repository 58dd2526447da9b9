#include "remote_engine.h"

#include "verbs.h"

#include "../load_config.h"

#include <qcat/http_api/token_file.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/endpoint_file.h>

#include <fmt/format.h>

namespace qcat::app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kConnectWithin = 5s;
constexpr auto kShownWithin = 5s;
constexpr auto kAnswerWithin = 40s; // a flatten verifies for a while

std::string textOf(const QCommandLineParser &parser, const char *option)
{
    return parser.value(QLatin1String(option)).toStdString();
}

// Where the engine answers and what it wants to see there.
struct Door
{
    std::string url;
    std::string tokenFile;
    std::string actor; // who comes through it
};

// Whether the command line says by itself which engine is meant.
bool namesEngine(const QCommandLineParser &parser)
{
    return parser.isSet(QStringLiteral("data-dir")) || parser.isSet(QStringLiteral("url")) || parser.isSet(QStringLiteral("port"));
}

// What the configuration says (the named one, else that of a run without --config), and over it what the command line says.
base::Result<Door> doorOf(const QCommandLineParser &parser)
{
    RunOptions run;
    run.configFile = textOf(parser, "config");
    auto loaded = readConfig(run);
    if (!loaded.isValid() && parser.isSet(QStringLiteral("config")) && !namesEngine(parser))
        return base::Error{"config.invalid",
                           fmt::format("{}\nAn engine that runs is reached without this file: by --data-dir DIR, its data folder, or --port PORT with "
                                       "--token-file FILE; `qcat rescue --config {}` names those that run here",
                                       loaded.issues.front().toString(), run.configFile)};
    // a configuration with mistakes, or that this user may not read, is no reason to refuse what the command line says
    domain::Config config = loaded.isValid() ? std::move(loaded.config) : domain::Config();
    if (parser.isSet(QStringLiteral("data-dir")))
        config.app.dataDir = textOf(parser, "data-dir");
    Door door{textOf(parser, "url"), textOf(parser, "token-file"), operatorName(config.app)};
    const auto folder = runtime::DataFolder::pathFor(config.app);
    const auto endpoint = runtime::readEndpoint(folder); // where the engine of the folder answers, whatever port it was given
    if (door.url.empty() && !parser.isSet(QStringLiteral("port")) && endpoint)
        door.url = *endpoint;
    if (door.url.empty())
        door.url = "http://127.0.0.1:" + (parser.isSet(QStringLiteral("port")) ? textOf(parser, "port") : std::to_string(config.server.port));
    if (door.tokenFile.empty())
        door.tokenFile = config.security.tokenFile.empty() ? (folder / "token").string() : config.security.tokenFile;
    return door;
}

base::Error unreachable(std::string text)
{
    return base::Error{"unreachable", std::move(text)};
}

} // namespace

void addEngineOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("config"), QStringLiteral("The engine's configuration, for its port, data folder and token (/etc/qcat/config.yaml where it exists)."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("data-dir"), QStringLiteral("The engine's data folder, where its token is."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("port"), QStringLiteral("The engine's port on this machine; else where its data folder says that it answers."), QStringLiteral("PORT")});
    parser.addOption({QStringLiteral("url"), QStringLiteral("The engine's address, instead of --port."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("token-file"), QStringLiteral("The engine's token, instead of the one in its data folder."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("Answer in JSON.")});
}

int sayFailure(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    return error.code == "unreachable" ? kUnreachable : kFinding;
}

RemoteEngine::RemoteEngine() : m_thread("verb", 1024, [](const std::exception_ptr &) {}) {}

RemoteEngine::~RemoteEngine()
{
    m_subscription.reset();
    m_client.reset();
    m_thread.stop();
}

base::Result<std::unique_ptr<RemoteEngine>> RemoteEngine::connect(const QCommandLineParser &parser)
{
    const auto door = doorOf(parser);
    if (!door)
        return door.error();
    const std::string &url = door->url;
    const auto token = http_api::loadToken(door->tokenFile);
    if (!token)
        return unreachable("the engine at " + url + " was not asked: " + token.error().message +
                           "; name its --config, --data-dir or --token-file");
    auto engine = connect(url, *token);
    if (engine)
        (*engine)->m_actor = door->actor;
    return engine;
}

base::Result<std::unique_ptr<RemoteEngine>> RemoteEngine::connect(const std::string &url, const std::string &token)
{
    std::unique_ptr<RemoteEngine> engine(new RemoteEngine);
    client::ClientOptions options;
    options.url = url;
    options.token = token;
    auto client = client::EngineClient::create(options, engine->m_clock);
    if (!client)
        return client.error();
    engine->m_client = std::move(client).value();

    auto why = std::make_shared<std::string>("no answer"); // told on the thread, read after it
    api::EngineObserver observer;
    observer.onLink = [self = engine.get(), why](api::LinkState state, const domain::Finding &finding) {
        if (state == api::LinkState::Connected)
            *why = "it is still starting";
        else if (!finding.text.empty())
            *why = finding.text;
    };
    // The client's own first snapshot is empty; the engine's are numbered from 1.
    observer.onSnapshot = [self = engine.get()](const std::shared_ptr<const api::Snapshot> &snapshot) {
        if (snapshot->sequence > 0)
            std::call_once(self->m_connectedOnce, [self] { self->m_connected.set_value(); });
        self->m_answered.notify_all();
    };
    observer.onEvent = [self = engine.get()](const api::Event &event) {
        if (const auto *answered = std::get_if<api::CommandAnswered>(&event.body))
            self->take(*answered);
    };
    engine->m_subscription = engine->m_client->subscribe(std::move(observer), engine->m_thread);
    if (engine->m_connected.get_future().wait_for(kConnectWithin) != std::future_status::ready) {
        engine->m_subscription.reset();
        engine->m_thread.stop(); // then `why` is not written any more
        return unreachable("no engine is reached at " + url + ": " + *why);
    }
    return engine;
}

base::Result<api::CommandAnswered> RemoteEngine::run(api::CommandBody body)
{
    const api::CommandId id = m_client->submit({m_actor, std::move(body)});
    std::unique_lock lock(m_mutex);
    if (!m_answered.wait_for(lock, kAnswerWithin, [&] { return m_answers.contains(id); }))
        return base::Error{"link.unknown_outcome", "no answer within " + base::toShortText(kAnswerWithin) + ": it may have been done or not"};
    const auto answered = m_answers.at(id);
    if (answered.error)
        return *answered.error;
    return answered;
}

bool RemoteEngine::waitFor(const std::function<bool(const api::Snapshot &)> &isShown)
{
    std::unique_lock lock(m_mutex);
    return m_answered.wait_for(lock, kShownWithin, [&] { return isShown(*snapshot()); });
}

base::Result<domain::IncidentPage> RemoteEngine::incidents(const domain::IncidentQuery &query)
{
    auto answered = std::make_shared<std::promise<base::Result<domain::IncidentPage>>>();
    m_client->incidents(query, [answered](const auto &page) { answered->set_value(page); }, m_thread);
    return answered->get_future().get(); // the client has a deadline of its own
}

base::Result<api::FileContent> RemoteEngine::attachment(const std::string &sha256)
{
    auto answered = std::make_shared<std::promise<base::Result<api::FileContent>>>();
    m_client->attachment(sha256, [answered](const auto &file) { answered->set_value(file); }, m_thread);
    return answered->get_future().get(); // the client has a deadline of its own
}

void RemoteEngine::take(const api::CommandAnswered &answered)
{
    {
        std::lock_guard lock(m_mutex);
        m_answers[answered.command] = answered;
    }
    m_answered.notify_all();
}

} // namespace qcat::app
