#pragma once

#include <qcat/base/result.h>

#include <memory>
#include <string>
#include <sys/types.h>

namespace qcat::app::drill
{

// One thread of a child process stands still, as in a bug, while the others go on. Made and destroyed on the same thread; the destructor lets
// it go.
class FrozenThread
{
public:
    static base::Result<std::shared_ptr<FrozenThread>> freeze(pid_t process, const std::string &name);
    ~FrozenThread();
    FrozenThread(const FrozenThread &) = delete;
    FrozenThread &operator=(const FrozenThread &) = delete;

    void release();

private:
    explicit FrozenThread(pid_t thread) : m_thread(thread) {}
    pid_t m_thread;
};

} // namespace qcat::app::drill
