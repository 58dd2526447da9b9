#pragma once

#include "socket.h"
#include "tls.h"

#include <qcat/redis_link/endpoint.h>

#include <optional>

namespace qcat::redis_link
{

// The way to a server: a socket, with TLS over it where the endpoint asks for it. Contract as Socket.
class Channel
{
public:
    static base::Result<Channel> open(const Endpoint &endpoint, base::Deadline deadline);

    base::Status send(std::string_view bytes, base::Deadline deadline);
    base::Result<std::size_t> receive(char *buffer, std::size_t size, base::Deadline deadline);
    bool isQuiet();

private:
    explicit Channel(Socket socket) : m_socket(std::move(socket)) {}

    Socket m_socket;
    std::optional<Tls> m_tls;
};

} // namespace qcat::redis_link
