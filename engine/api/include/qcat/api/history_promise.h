#pragma once

#include <qcat/api/history.h>
#include <qcat/base/executor.h>

#include <memory>
#include <utility>

namespace qcat::api
{

// Sees to it that a question for history is answered exactly once: one that is thrown away on its way, because what would have answered
// is stopping, says so. Copies share the one answer; the executor outlives them.
class HistoryPromise
{
public:
    HistoryPromise(HistoryAnswer answer, base::Executor &executor) : m_open(std::make_shared<Open>(std::move(answer), executor)) {}

    void give(base::Result<HistorySeries> result) const { m_open->give(std::move(result)); }

private:
    struct Open
    {
        Open(HistoryAnswer a, base::Executor &e) : answer(std::move(a)), executor(e) {}
        Open(const Open &) = delete;
        Open &operator=(const Open &) = delete;
        ~Open() { give(base::Error{"history.not_running", "the engine does not answer questions for history any more"}); }

        void give(base::Result<HistorySeries> result)
        {
            if (auto once = std::exchange(answer, nullptr))
                executor.post([once = std::move(once), result = std::move(result)] { once(result); });
        }

        HistoryAnswer answer;
        base::Executor &executor;
    };

    std::shared_ptr<Open> m_open;
};

} // namespace qcat::api
