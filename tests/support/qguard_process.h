#pragma once

#include "qcat_process.h"

// The built qguard beside a daemon: looks every second, and loses patience after some; what answers for a while is healthy again.
class QguardProcess
{
public:
    QguardProcess(const QcatProcess &watched, const QString &config, int after = 2, int settled = 1)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(QCAT_BINARY_DIR "/qguard"),
                        {QStringLiteral("--config"), config, QStringLiteral("--data-dir"), watched.dataDir(), QStringLiteral("--port"),
                         QString::number(watched.port()), QStringLiteral("--after"), QString::number(after), QStringLiteral("--settled"),
                         QString::number(settled), QStringLiteral("--every"), QStringLiteral("1")});
    }
    ~QguardProcess()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished(10'000);
        }
    }
    QProcess &process() { return m_process; }
    QString said() { return QString::fromUtf8(m_said += m_process.readAll()); }

private:
    QProcess m_process;
    QByteArray m_said;
};
