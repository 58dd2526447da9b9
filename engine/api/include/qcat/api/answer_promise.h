#pragma once

#include <qcat/base/executor.h>
#include <qcat/base/result.h>

#include <functional>
#include <memory>
#include <utility>

namespace qcat::api
{

// Sees to it that a question is answered exactly once: one that is thrown away on its way, because what would have answered is stopping,
// is answered with `whenDropped`. Copies share the one answer; the executor outlives them.
template <typename T>
class AnswerPromise
{
public:
    using Answer = std::function<void(base::Result<T>)>;

    AnswerPromise(Answer answer, base::Executor &executor, base::Error whenDropped)
        : m_open(std::make_shared<Open>(std::move(answer), executor, std::move(whenDropped)))
    {
    }

    void give(base::Result<T> result) const { m_open->give(std::move(result)); }

private:
    struct Open
    {
        Open(Answer a, base::Executor &e, base::Error d) : answer(std::move(a)), executor(e), whenDropped(std::move(d)) {}
        Open(const Open &) = delete;
        Open &operator=(const Open &) = delete;
        ~Open() { give(std::move(whenDropped)); }

        void give(base::Result<T> result)
        {
            if (auto once = std::exchange(answer, nullptr))
                executor.post([once = std::move(once), result = std::move(result)] { once(result); });
        }

        Answer answer;
        base::Executor &executor;
        base::Error whenDropped;
    };

    std::shared_ptr<Open> m_open;
};

} // namespace qcat::api
