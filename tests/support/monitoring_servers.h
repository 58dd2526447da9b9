#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>

// A real Prometheus or Alertmanager on a port of the loopback, with the configuration of a test; ended with the object.
class MonitoringServer
{
public:
    enum class Kind { Prometheus, Alertmanager };

    // Why it cannot be run on this machine; empty when it can.
    static QString unavailable(Kind kind)
    {
        return QStandardPaths::findExecutable(program(kind)).isEmpty() ? program(kind) + QStringLiteral(" is not installed") : QString();
    }

    MonitoringServer(Kind kind, const QByteArray &configuration, int port) : m_kind(kind), m_port(port)
    {
        QFile file(m_folder.filePath(QStringLiteral("config.yml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(configuration) != configuration.size())
            qFatal("cannot write the configuration of %s", qPrintable(program(kind)));
    }
    ~MonitoringServer()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    void start()
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        QStringList arguments = {QStringLiteral("--config.file=") + m_folder.filePath(QStringLiteral("config.yml")),
                                 QStringLiteral("--storage.%1=").arg(m_kind == Kind::Prometheus ? QStringLiteral("tsdb.path") : QStringLiteral("path")) +
                                     m_folder.filePath(QStringLiteral("data")),
                                 QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)};
        if (m_kind == Kind::Alertmanager)
            arguments << QStringLiteral("--cluster.listen-address="); // alone
        m_process.start(program(m_kind), arguments);
    }
    void pause() const { signalIt("STOP"); }
    void resume() const { signalIt("CONT"); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    static QString program(Kind kind)
    {
        return kind == Kind::Prometheus ? QStringLiteral("prometheus") : QStringLiteral("prometheus-alertmanager");
    }
    void signalIt(const char *name) const
    {
        QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-") + QLatin1String(name), QString::number(m_process.processId())});
    }

    const Kind m_kind;
    const int m_port;
    QTemporaryDir m_folder;
    QProcess m_process;
};
