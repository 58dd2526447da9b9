#pragma once

#include <qcat/base/executor.h>

#include <memory>
#include <utility>

namespace qcat::ops
{

// The executor as the desk's parts see it: what they post, and the callbacks they hand out, do nothing once the desk is
// gone.
class LiveExecutor
{
public:
    explicit LiveExecutor(base::Executor &executor) : m_executor(executor), m_alive(std::make_shared<int>(0)) {}

    template <typename F>
    auto guarded(F f) const
    {
        return [alive = std::weak_ptr<int>(m_alive), f = std::move(f)](auto &&...args) mutable {
            if (!alive.expired())
                f(std::forward<decltype(args)>(args)...);
        };
    }
    void postAfter(base::Duration delay, base::Executor::Work work)
    {
        m_executor.postAfter(delay, guarded(std::move(work)));
    }
    void end() { m_alive.reset(); }

private:
    base::Executor &m_executor;
    std::shared_ptr<int> m_alive;
};

} // namespace qcat::ops
