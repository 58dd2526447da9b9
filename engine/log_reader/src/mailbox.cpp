#include "mailbox.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace qcat::log_reader
{

Mailbox::Mailbox() : m_descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Mailbox::~Mailbox()
{
    ::close(m_descriptor);
}

void Mailbox::post(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_descriptor, &one, sizeof one); // full: it is readable already
}

std::deque<Mailbox::Work> Mailbox::take()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_descriptor, &count, sizeof count); // empty: nothing was posted
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_work, {});
}

} // namespace qcat::log_reader
