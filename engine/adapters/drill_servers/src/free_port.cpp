#include <qcat/drill_servers/free_port.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <unistd.h>

namespace qcat::drill_servers
{

namespace
{

bool canBind(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool bound = ::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(fd);
    return bound;
}

} // namespace

int freePort(int lowest)
{
    constexpr int kHighest = 32'767;
    std::random_device seed;
    std::uniform_int_distribution<int> any(lowest, kHighest);
    for (int i = 0; i < 200; ++i)
        if (const int port = any(seed); canBind(port))
            return port;
    return 0;
}

} // namespace qcat::drill_servers
