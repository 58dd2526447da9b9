#pragma once

#include "engine_observer_log.h"

#include <qcat/runtime/engine_host.h>
#include <qcat/runtime/system_clock.h>

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

// A real EngineHost over the paper venue and the synthetic market in a folder of its own, with everything that it said.
class RunningHost
{
public:
    // `change`: of the host's options, before it is made.
    using Change = std::function<void(qcat::runtime::HostOptions &)>;
    explicit RunningHost(qcat::domain::Config config = {}, QString folder = {}, const Change &change = {})
    {
        if (folder.isEmpty())
            folder = m_temp.filePath(QStringLiteral("data"));
        config.app.dataDir = folder.toStdString();
        auto data = qcat::runtime::DataFolder::open(config.app.dataDir);
        if (!data) {
            m_started = data.error();
            return;
        }
        m_folder = std::make_unique<qcat::runtime::DataFolder>(std::move(data).value());
        qcat::runtime::HostOptions options{config, "test", QCAT_RESOURCES};
        if (change)
            change(options);
        m_host = std::make_unique<qcat::runtime::EngineHost>(std::move(options), *m_folder, m_clock);
        m_log = std::make_unique<EngineObserverLog>(*m_host);
        m_started = m_host->start();
    }
    ~RunningHost()
    {
        if (m_host)
            m_host->stop();
        m_log.reset();
    }

    const qcat::base::Status &started() const { return m_started; }
    qcat::runtime::EngineHost &host() { return *m_host; }
    EngineObserverLog &log() { return *m_log; }
    std::shared_ptr<const qcat::api::Snapshot> now() const { return m_host->snapshot(); }
    qcat::domain::TradingState state() const { return now()->trading->state; }

    // Runs the event loop until the answer is there; empty when it does not come.
    std::optional<qcat::api::CommandAnswered> run(qcat::api::CommandBody body, int milliseconds = 20'000)
    {
        const auto id = m_host->submit({"tester", std::move(body)});
        std::optional<qcat::api::CommandAnswered> answer;
        (void)QTest::qWaitFor(
            [&] {
                if (const auto answers = m_log->answersTo(id); !answers.empty())
                    answer = answers.front();
                return answer.has_value();
            },
            milliseconds);
        return answer;
    }

    // The engine's newest snapshot at the moment in which the answer is published.
    std::shared_ptr<const qcat::api::Snapshot> answerAndSnapshot(qcat::api::CommandBody body)
    {
        std::shared_ptr<const qcat::api::Snapshot> then;
        std::mutex mutex;
        qcat::base::LoopThread thread("answers", 1000, [](std::exception_ptr) {});
        qcat::api::CommandId wanted;
        auto subscription = m_host->subscribe({{},
                                               [&](const qcat::api::Event &event) {
                                                   std::lock_guard lock(mutex);
                                                   const auto *answer = std::get_if<qcat::api::CommandAnswered>(&event.body);
                                                   if (answer && answer->command == wanted)
                                                       then = m_host->snapshot();
                                               },
                                               {}},
                                              thread);
        {
            std::lock_guard lock(mutex);
            wanted = m_host->submit({"tester", std::move(body)});
        }
        (void)QTest::qWaitFor(
            [&] {
                std::lock_guard lock(mutex);
                return then != nullptr;
            },
            10'000);
        subscription.reset();
        thread.stop();
        return then;
    }

private:
    QTemporaryDir m_temp;
    qcat::runtime::SystemClock m_clock;
    qcat::base::Status m_started;
    std::unique_ptr<qcat::runtime::DataFolder> m_folder;
    std::unique_ptr<qcat::runtime::EngineHost> m_host;
    std::unique_ptr<EngineObserverLog> m_log;
};
