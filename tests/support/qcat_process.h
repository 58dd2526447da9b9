#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>

// A port on loopback that nobody listens on, below the range from which the kernel takes client ports.
inline int freePort()
{
    for (int tries = 0; tries < 200; ++tries) {
        const int port = 20000 + int(QRandomGenerator::global()->bounded(12000));
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, quint16(port)))
            return port;
    }
    return 0;
}

// The built qcat as a child process with data folder, home and port of its own; killed with the object.
class QcatProcess
{
public:
    explicit QcatProcess(const QString &dataDir = {}) : m_port(freePort()), m_dataDir(dataDir)
    {
        if (m_dataDir.isEmpty())
            m_dataDir = m_temp.filePath(QStringLiteral("data"));
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : environment.keys())
            if (name.startsWith(QLatin1String("QCAT_")))
                environment.remove(name);
        environment.insert(QStringLiteral("HOME"), m_temp.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_temp.path());
        m_process.setProcessEnvironment(environment);
    }
    ~QcatProcess()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(10'000);
        }
    }

    static QString program() { return QStringLiteral(QCAT_BINARY_DIR "/qcat"); }
    int port() const { return m_port; }
    QString dataDir() const { return m_dataDir; }
    QString file(const QString &name) const { return m_temp.filePath(name); }
    QProcess &process() { return m_process; }
    void setEnvironment(const QString &name, const QString &value)
    {
        auto environment = m_process.processEnvironment();
        environment.insert(name, value);
        m_process.setProcessEnvironment(environment);
    }

    // A run: data folder and port are added.
    void start(QStringList arguments)
    {
        arguments << QStringLiteral("--data-dir") << m_dataDir << QStringLiteral("--port") << QString::number(m_port);
        m_process.start(program(), arguments);
    }
    // True when it ended by itself within the time.
    bool waitForEnd(int milliseconds = 60'000)
    {
        return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(milliseconds);
    }
    // Starts, waits for the end, gives the exit code; -1: did not end, or was killed by a signal.
    int run(const QStringList &arguments, int milliseconds = 120'000)
    {
        start(arguments);
        if (!waitForEnd(milliseconds) || m_process.exitStatus() != QProcess::NormalExit)
            return -1;
        return m_process.exitCode();
    }
    QString output() { return QString::fromUtf8(m_output += m_process.readAllStandardOutput()); }
    QString errors() { return QString::fromUtf8(m_errors += m_process.readAllStandardError()); }
    QString lastLine()
    {
        const QStringList lines = output().trimmed().split(QLatin1Char('\n'));
        return lines.isEmpty() ? QString() : lines.last();
    }

    struct Answer
    {
        int status = 0; // 0: nobody answered
        QByteArray body;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    Answer get(const QString &path, int milliseconds = 5'000) const
    {
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path)));
        request.setTransferTimeout(milliseconds);
        QNetworkReply *reply = manager.get(request);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
        delete reply;
        return answer;
    }
    QString healthStatus() const { return get(QStringLiteral("/health")).json()[QStringLiteral("status")].toString(); }

private:
    QTemporaryDir m_temp;
    int m_port;
    QString m_dataDir;
    QProcess m_process;
    QByteArray m_output, m_errors;
};
