#pragma once

#include <qcat/api/engine.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

// An api::Engine that a test drives by hand: it publishes the snapshots and events it is given and keeps the commands it got.
class ScriptedEngine : public qcat::api::Engine
{
public:
    ScriptedEngine()
    {
        auto first = std::make_shared<qcat::api::Snapshot>();
        first->version = "test";
        first->trading = std::make_shared<qcat::api::TradingSnapshot>();
        first->ops = std::make_shared<qcat::api::OpsSnapshot>();
        m_snapshot = first;
    }

    qcat::api::CommandId submit(qcat::api::Command command) override
    {
        std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
        return {m_commands.size()};
    }

    qcat::base::Subscription subscribe(qcat::api::EngineObserver observer, qcat::base::Executor &executor) override
    {
        auto entry = std::make_shared<Entry>(Entry{std::move(observer), &executor, true});
        std::uint64_t key;
        {
            std::lock_guard lock(m_mutex);
            key = ++m_nextKey;
            m_entries[key] = entry;
        }
        deliver(entry, [first = snapshot()](const qcat::api::EngineObserver &o) {
            if (o.onSnapshot)
                o.onSnapshot(first);
        });
        return qcat::base::Subscription([this, key, entry] {
            std::lock_guard lock(m_mutex);
            entry->active = false;
            m_entries.erase(key);
        });
    }

    std::shared_ptr<const qcat::api::Snapshot> snapshot() const override
    {
        std::lock_guard lock(m_mutex);
        return m_snapshot;
    }

    void history(qcat::api::HistoryQuery query, qcat::api::HistoryAnswer answer, qcat::base::Executor &executor) override
    {
        std::lock_guard lock(m_mutex);
        const auto found = m_history.find(query.series);
        const qcat::base::Result<qcat::api::HistorySeries> result =
            found == m_history.end() ? qcat::base::Result<qcat::api::HistorySeries>(qcat::base::Error{"history.unknown_series", "unknown"})
                                     : qcat::base::Result<qcat::api::HistorySeries>(found->second);
        m_queries.push_back(std::move(query));
        std::function<void()> give = [answer = std::move(answer), result, &executor] { executor.post([answer, result] { answer(result); }); };
        m_holdsHistory ? m_heldHistory.push_back(std::move(give)) : give();
    }

    void incidents(qcat::domain::IncidentQuery query, qcat::api::IncidentsAnswer answer, qcat::base::Executor &executor) override
    {
        std::lock_guard lock(m_mutex);
        m_incidentQueries.push_back(std::move(query));
        executor.post([answer = std::move(answer), page = m_page] { answer(page); });
    }
    void statistics(qcat::api::StatisticsQuery query, qcat::api::StatisticsAnswer answer, qcat::base::Executor &executor) override
    {
        std::lock_guard lock(m_mutex);
        auto figures = m_statistics;
        figures.from = query.from;
        figures.to = query.to;
        executor.post([answer = std::move(answer), figures] { answer(figures); });
    }

    void attachment(std::string sha256, qcat::api::AttachmentAnswer answer, qcat::base::Executor &executor) override
    {
        std::lock_guard lock(m_mutex);
        const auto found = m_files.find(sha256);
        const auto result = found == m_files.end() ? qcat::base::Result<qcat::api::FileContent>(qcat::base::Error{"attachment.unknown", "unknown"})
                                                   : qcat::base::Result<qcat::api::FileContent>(found->second);
        executor.post([answer = std::move(answer), result] { answer(result); });
    }

