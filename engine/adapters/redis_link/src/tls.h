#pragma once

#include "socket.h"

#include <qcat/redis_link/endpoint.h>

#include <memory>

namespace qcat::redis_link
{

// TLS as a client: encrypts and decrypts between our bytes and those of a socket, which does all the waiting, so that
// deadlines and SIGPIPE stay where they are settled. The server's certificate must be signed by whom we trust, be in
// its time and name the host we asked for. Errors: codes::kTls with the reason in "detail", and those of Socket.
class Tls
{
public:
    static base::Result<Tls> handshake(const Socket &socket, const TlsSettings &settings, const std::string &host,
                                       base::Deadline deadline);
    static base::Error notSpoken(); // the server answers, but not in TLS
    Tls(Tls &&) noexcept;
    Tls &operator=(Tls &&) noexcept;
    ~Tls();

    base::Status send(const Socket &socket, std::string_view bytes, base::Deadline deadline);
    base::Result<std::size_t> receive(const Socket &socket, char *buffer, std::size_t size, base::Deadline deadline);
    // The peer is there and no bytes of a reply came; what TLS itself says between two replies does not count.
    bool isQuiet(const Socket &socket);

private:
    class Session;
    explicit Tls(std::unique_ptr<Session> session);
    std::unique_ptr<Session> m_session;
};

} // namespace qcat::redis_link
