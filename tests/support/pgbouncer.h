#pragma once

#include <free_port.h>

#include <qcat/domain/config.h>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

// A real PgBouncer in transaction mode before a test's PostgreSQL. It ends with this.
class PgBouncer
{
public:
    static constexpr int kSessions = 5; // with the server, lent by the transaction

    static std::string unavailable()
    {
        return QFile::exists(program()) ? std::string() : "PgBouncer is not installed (package pgbouncer)";
    }

    explicit PgBouncer(const qcat::domain::DatabaseConfig &server) : m_port(freePort())
    {
        const QString user = QString::fromStdString(server.user), password = QString::fromStdString(server.password);
        write(QStringLiteral("users.txt"), QStringLiteral("\"%1\" \"%2\"\n").arg(user, password));
        write(QStringLiteral("pgbouncer.ini"),
              QStringLiteral("[databases]\n%1 = host=%2 port=%3 dbname=%1\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %4\n"
                             "unix_socket_dir =\nauth_type = scram-sha-256\nauth_file = %5\npool_mode = transaction\n"
                             "default_pool_size = %6\nserver_login_retry = 1\n")
                  .arg(QString::fromStdString(server.name), QString::fromStdString(server.host))
                  .arg(server.port)
                  .arg(m_port)
                  .arg(m_folder.filePath(QStringLiteral("users.txt")))
                  .arg(kSessions));
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
        QStringList arguments{program(), m_folder.filePath(QStringLiteral("pgbouncer.ini"))};
        if (::geteuid() == 0) // it refuses to run as root
            arguments = QStringList{QStringLiteral("/usr/sbin/runuser"), QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--")} + arguments;
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(arguments.takeFirst(), arguments);
        waitUntilItListens();
    }
    ~PgBouncer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished(1'000);
    }

    int port() const { return m_port; }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    static QString program() { return QStringLiteral("/usr/sbin/pgbouncer"); }
    void write(const QString &name, const QString &text) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
        file.setPermissions(QFile::Permissions(0x6644));
    }
    bool listens() const
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(std::uint16_t(m_port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool connected = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(socket);
        return connected;
    }
    void waitUntilItListens()
    {
        QElapsedTimer clock;
        clock.start();
        while (!listens() && clock.elapsed() < 5'000)
            m_process.waitForFinished(20);
    }

    QTemporaryDir m_folder;
    const int m_port;
    QProcess m_process;
};
