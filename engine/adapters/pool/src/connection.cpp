#include <qcat/pool/connection.h>

#include <cerrno>
#include <sys/socket.h>

namespace qcat::pool
{

bool socketIsQuiet(int socket)
{
    char byte = 0;
    const auto peeked = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return peeked < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

} // namespace qcat::pool
