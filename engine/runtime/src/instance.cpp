#include <qcat/runtime/instance.h>

#include "history_figures.h"
#include "incident_log.h"

#include <qcat/base/loop_thread.h>
#include <qcat/base/log.h>
#include <qcat/http_api/http_server.h>
#include <qcat/http_api/token_file.h>
#include <qcat/runtime/endpoint_file.h>
#include <qcat/telemetry/telemetry.h>

namespace qcat::runtime
{

struct Instance::Parts
{
    Parts(DataFolder dataFolder, Options o, const base::Clock &c)
        : folder(std::move(dataFolder)), options(std::move(o)), clock(c), telemetry(options.host.version, c, {[this] { return queues(); }, options.droppedLogLines, [this] { return host.orderLatency(); }, historyFigures, folder.path().string()}),
          host(hostOptions(), folder, c), telemetryThread("telemetry", 64, [](const std::exception_ptr &) {})
    {
    }

    base::Status listen();
    std::vector<telemetry::QueueReading> queues() const;
    base::Status startEngine();
    void stop();
    HostOptions hostOptions()
    {
        auto all = options.host;
        all.apiPort = [this] { return http ? int(http->port()) : 0; };
        return all;
    }

    DataFolder folder;
    const Options options;
    const base::Clock &clock;
    telemetry::Telemetry telemetry;
    EngineHost host;
    base::LoopThread telemetryThread;
    std::unique_ptr<http_api::HttpServer> http;
    std::optional<base::Error> httpProblem;
    base::Subscription metrics; // before what it feeds dies
    bool stopped = false;
};

base::Status Instance::Parts::listen()
{
    const auto &security = options.host.config.security;
    const auto &tokenFile = security.tokenFile;
    const auto token = http_api::loadOrCreateToken(tokenFile.empty() ? folder.token().string() : tokenFile);
    if (!token)
        return token.error();
    const auto &server = options.host.config.server;
    http_api::HttpOptions http_;
    http_.host = server.host;
    http_.port = server.port;
    http_.token = *token;
    http_.tokensFile = security.tokensFile.empty() ? folder.tokens().string() : security.tokensFile;
    http_.publicUrl = options.host.config.alerting.publicUrl;
    http_.version = options.host.version;
    http_.readTimeout = server.readTimeout;
    http_.writeTimeout = server.writeTimeout;
    http_api::HttpHooks hooks;
    hooks.metrics = [this] { return telemetry.text(); };
    hooks.onRequest = [this](std::string_view route, int status, base::Duration took) {
        telemetry.observeRequest(route, status, took);
        host.observeRequest(route, took);
    };
    http = std::make_unique<http_api::HttpServer>(std::move(http_), std::move(hooks), clock);
    if (auto status = http->start(); !status) {
        http.reset();
        return status;
    }
    if (auto status = writeEndpoint(folder.path(), server.host, http->port()); !status)
        log::warning("http", "{}", status.error().message); // who looks for us asks the configured port then
    return {};
}

std::vector<telemetry::QueueReading> Instance::Parts::queues() const
{
    std::vector<telemetry::QueueReading> all;
    for (const auto &queue : host.queues())
        all.push_back({queue.name, queue.depth, queue.capacity});
    return all;
}

base::Status Instance::Parts::startEngine()
{
    host.onReplayEnd = options.onReplayEnd;
    api::EngineObserver observer;
    observer.onEvent = logIncidents;
    observer.onSnapshot = [this](std::shared_ptr<const api::Snapshot> snapshot) { telemetry.update(std::move(snapshot)); };
    metrics = host.subscribe(std::move(observer), telemetryThread);
    if (auto status = host.start(); !status)
        return status;
    if (http)
        http->attach(host, &host);
    return {};
}

void Instance::Parts::stop()
{
    if (stopped)
        return;
    stopped = true;
    if (http)
        http->detach();
    host.stop();
    metrics.reset();
    telemetryThread.stop();
    if (http) {
        removeEndpoint(folder.path());
        http->stop();
    }
}

Instance::Instance(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Instance::~Instance()
{
    stop();
}

base::Result<std::unique_ptr<Instance>> Instance::start(Options options, const base::Clock &clock)
{
    auto folder = DataFolder::open(DataFolder::pathFor(options.host.config.app));
    if (!folder)
        return folder.error();
    log::info("app", "qcat {} starts", options.host.version); // not before the folder, and so its log, is ours
    std::unique_ptr<Instance> instance(new Instance(std::make_unique<Parts>(std::move(folder).value(), std::move(options), clock)));
    auto &parts = *instance->m_parts;
    if (const auto listening = parts.listen(); !listening) {
        if (parts.options.httpRequired)
            return listening.error();
        parts.httpProblem = listening.error();
        log::warning("http", "{}", listening.error().message);
    }
    if (auto status = parts.startEngine(); !status)
        return status.error();
    return instance;
}

EngineHost &Instance::engine()
{
    return m_parts->host;
}

const DataFolder &Instance::folder() const
{
    return m_parts->folder;
}

const std::optional<base::Error> &Instance::httpProblem() const
{
    return m_parts->httpProblem;
}

void Instance::stop()
{
    m_parts->stop();
}

} // namespace qcat::runtime
