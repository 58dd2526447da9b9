#include <qcat/service_notify/service_notifier.h>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using qcat::service_notify::ServiceNotifier;

namespace
{

// Stands where systemd's end would be.
class NotifySocket
{
public:
    NotifySocket() : m_fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        const QByteArray path = m_dir.filePath(QStringLiteral("notify")).toLocal8Bit();
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
        const int bound = ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof(address));
        qputenv("NOTIFY_SOCKET", bound == 0 ? path : QByteArray());
    }
    ~NotifySocket()
    {
        qunsetenv("NOTIFY_SOCKET");
        ::close(m_fd);
    }

    // "nothing" when none came in time.
    QByteArray receive(int patienceMs = 2000)
    {
        pollfd wait = {m_fd, POLLIN, 0};
        if (::poll(&wait, 1, patienceMs) != 1)
            return "nothing";
        QByteArray message(4096, '\0');
        message.resize(std::max<qsizetype>(0, ::recv(m_fd, message.data(), std::size_t(message.size()), 0)));
        return message;
    }

private:
    QTemporaryDir m_dir;
    const int m_fd;
};

} // namespace

class TestServiceNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("WATCHDOG_USEC");
        qunsetenv("WATCHDOG_PID");
    }

    void systemd_is_told_each_state()
    {
        NotifySocket systemd;
        const ServiceNotifier notifier;
        notifier.ready("trading on paper");
        QCOMPARE(systemd.receive(), QByteArray("READY=1\nSTATUS=trading on paper"));
        notifier.keepAlive();
        QCOMPARE(systemd.receive(), QByteArray("WATCHDOG=1"));
        notifier.status("two\nlines");
        QCOMPARE(systemd.receive(), QByteArray("STATUS=two lines"));
        notifier.stopping("cancelling entries");
        QCOMPARE(systemd.receive(), QByteArray("STOPPING=1\nSTATUS=cancelling entries"));
    }

    void reload_carries_the_time_that_systemd_matches_it_by()
    {
        NotifySocket systemd;
        ServiceNotifier().reloading();
        const auto message = QString::fromLatin1(systemd.receive());
        static const QRegularExpression form(QStringLiteral("^RELOADING=1\nMONOTONIC_USEC=[0-9]+$"));
        QVERIFY2(form.match(message).hasMatch(), qPrintable(message));
    }

    void without_systemd_nothing_happens()
    {
        qunsetenv("NOTIFY_SOCKET");
        ServiceNotifier().ready("alone");
        QVERIFY(!ServiceNotifier().watchdogInterval());
    }

    void watchdog_interval_comes_from_systemd()
    {
        qputenv("WATCHDOG_USEC", "30000000");
        qputenv("WATCHDOG_PID", QByteArray::number(::getpid()));
        QVERIFY(ServiceNotifier().watchdogInterval() == std::chrono::seconds(30));
        qputenv("WATCHDOG_PID", "1"); // meant for another process
        QVERIFY(!ServiceNotifier().watchdogInterval());
    }
};

QTEST_GUILESS_MAIN(TestServiceNotifier)
#include "tst_service_notifier.moc"
