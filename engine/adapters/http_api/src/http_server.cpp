#include <qcat/http_api/http_server.h>

#include "server_worker.h"

#include <QThread>

#include <future>

namespace qcat::http_api
{

namespace
{

// Runs work on the thread of an object.
class ThreadExecutor : public base::Executor
{
public:
    explicit ThreadExecutor(QObject &owner) : m_owner(owner) {}

    void post(Work work) override { QMetaObject::invokeMethod(&m_owner, std::move(work), Qt::QueuedConnection); }
    void postAfter(base::Duration delay, Work work) override
    {
        post([this, delay, work = std::move(work)] {
            QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(delay), &m_owner, work);
        });
    }

private:
    QObject &m_owner;
};

} // namespace

struct HttpServer::Parts {
    Parts(HttpOptions options, HttpHooks hooks, const base::Clock &clock)
        : worker(std::make_unique<ServerWorker>(std::move(options), std::move(hooks), clock)), executor(*worker)
    {
        thread.setObjectName(QStringLiteral("http"));
        worker->moveToThread(&thread);
        // Direct: the thread object's own thread is the one that waits in stop().
        QObject::connect(worker.get(), &ServerWorker::stopped, &thread, &QThread::quit, Qt::DirectConnection);
    }

    // Waits for the work; the server's thread never waits for its callers.
    template <typename F>
    auto onThread(F work)
    {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto done = task.get_future();
        executor.post([shared = std::make_shared<decltype(task)>(std::move(task))] { (*shared)(); });
        return done.get();
    }

    QThread thread;
    std::unique_ptr<ServerWorker> worker; // works on the thread; outlives it, for posts that come late
    ThreadExecutor executor;
    base::Subscription subscription;
    std::uint16_t port = 0;
};

HttpServer::HttpServer(HttpOptions options, HttpHooks hooks, const base::Clock &clock)
    : m_parts(std::make_unique<Parts>(std::move(options), std::move(hooks), clock))
{
}

HttpServer::~HttpServer()
{
    stop();
}

base::Status HttpServer::start()
{
    m_parts->thread.start();
    const auto listening = m_parts->onThread([this] { return m_parts->worker->listen(); });
    if (listening) {
        m_parts->port = m_parts->onThread([this] { return m_parts->worker->port(); });
    } else {
        stop(base::Duration::zero());
    }
    return listening;
}

std::uint16_t HttpServer::port() const
{
    return m_parts->port;
}

void HttpServer::attach(api::Engine &engine, api::AnswerDoor *answers)
{
    // Subscribed first: the answer to the first command must not be missed.
    auto *worker = m_parts->worker.get();
    m_parts->subscription = engine.subscribe({[worker](std::shared_ptr<const api::Snapshot> snapshot) {
                                                  worker->routes().takeSnapshot(std::move(snapshot));
                                              },
                                              [worker](const api::Event &event) { worker->routes().takeEvent(event); },
                                              {}},
                                             m_parts->executor);
    m_parts->onThread([this, worker, &engine, answers] { worker->routes().attach(engine, answers, m_parts->executor); });
}

void HttpServer::detach()
{
    m_parts->subscription.reset();
    if (m_parts->thread.isRunning())
        m_parts->onThread([this] { m_parts->worker->routes().detach(); });
}

void HttpServer::stop(base::Duration cap)
{
    if (!m_parts->thread.isRunning())
        return;
    detach();
    m_parts->executor.post([this, cap] { m_parts->worker->beginStop(cap); });
    m_parts->thread.wait();
}

} // namespace qcat::http_api
