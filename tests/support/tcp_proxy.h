#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// A bad network for tests: stands between a client and a server of 127.0.0.1 and passes bytes on, late, or not at all.
// The calls may come from any thread and hold for the connections that are open and those to come.
class TcpProxy
{
public:
    explicit TcpProxy(int serverPort);
    ~TcpProxy();
    TcpProxy(const TcpProxy &) = delete;
    TcpProxy &operator=(const TcpProxy &) = delete;

    int port() const { return m_port; }
    // Everything passes again, at once.
    void forward();
    // Nothing passes in either direction; connecting still works, as to a machine whose process hangs.
    void freeze();
    // Connections to come lead to this port: a failover. Those that are open end.
    void switchTo(int serverPort);
    // Each piece of data waits this long.
    void delay(std::chrono::milliseconds each);
    // Ends every connection that is open.
    void cut();
    // The next time a client sends this text it is passed on, and then the connection ends: the server acts, nobody
    // hears of it.
    void cutWhenClientSends(std::string text);
    // How often that has happened.
    int cutsByText() const { return m_cutsByText; }

private:
    struct Pair {
        int client = -1;
        int server = -1;
        bool isOpen() const { return client >= 0; }
        void close();
    };

    void run();
    void obeyOrders();
    void acceptOne();
    void pass(Pair &pair, bool fromClient);
    void wake();

    std::atomic_int m_serverPort;
    int m_port = 0;
    int m_listener = -1;
    int m_wake = -1;
    std::atomic_bool m_stopping = false;
    std::atomic_bool m_frozen = false;
    std::atomic_bool m_cutAll = false;
    std::atomic_int m_delayMs = 0;
    std::atomic_int m_cutsByText = 0;
    std::mutex m_mutex;
    std::string m_cutText;     // under m_mutex
    std::vector<Pair> m_pairs; // of the thread
    std::thread m_thread;
};
