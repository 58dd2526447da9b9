#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <qcat/ops_ports/found.h>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

namespace
{

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

// A datagram socket that is connected sends nothing: the kernel only looks for a route. 0, or errno.
int routeTo(const addrinfo &address)
{
    const int fd = ::socket(address.ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    const int error = ::connect(fd, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    ::close(fd);
    return error;
}

std::optional<domain::Finding> problemWith(const std::string &name)
{
    addrinfo hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo *list = nullptr;
    if (const int error = ::getaddrinfo(name.c_str(), "443", &hints, &list); error != 0) {
        const std::string detail = ::gai_strerror(error);
        return found(code::kNameUnknown, Health::Crit, fmt::format("the name {} does not resolve: {}", name, detail),
                     {{"name", name}, {"detail", detail}});
    }
    const Addresses addresses(list, &::freeaddrinfo);
    int error = ENETUNREACH;
    for (const addrinfo *at = list; at && error != 0; at = at->ai_next)
        error = routeTo(*at);
    if (error == 0)
        return std::nullopt;
    const std::string detail = std::strerror(error);
    return found(code::kNoRoute, Health::Crit, fmt::format("there is no route to {}: {}", name, detail),
                 {{"name", name}, {"detail", detail}});
}

} // namespace

ops::Check namesAndRoutes(std::vector<std::string> names)
{
    return [names = std::move(names)](const base::CallLimits &) -> ops::CheckResult {
        std::string all;
        for (const auto &name : names) {
            if (auto problem = problemWith(name))
                return {*std::move(problem)};
            all += (all.empty() ? "" : ", ") + name;
        }
        return {found(code::kNetworkOk, Health::Ok, fmt::format("{} resolve and have a route", all), {{"names", all}})};
    };
}

} // namespace qcat::surroundings
