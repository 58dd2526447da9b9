#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>

namespace qcat::checks
{

namespace
{

using domain::Health;
using Steady = std::chrono::steady_clock;

class Socket
{
public:
    explicit Socket(const addrinfo &address)
        : m_fd(::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol))
    {
    }
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

// 0, or the errno of the attempt; ETIMEDOUT when the deadline passed.
int tryConnect(const addrinfo &address, Steady::time_point deadline)
{
    const Socket socket(address);
    if (socket.fd() < 0)
        return errno;
    if (::connect(socket.fd(), address.ai_addr, address.ai_addrlen) == 0)
        return 0;
    if (errno != EINPROGRESS)
        return errno;
    pollfd ready{socket.fd(), POLLOUT, 0};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    const int polled = ::poll(&ready, 1, int(std::max<std::int64_t>(left, 0)));
    if (polled <= 0)
        return polled == 0 ? ETIMEDOUT : errno;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket.fd(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

ops::CheckResult resultOf(int error, const std::string &target, base::Duration took, base::Duration timeout)
{
    const auto latency = base::toShortText(took);
    switch (error) {
    case 0:
        return {finding(code::kPortOpen, Health::Ok, fmt::format("{} answers, {}", target, latency),
                        {{"target", target}, {"latency", latency}}),
                {{"connect_ms", double(took.count()) / 1e6, "ms"}}};
    case ECONNREFUSED:
        return {finding(code::kPortRefused, Health::Crit, fmt::format("{} refuses: nothing listens there", target),
                        {{"target", target}})};
    case ETIMEDOUT: {
        const auto limit = base::toShortText(timeout);
        return {finding(code::kPortTimeout, Health::Crit, fmt::format("{} did not answer within {}", target, limit),
                        {{"target", target}, {"timeout", limit}})};
    }
    default: {
        const std::string detail = std::strerror(error);
        return {finding(code::kPortUnreachable, Health::Crit, fmt::format("{} cannot be reached: {}", target, detail),
                        {{"target", target}, {"detail", detail}})};
    }
    }
}

} // namespace

ops::Check tcpPort(std::string host, int port)
{
    return [host = std::move(host), port](const base::CallLimits &limits) -> ops::CheckResult {
        const auto target = fmt::format("{}:{}", host, port);
        const auto start = Steady::now();
        addrinfo hints = {};
        hints.ai_family = AF_UNSPEC;
        hints.ai_socktype = SOCK_STREAM;
        addrinfo *found = nullptr;
        if (const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); error != 0) {
            const std::string detail = ::gai_strerror(error);
            return {finding(code::kPortHostUnknown, Health::Crit, fmt::format("{}: {}", target, detail),
                            {{"target", target}, {"detail", detail}})};
        }
        const std::unique_ptr<addrinfo, void (*)(addrinfo *)> addresses(found, &::freeaddrinfo);
        int error = EHOSTUNREACH;
        for (const addrinfo *address = found; address && error != 0; address = address->ai_next)
            error = tryConnect(*address, start + limits.timeout);
        return resultOf(error, target, Steady::now() - start, limits.timeout);
    };
}

} // namespace qcat::checks
