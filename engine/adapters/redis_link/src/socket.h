#pragma once

#include <qcat/base/deadline.h>
#include <qcat/base/result.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace qcat::redis_link
{

// A TCP connection whose every call ends by its deadline. Never raises SIGPIPE. Errors carry no target.
class Socket
{
public:
    // A host name is resolved by the system first, which has limits of its own.
    static base::Result<Socket> connect(const std::string &host, int port, base::Deadline deadline);
    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    ~Socket();

    // All of it, or an error.
    base::Status send(std::string_view bytes, base::Deadline deadline) const;
    // At least one byte, or an error.
    base::Result<std::size_t> receive(char *buffer, std::size_t size, base::Deadline deadline) const;
    // Nothing to read and the peer is there. Costs no round trip.
    bool isQuiet() const;

private:
    explicit Socket(int fd) : m_fd(fd) {}
    base::Status wait(short events, base::Deadline deadline) const;

    int m_fd = -1;
};

} // namespace qcat::redis_link
