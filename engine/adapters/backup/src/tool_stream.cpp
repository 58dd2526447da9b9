#include "tool_stream.h"

#include <qcat/backup/codes.h>

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace qcat::backup
{

namespace
{

constexpr std::size_t kPiece = 256 * 1024;
constexpr int kPipeBytes = 1 << 20; // the kernel's 64 KiB hold up the faster side at every turn of a busy machine

base::Error broken(const char *what)
{
    const std::string detail = fmt::format("{}: {}", what, std::strerror(errno));
    return base::Error{std::string(codes::kTool), detail}.with("program", "").with("detail", detail);
}

void shut(int &descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

} // namespace

base::Result<std::unique_ptr<ToolStream>> ToolStream::open(Of which, Work work)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return broken("no pipe");
    (void)::fcntl(ends[0], F_SETPIPE_SZ, kPipeBytes); // a smaller one does too
    std::unique_ptr<ToolStream> stream(new ToolStream(which, std::move(work)));
    stream->m_ours = ends[which == Of::Output ? 0 : 1];
    stream->m_theirs = ends[which == Of::Output ? 1 : 0];
    return stream;
}

ToolStream::~ToolStream()
{
    (void)finish();
    shut(m_ours);
    shut(m_theirs);
}

void ToolStream::takeInChild() const
{
    ::dup2(m_theirs, m_which == Of::Output ? STDOUT_FILENO : STDIN_FILENO);
}

void ToolStream::begin()
{
    shut(m_theirs); // or its end would never be seen
    m_thread = std::thread([this] {
        sigset_t pipe; // a program that ends early is an error, not our end
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        m_done = m_work(m_ours);
        shut(m_ours);
    });
}

base::Status ToolStream::finish()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_done;
}

base::Status writeAll(int descriptor, const std::uint8_t *bytes, std::size_t size)
{
    while (size > 0) {
        const auto written = ::write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return broken("it stopped reading");
        bytes += written;
        size -= std::size_t(written);
    }
    return {};
}

base::Status readAll(int descriptor, const std::function<base::Status(const std::uint8_t *bytes, std::size_t size)> &take)
{
    std::vector<std::uint8_t> piece(kPiece);
    while (true) {
        const auto got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return broken("it cannot be read");
        if (got == 0)
            return {};
        if (const auto taken = take(piece.data(), std::size_t(got)); !taken)
            return taken;
    }
}

} // namespace qcat::backup
