#pragma once

#include <qcat/base/time.h>

#include <functional>

namespace qcat::base
{

// A place where work runs one piece after the other: the owner of a thread's state. post() never runs the work inside the call.
// Both calls may come from any thread; work posted after the executor has stopped is dropped.
class Executor
{
public:
    using Work = std::function<void()>;

    virtual ~Executor() = default;
    virtual void post(Work work) = 0;
    virtual void postAfter(Duration delay, Work work) = 0;
};

} // namespace qcat::base
