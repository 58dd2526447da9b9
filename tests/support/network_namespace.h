#pragma once

#include <QProcess>
#include <QStringList>

#include <fcntl.h>
#include <sched.h>
#include <string>
#include <thread>
#include <unistd.h>

// A network of the test's own: this process in one namespace, whatever is started inside in another, and between them a link that can
// be taken down, so that packets vanish as they do when a cable is pulled. Needs root; nothing outside this process sees it, and it goes
// with the process.
class NetworkNamespace
{
public:
    static constexpr const char *kHere = "10.77.0.1", *kThere = "10.77.0.2";

    // Before the process has a second thread: from then on it has no network but this one. False where that is not permitted.
    static bool leaveTheMachine() { return ::unshare(CLONE_NEWNET) == 0 && ip({"link", "set", "lo", "up"}); }

    NetworkNamespace()
    {
        std::thread([this] { // the namespace is the thread's, and stays while it is held open
            if (::unshare(CLONE_NEWNET) != 0)
                return;
            m_there = ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
            m_isReady = ip({"link", "add", "there", "type", "veth", "peer", "name", "here", "netns", std::to_string(::getpid()).c_str()}) &&
                        ip({"addr", "add", (std::string(kThere) + "/24").c_str(), "dev", "there"}) && ip({"link", "set", "lo", "up"}) &&
                        ip({"link", "set", "there", "up"});
        }).join();
        m_here = ::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
        m_isReady = m_isReady && ip({"addr", "add", (std::string(kHere) + "/24").c_str(), "dev", "here"}) && ip({"link", "set", "here", "up"});
    }
    ~NetworkNamespace()
    {
        ::close(m_there);
        ::close(m_here);
    }
    NetworkNamespace(const NetworkNamespace &) = delete;
    NetworkNamespace &operator=(const NetworkNamespace &) = delete;

    bool isReady() const { return m_isReady; }

    // What this thread does meanwhile, and the processes and threads that it starts, are on the other side.
    template <typename Work>
    auto inside(Work work)
    {
        struct Visit {
            int back;
            ~Visit() { ::setns(back, CLONE_NEWNET); }
        } visit{m_here};
        ::setns(m_there, CLONE_NEWNET);
        return work();
    }

    bool pullTheCable()
    {
        return inside([] { return ip({"link", "set", "there", "down"}); });
    }
    bool plugItIn()
    {
        return inside([] { return ip({"link", "set", "there", "up"}); });
    }

    // This side's own link: then there is no way at all, which the kernel knows.
    bool takeTheLinkDown() { return ip({"link", "set", "here", "down"}); }
    bool bringTheLinkUp() { return ip({"link", "set", "here", "up"}); }

private:
    static bool ip(std::initializer_list<const char *> arguments)
    {
        QStringList all;
        for (const char *argument : arguments)
            all << QString::fromLatin1(argument);
        return QProcess::execute(QStringLiteral("/usr/sbin/ip"), all) == 0;
    }

    bool m_isReady = false;
    int m_there = -1;
    int m_here = -1;
};