    // --- the test's side
    void setFile(const std::string &sha256, std::string bytes)
    {
        std::lock_guard lock(m_mutex);
        m_files[sha256] = {std::move(bytes)};
    }
    void setPage(qcat::domain::IncidentPage page)
    {
        std::lock_guard lock(m_mutex);
        m_page = std::move(page);
    }
    void setStatistics(qcat::domain::IncidentStatistics statistics)
    {
        std::lock_guard lock(m_mutex);
        m_statistics = std::move(statistics);
    }
    std::vector<qcat::domain::IncidentQuery> incidentQueries() const
    {
        std::lock_guard lock(m_mutex);
        return m_incidentQueries;
    }
    void setHistory(qcat::api::HistorySeries series)
    {
        std::lock_guard lock(m_mutex);
        m_history[series.name] = std::move(series);
    }
    // From now on questions for history stay open until they are answered by answerHistory(), in any order.
    void holdHistory() { m_holdsHistory = true; }
    void answerHistory(std::size_t question) { m_heldHistory.at(question)(); }
    std::vector<qcat::api::HistoryQuery> queries() const
    {
        std::lock_guard lock(m_mutex);
        return m_queries;
    }
    void publish(qcat::api::TradingSnapshot trading, qcat::api::OpsSnapshot ops)
    {
        auto next = std::make_shared<qcat::api::Snapshot>(*snapshot());
        ++next->sequence;
        next->trading = std::make_shared<qcat::api::TradingSnapshot>(std::move(trading));
        next->ops = std::make_shared<qcat::api::OpsSnapshot>(std::move(ops));
        {
            std::lock_guard lock(m_mutex);
            m_snapshot = next;
        }
        deliverAll([next](const qcat::api::EngineObserver &o) {
            if (o.onSnapshot)
                o.onSnapshot(next);
        });
    }
    // The data plane of the snapshots from now on.
    void setData(std::shared_ptr<const qcat::api::DataPlaneSnapshot> data)
    {
        std::lock_guard lock(m_mutex);
        auto next = std::make_shared<qcat::api::Snapshot>(*m_snapshot);
        next->data = std::move(data);
        m_snapshot = next;
    }
    void publish(qcat::api::EventBody body)
    {
        const qcat::api::Event event{++m_eventSequence, {1'700'000'000'000'000'000}, std::move(body)};
        deliverAll([event](const qcat::api::EngineObserver &o) {
            if (o.onEvent)
                o.onEvent(event);
        });
    }
    std::vector<qcat::api::Command> commands() const
    {
        std::lock_guard lock(m_mutex);
        return m_commands;
    }

private:
    struct Entry
    {
        qcat::api::EngineObserver observer;
        qcat::base::Executor *executor;
        std::atomic_bool active;
        Entry(qcat::api::EngineObserver o, qcat::base::Executor *e, bool a) : observer(std::move(o)), executor(e), active(a) {}
        Entry(Entry &&other) : observer(std::move(other.observer)), executor(other.executor), active(other.active.load()) {}
    };

    template <typename F>
    void deliver(const std::shared_ptr<Entry> &entry, F call)
    {
        entry->executor->post([entry, call] {
            if (entry->active)
                call(entry->observer);
        });
    }
    template <typename F>
    void deliverAll(F call)
    {
        std::vector<std::shared_ptr<Entry>> entries;
        {
            std::lock_guard lock(m_mutex);
            for (const auto &[key, entry] : m_entries)
                entries.push_back(entry);
        }
        for (const auto &entry : entries)
            deliver(entry, call);
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<const qcat::api::Snapshot> m_snapshot;
    std::map<std::string, qcat::api::HistorySeries> m_history;
    std::vector<qcat::api::HistoryQuery> m_queries;
    std::vector<qcat::domain::IncidentQuery> m_incidentQueries;
    qcat::domain::IncidentPage m_page;
    qcat::domain::IncidentStatistics m_statistics;
    std::map<std::string, qcat::api::FileContent> m_files;
    std::vector<std::function<void()>> m_heldHistory; // with the answer as it was when the question came
    bool m_holdsHistory = false;
    std::vector<qcat::api::Command> m_commands;
    std::map<std::uint64_t, std::shared_ptr<Entry>> m_entries;
    std::uint64_t m_nextKey = 0;
    std::uint64_t m_eventSequence = 0;
};
