#include "channel.h"

#include <qcat/redis_link/redis_error.h>

namespace qcat::redis_link
{

namespace
{

constexpr base::Duration kPlainAnswer = std::chrono::milliseconds(100);

// A Redis without TLS takes our greeting for a line that has not ended yet, and waits in silence.
bool speaksPlainly(const Endpoint &endpoint)
{
    const base::Deadline soon(kPlainAnswer);
    const auto socket = Socket::connect(endpoint.host, endpoint.port, soon);
    char first = 0;
    return socket && socket->send("PING\r\n", soon) && socket->receive(&first, 1, soon) && (first == '+' || first == '-');
}

base::Deadline before(base::Deadline deadline)
{
    const auto left = deadline.remaining();
    return left > 4 * kPlainAnswer ? base::Deadline(left - kPlainAnswer) : deadline;
}

} // namespace

base::Result<Channel> Channel::open(const Endpoint &endpoint, base::Deadline deadline)
{
    auto socket = Socket::connect(endpoint.host, endpoint.port, deadline);
    if (!socket)
        return socket.error();
    Channel channel(std::move(*socket));
    if (endpoint.tls) {
        auto tls = Tls::handshake(channel.m_socket, *endpoint.tls, endpoint.host, before(deadline));
        if (!tls && tls.error().code == codes::kTimeout && speaksPlainly(endpoint))
            return Tls::notSpoken();
        if (!tls)
            return tls.error();
        channel.m_tls.emplace(std::move(*tls));
    }
    return channel;
}

base::Status Channel::send(std::string_view bytes, base::Deadline deadline)
{
    return m_tls ? m_tls->send(m_socket, bytes, deadline) : m_socket.send(bytes, deadline);
}

base::Result<std::size_t> Channel::receive(char *buffer, std::size_t size, base::Deadline deadline)
{
    return m_tls ? m_tls->receive(m_socket, buffer, size, deadline) : m_socket.receive(buffer, size, deadline);
}

bool Channel::isQuiet()
{
    return m_tls ? m_tls->isQuiet(m_socket) : m_socket.isQuiet();
}

} // namespace qcat::redis_link
