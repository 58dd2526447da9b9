#include "socket.h"

#include <qcat/redis_link/redis_error.h>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace qcat::redis_link
{

namespace
{

base::Error ioError(std::string_view code, std::string detail)
{
    return {std::string(code), detail, {{"detail", detail}}};
}

base::Error systemError(int error)
{
    const auto code = error == ECONNREFUSED ? codes::kRefused
                      : error == ETIMEDOUT  ? codes::kTimeout
                                            : codes::kUnreachable;
    return ioError(code, std::strerror(error));
}

// Keep-alives find a peer that is gone while we wait, tcp_user_timeout one that is gone while we send.
void setOptions(int fd)
{
    const auto set = [fd](int level, int option, int value) { ::setsockopt(fd, level, option, &value, sizeof value); };
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, 5);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 2);
    set(IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, 8000);
}

} // namespace

base::Result<Socket> Socket::connect(const std::string &host, int port, base::Deadline deadline)
{
    addrinfo hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); error != 0)
        return ioError(codes::kUnreachable, ::gai_strerror(error));
    const std::unique_ptr<addrinfo, void (*)(addrinfo *)> addresses(found, &::freeaddrinfo);
    base::Error last = systemError(EHOSTUNREACH);
    for (const addrinfo *address = found; address; address = address->ai_next) {
        Socket socket(::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol));
        if (socket.m_fd < 0)
            return systemError(errno);
        setOptions(socket.m_fd);
        int error = ::connect(socket.m_fd, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
        if (error == EINPROGRESS) {
            if (auto ready = socket.wait(POLLOUT, deadline); !ready)
                return ready.error();
            socklen_t size = sizeof error;
            if (::getsockopt(socket.m_fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
                error = errno;
        }
        if (error == 0)
            return socket;
        last = systemError(error);
    }
    return last;
}

Socket::Socket(Socket &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

Socket &Socket::operator=(Socket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

Socket::~Socket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

base::Status Socket::wait(short events, base::Deadline deadline) const
{
    pollfd wanted{m_fd, events, 0};
    for (;;) {
        const int ready = ::poll(&wanted, 1, deadline.remainingMs());
        if (ready > 0)
            return {};
        if (ready == 0)
            return ioError(codes::kTimeout, "no answer by the deadline");
        if (errno != EINTR)
            return systemError(errno);
    }
}

base::Status Socket::send(std::string_view bytes, base::Deadline deadline) const
{
    while (!bytes.empty()) {
        const auto sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0)
            bytes.remove_prefix(std::size_t(sent));
        else if (errno == EAGAIN) {
            if (auto ready = wait(POLLOUT, deadline); !ready)
                return ready;
        } else if (errno != EINTR)
            return systemError(errno);
    }
    return {};
}

base::Result<std::size_t> Socket::receive(char *buffer, std::size_t size, base::Deadline deadline) const
{
    for (;;) {
        if (auto ready = wait(POLLIN, deadline); !ready)
            return ready.error();
        const auto got = ::recv(m_fd, buffer, size, 0);
        if (got > 0)
            return std::size_t(got);
        if (got == 0)
            return ioError(codes::kUnreachable, "the server closed the connection");
        if (errno != EAGAIN && errno != EINTR)
            return systemError(errno);
    }
}

bool Socket::isQuiet() const
{
    char byte = 0;
    return ::recv(m_fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

} // namespace qcat::redis_link
