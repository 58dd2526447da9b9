#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <atomic>
#include <functional>
#include <memory>

namespace qcat::base
{

// Asked of a running job from any thread; the job looks at it between two steps.
class CancelToken
{
public:
    CancelToken() : m_cancelled(std::make_shared<std::atomic_bool>(false)) {}
    void cancel() const { m_cancelled->store(true, std::memory_order_release); }
    bool isCancelled() const { return m_cancelled->load(std::memory_order_acquire); }

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

// What every call that waits is given: how long it may take and how it is told to give up.
struct CallLimits
{
    Duration timeout = 5s;
    CancelToken cancel = {};
};

// Called exactly once, on the executor that the callee was built with.
template <typename T>
using Done = std::function<void(Result<T>)>;

} // namespace qcat::base
