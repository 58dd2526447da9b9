#pragma once

#include <qcat/base/result.h>

#include <QProcess>

#include <filesystem>
#include <string>

// A real sshd for SFTP alone, on a port of 127.0.0.1, in a temporary folder, with one login by key. Run as root it serves as the user
// postgres, who needs no rights.
class SshServer
{
public:
    // Why there can be none here; empty when all is there.
    static std::string unavailable();

    SshServer();
    ~SshServer();
    SshServer(const SshServer &) = delete;
    SshServer &operator=(const SshServer &) = delete;

    qcat::base::Status start();
    void stop();
    // As if another machine had taken its address.
    qcat::base::Status changeHostKey();

    int port() const { return m_port; }
    // Where files come to lie: a folder of the server that need not exist yet.
    std::filesystem::path remoteFolder() const { return m_folder / "remote" / "qcat"; }
    std::string url() const { return urlAt(m_port); }
    std::string urlAt(int port) const;
    std::string keyFile() const { return (m_folder / "client_key").string(); }
    std::string strangersKeyFile() const { return (m_folder / "strangers_key").string(); }
    std::string knownHostsFile() const { return (m_folder / "known_hosts").string(); }
    // The host key of now as one that is reached through this port.
    void trustAt(int port) const;

private:
    qcat::base::Status makeKey(const std::string &name) const;

    std::filesystem::path m_folder;
    std::string m_user;
    int m_port = 0;
    QProcess m_process;
};
