#include "tcp_proxy.h"

#include "free_port.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace
{

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int listenOn(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && ::listen(fd, 64) == 0)
        return fd;
    ::close(fd);
    return -1;
}

bool sendAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace

TcpProxy::TcpProxy(int serverPort) : m_serverPort(serverPort), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    for (int i = 0; i < 20 && m_listener < 0; ++i) {
        m_port = freePort();
        m_listener = listenOn(m_port);
    }
    if (m_listener < 0)
        throw std::runtime_error("no port for the proxy");
    m_thread = std::thread([this] { run(); });
}

TcpProxy::~TcpProxy()
{
    m_stopping = true;
    wake();
    m_thread.join();
    for (Pair &pair : m_pairs)
        pair.close();
    ::close(m_listener);
    ::close(m_wake);
}

void TcpProxy::forward()
{
    m_delayMs = 0;
    m_frozen = false;
    wake();
}

void TcpProxy::switchTo(int serverPort)
{
    m_serverPort = serverPort;
    cut();
}

void TcpProxy::freeze()
{
    m_frozen = true;
    wake();
}

void TcpProxy::delay(std::chrono::milliseconds each)
{
    m_delayMs = static_cast<int>(each.count());
}

void TcpProxy::cut()
{
    m_cutAll = true;
    wake();
}

void TcpProxy::cutWhenClientSends(std::string text)
{
    std::lock_guard lock(m_mutex);
    m_cutText = std::move(text);
}

void TcpProxy::wake()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto woken = ::write(m_wake, &one, sizeof one);
}

void TcpProxy::Pair::close()
{
    if (isOpen()) {
        ::close(client);
        ::close(server);
    }
    client = server = -1;
}

void TcpProxy::run()
{
    while (!m_stopping) {
        const std::size_t watched = m_frozen ? 0 : m_pairs.size();
        std::vector<pollfd> wanted = {{m_wake, POLLIN, 0}, {m_frozen ? -1 : m_listener, POLLIN, 0}};
        for (std::size_t i = 0; i < watched; ++i) {
            wanted.push_back({m_pairs[i].client, POLLIN, 0});
            wanted.push_back({m_pairs[i].server, POLLIN, 0});
        }
        ::poll(wanted.data(), wanted.size(), -1);
        obeyOrders();
        for (std::size_t i = 0; i < watched && !m_frozen; ++i) {
            if (wanted[2 + 2 * i].revents)
                pass(m_pairs[i], true);
            if (wanted[3 + 2 * i].revents)
                pass(m_pairs[i], false);
        }
        if (wanted[1].revents)
            acceptOne();
        std::erase_if(m_pairs, [](const Pair &pair) { return !pair.isOpen(); });
    }
}

// Closed pairs keep their place until the round is over: the poll list goes by it.
void TcpProxy::obeyOrders()
{
    std::uint64_t ignored = 0;
    [[maybe_unused]] const auto drained = ::read(m_wake, &ignored, sizeof ignored);
    if (m_cutAll.exchange(false))
        for (Pair &pair : m_pairs)
            pair.close();
}

void TcpProxy::acceptOne()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_serverPort);
    Pair pair{client, server};
    if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        m_pairs.push_back(pair);
    else
        pair.close();
}

void TcpProxy::pass(Pair &pair, bool fromClient)
{
    if (!pair.isOpen())
        return;
    char buffer[65'536];
    const ssize_t got = ::read(fromClient ? pair.client : pair.server, buffer, sizeof buffer);
    if (const int wait = m_delayMs; wait > 0)
        ::poll(nullptr, 0, wait);
    const std::string_view bytes(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
    if (bytes.empty() || !sendAll(fromClient ? pair.server : pair.client, bytes)) {
        pair.close();
        return;
    }
    std::lock_guard lock(m_mutex);
    if (fromClient && !m_cutText.empty() && bytes.find(m_cutText) != std::string_view::npos) {
        m_cutText.clear();
        ++m_cutsByText;
        pair.close();
    }
}
