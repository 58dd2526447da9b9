#pragma once

#include <deque>
#include <functional>
#include <mutex>

namespace qcat::log_reader
{

// Work for a thread that waits with poll(). Any thread may post.
class Mailbox
{
public:
    using Work = std::function<void()>;

    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    void post(Work work);
    // What was posted until now, in its order.
    std::deque<Work> take();
    // Readable while something waits.
    int descriptor() const { return m_descriptor; }

private:
    const int m_descriptor;
    std::mutex m_mutex;
    std::deque<Work> m_work;
};

} // namespace qcat::log_reader
