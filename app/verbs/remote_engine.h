#pragma once

#include "operator_name.h"

#include <qcat/api/engine.h>
#include <qcat/base/loop_thread.h>
#include <qcat/client/engine_client.h>
#include <qcat/runtime/system_clock.h>

#include <QCommandLineParser>

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>

namespace qcat::app
{

// How a verb finds the engine: --data-dir, --port, --url, --token-file. And --json, which all of them have.
void addEngineOptions(QCommandLineParser &parser);

// Says it on standard error; the exit code for it.
int sayFailure(const base::Error &error);

// A running engine as a verb sees it: one connection, blocking calls with deadlines. Needs a QCoreApplication.
class RemoteEngine
{
public:
    // Errors with code "unreachable": nobody answers there, or no token can be read.
    static base::Result<std::unique_ptr<RemoteEngine>> connect(const QCommandLineParser &parser);
    static base::Result<std::unique_ptr<RemoteEngine>> connect(const std::string &url, const std::string &token);
    ~RemoteEngine();

    std::shared_ptr<const api::Snapshot> snapshot() const { return m_client->snapshot(); }
    // The verified finding, or the engine's refusal.
    base::Result<api::CommandAnswered> run(api::CommandBody body);
    // Until a snapshot shows it, which may come a little behind the answer; false: none did in time.
    bool waitFor(const std::function<bool(const api::Snapshot &)> &isShown);
    // A page of the stored incidents.
    base::Result<domain::IncidentPage> incidents(const domain::IncidentQuery &query);
    // What an attached file holds, by its hash.
    base::Result<api::FileContent> attachment(const std::string &sha256);
    // For what asks by itself, on the verb's thread.
    api::Engine &engine() { return *m_client; }
    base::Executor &executor() { return m_thread; }

private:
    RemoteEngine();
    void take(const api::CommandAnswered &answered);

    std::string m_actor = operatorName({}); // of what is run here
    runtime::SystemClock m_clock;
    base::LoopThread m_thread;
    std::unique_ptr<client::EngineClient> m_client;
    std::promise<void> m_connected;
    std::once_flag m_connectedOnce;
    std::mutex m_mutex;
    std::map<api::CommandId, api::CommandAnswered> m_answers;
    std::condition_variable m_answered;
    base::Subscription m_subscription;
};

} // namespace qcat::app
