#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>

// Certificates made by openssl for one test, each signed by itself, in a folder of their own.
class TestCertificates
{
public:
    struct Pair {
        std::filesystem::path certificate, key;
        bool isMade = false;
    };

    // `subject`: "IP:127.0.0.1" or "DNS:cache.example".
    Pair make(const QString &name, const char *subject) const
    {
        const QString certificate = file(name, ".crt"), key = file(name, ".key");
        const bool isMade = openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                                     QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                                     QStringLiteral("/CN=test"), QStringLiteral("-addext"),
                                     QStringLiteral("subjectAltName=") + QLatin1String(subject), QStringLiteral("-days"),
                                     QStringLiteral("30"), QStringLiteral("-keyout"), key, QStringLiteral("-out"),
                                     certificate});
        return {certificate.toStdString(), key.toStdString(), isMade};
    }
    // The same, but its time was over yesterday.
    Pair makeExpired(const QString &name, const char *subject) const
    {
        Pair pair = make(name, subject);
        const QString key = file(name, ".key"), expired = file(name, ".expired.crt");
        pair.isMade = pair.isMade && openssl({QStringLiteral("x509"), QStringLiteral("-in"), file(name, ".crt"),
                                              QStringLiteral("-signkey"), key, QStringLiteral("-days"),
                                              QStringLiteral("-1"), QStringLiteral("-out"), expired});
        pair.certificate = expired.toStdString();
        return pair;
    }

private:
    QString file(const QString &name, const char *suffix) const
    {
        return m_folder.filePath(name + QLatin1String(suffix));
    }
    static bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("/usr/bin/openssl"), arguments);
        return process.waitForFinished(30'000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};
