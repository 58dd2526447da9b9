#include "ssh_server.h"

#include "free_port.h"

#include <QStandardPaths>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

namespace fs = std::filesystem;
using qcat::base::Error;
using qcat::base::Status;

namespace
{

constexpr const char *kServerUser = "postgres"; // of no matter but that it is not root
constexpr int kLowestPort = 26'000;
constexpr int kStartTries = 5;
constexpr int kPatienceMs = 20'000;

QString program(const char *name)
{
    const auto found = QStandardPaths::findExecutable(QLatin1String(name));
    return found.isEmpty() ? QStandardPaths::findExecutable(QLatin1String(name), {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")}) : found;
}

bool isRoot()
{
    return ::geteuid() == 0;
}

std::string firstWordsOf(const fs::path &file)
{
    std::ifstream in(file);
    std::string kind, key;
    in >> kind >> key;
    return kind + " " + key;
}

} // namespace

std::string SshServer::unavailable()
{
    if (program("sshd").isEmpty() || program("ssh-keygen").isEmpty())
        return "there is no sshd here (package openssh-server)";
    if (isRoot() && !::getpwnam(kServerUser))
        return "the test runs as root and there is no user postgres to run the server as";
    return {};
}

SshServer::SshServer()
{
    std::string pattern = (fs::temp_directory_path() / "qcat-ssh-XXXXXX").string();
    if (::mkdtemp(pattern.data()))
        m_folder = pattern;
    const passwd *user = isRoot() ? ::getpwnam(kServerUser) : ::getpwuid(::geteuid());
    m_user = user ? user->pw_name : "";
}

SshServer::~SshServer()
{
    stop();
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

Status SshServer::makeKey(const std::string &name) const
{
    const auto file = m_folder / name;
    std::error_code ignored;
    fs::remove(file, ignored);
    const int code = QProcess::execute(program("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"),
                                                               QString(), QStringLiteral("-f"), QString::fromStdString(file.string())});
    return code == 0 ? Status() : Error{"test.key", "ssh-keygen failed"};
}

Status SshServer::start()
{
    const passwd *user = ::getpwnam(m_user.c_str());
    if (m_folder.empty() || !user)
        return Error{"test.folder", "no temporary folder or no user"};
    for (const auto *name : {"host_key", "client_key", "strangers_key"})
        if (!fs::exists(m_folder / name))
            if (const auto made = makeKey(name); !made)
                return made;
    fs::create_directories(remoteFolder().parent_path());
    fs::copy_file(m_folder / "client_key.pub", m_folder / "authorized_keys", fs::copy_options::overwrite_existing);
    fs::permissions(m_folder, fs::perms(0711));
    if (isRoot())
        for (const auto &theirs : {m_folder / "host_key", m_folder / "authorized_keys", remoteFolder().parent_path()})
            if (::chown(theirs.c_str(), user->pw_uid, user->pw_gid) != 0)
                return Error{"test.folder", "cannot give " + theirs.string() + " away"};
    for (int i = 0; i < kStartTries; ++i) { // another test may have taken the port since it was found free
        m_port = freePort(kLowestPort);
        std::ofstream(m_folder / "sshd_config") << "ListenAddress 127.0.0.1\nPort " << m_port << "\nHostKey " << (m_folder / "host_key").string()
                                                << "\nAuthorizedKeysFile " << (m_folder / "authorized_keys").string()
                                                << "\nPidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
                                                   "KbdInteractiveAuthentication no\nSubsystem sftp internal-sftp\nForceCommand internal-sftp\n";
        QStringList argv = {program("sshd"), QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), QString::fromStdString((m_folder / "sshd_config").string())};
        if (isRoot())
            argv = QStringList{QStringLiteral("/usr/sbin/runuser"), QStringLiteral("-u"), QString::fromStdString(m_user), QStringLiteral("--")} + argv;
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(argv.takeFirst(), argv);
        QByteArray said;
        while (!said.contains("Server listening") && m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(kPatienceMs))
            said += m_process.readAll();
        if (said.contains("Server listening")) {
            std::ofstream(m_folder / "known_hosts", std::ios::trunc);
            trustAt(m_port);
            return {};
        }
        stop();
        if (i + 1 == kStartTries)
            return Error{"test.start", "sshd does not start: " + said.toStdString()};
    }
    return {};
}

void SshServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
}

Status SshServer::changeHostKey()
{
    stop();
    const auto trusted = knownHostsFile() + ".before";
    const int before = m_port;
    fs::copy_file(knownHostsFile(), trusted, fs::copy_options::overwrite_existing);
    fs::remove(m_folder / "host_key");
    if (const auto started = start(); !started)
        return started;
    // what was trusted at the old port is said of the new one
    std::ifstream in(trusted);
    std::ofstream out(knownHostsFile(), std::ios::trunc);
    for (std::string line; std::getline(in, line);)
        out << (line.starts_with(fmt::format("[127.0.0.1]:{} ", before)) ? fmt::format("[127.0.0.1]:{}{}", m_port, line.substr(line.find(' '))) : line) << '\n';
    return {};
}

std::string SshServer::urlAt(int port) const
{
    return fmt::format("sftp://{}@127.0.0.1:{}{}", m_user, port, remoteFolder().string());
}

void SshServer::trustAt(int port) const
{
    std::ofstream(knownHostsFile(), std::ios::app) << fmt::format("[127.0.0.1]:{} {}\n", port, firstWordsOf(m_folder / "host_key.pub"));
}
