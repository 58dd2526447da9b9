#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// A provider's HTTP server as a test wants it, on a port of its own: one connection after the other, each request is kept and answered by
// the function. Bytes go out as they are given, so that it can misbehave in any way.
class HttpPeer
{
public:
    struct Request {
        std::string head; // request line and header fields
        std::string body;
    };
    // What is sent; empty: the connection is kept open and nothing is said until the caller gives up.
    using Answer = std::function<std::string(const Request &)>;

    explicit HttpPeer(Answer answer) : m_answer(std::move(answer)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(m_listener, 64) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
            qFatal("no port for a test's HTTP server");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~HttpPeer()
    {
        m_stopping = true;
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    std::string url(const std::string &path = "/hook") const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }
    int port() const { return m_port; }
    std::vector<Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    // One byte at a time with a pause before each: longer than any caller waits.
    std::atomic_bool drips = false;

    static std::string ok(const std::string &body, const std::string &status = "200 OK", const std::string &fields = "")
    {
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + fields + "Content-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body;
    }

private:
    void serve()
    {
        while (!m_stopping) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                break;
            const timeval patience{0, 100'000};
            ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
            converse(client);
            ::close(client);
        }
    }

    void converse(int client)
    {
        const auto request = read(client);
        std::string answer;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        answer = m_answer(request);
        if (answer.empty())
            return waitForHangUp(client);
        if (!drips)
            return void(::send(client, answer.data(), answer.size(), MSG_NOSIGNAL));
        for (const char byte : answer) {
            char ignored = 0;
            if (m_stopping || ::send(client, &byte, 1, MSG_NOSIGNAL) != 1 || ::recv(client, &ignored, 1, 0) == 0)
                return;
        }
    }

    Request read(int client)
    {
        std::string text;
        char buffer[4096];
        while (!m_stopping) {
            const auto headEnd = text.find("\r\n\r\n");
            if (headEnd != std::string::npos && text.size() >= headEnd + 4 + bodyLength(text))
                return {text.substr(0, headEnd), text.substr(headEnd + 4)};
            const auto got = ::recv(client, buffer, sizeof buffer, 0);
            if (got == 0)
                break;
            if (got > 0)
                text.append(buffer, std::size_t(got));
        }
        return {};
    }

    static std::size_t bodyLength(const std::string &text)
    {
        const auto at = text.find("Content-Length: ");
        return at == std::string::npos ? 0 : std::stoul(text.substr(at + 16));
    }

    void waitForHangUp(int client)
    {
        char ignored = 0;
        while (!m_stopping && ::recv(client, &ignored, 1, 0) != 0) {
        }
    }

    const Answer m_answer;
    const int m_listener;
    int m_port = 0;
    std::atomic_bool m_stopping = false;
    mutable std::mutex m_mutex;
    std::vector<Request> m_requests;
    std::thread m_thread;
};
