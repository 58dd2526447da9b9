#include <qcat/drill_servers/postgres_server.h>

#include <qcat/drill_servers/free_port.h>

#include <QDir>
#include <QProcess>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

namespace qcat::drill_servers
{

namespace fs = std::filesystem;
using base::Error;
using base::Result;
using base::Status;

namespace
{

constexpr const char *kUser = "qcat_user";
constexpr const char *kPassword = "sesame-7f3a"; // of a server that lives for seconds on the loopback
constexpr const char *kSuperuser = "postgres";
constexpr int kLowestPort = 20'000;
constexpr int kStartTries = 5;

bool isRoot()
{
    return ::geteuid() == 0;
}

// Newest installed version; empty when there is none.
fs::path binFolder()
{
    fs::path newest;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator("/usr/lib/postgresql", error))
        if (fs::exists(entry.path() / "bin/initdb") && entry.path() > newest)
            newest = entry.path();
    return newest.empty() ? newest : newest / "bin";
}

std::vector<std::string> asServerUser(std::vector<std::string> argv)
{
    if (isRoot())
        argv.insert(argv.begin(), {"/usr/sbin/runuser", "-u", kSuperuser, "--"});
    return argv;
}

Result<std::string> run(const std::vector<std::string> &argv, const fs::path &folder, const std::string &input = {})
{
    QStringList args;
    for (std::size_t i = 1; i < argv.size(); ++i)
        args << QString::fromStdString(argv[i]);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.start(QString::fromStdString(argv[0]), args);
    process.write(input.data(), qint64(input.size()));
    process.closeWriteChannel();
    const bool finished = process.waitForFinished(60'000);
    const std::string output = process.readAll().toStdString();
    if (finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return output;
    process.kill();
    process.waitForFinished(1'000);
    return Error{"drill.command", fmt::format("{}: {}", fmt::join(argv, " "), output)};
}

// A folder that the server's user owns.
Result<fs::path> makeFolder()
{
    std::string pattern = (fs::temp_directory_path() / "qcat-pg-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        return Error{"drill.folder", "no temporary folder " + pattern};
    if (isRoot()) {
        const passwd *owner = ::getpwnam(kSuperuser);
        if (!owner || ::chown(pattern.c_str(), owner->pw_uid, owner->pw_gid) != 0)
            return Error{"drill.folder", "cannot give " + pattern + " to user postgres"};
    }
    return fs::path(pattern);
}

// The cluster that every server of this program is a copy of: initdb and role creation cost a second.
class ClusterTemplate
{
public:
    ClusterTemplate() : m_status(make()) {}
    ~ClusterTemplate()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Status copyTo(const fs::path &target) const
    {
        if (!m_status)
            return m_status;
        const auto copied =
            run(asServerUser({"/bin/cp", "-a", (m_folder / "data").string(), target.string()}), target.parent_path());
        return copied ? Status() : copied.error();
    }

private:
    Status make()
    {
        auto folder = makeFolder();
        if (!folder)
            return folder.error();
        m_folder = *folder;
        const std::string data = (m_folder / "data").string();
        const std::string bin = binFolder().string();
        const auto made =
            run(asServerUser({bin + "/initdb", "--no-sync", "--no-instructions", "-U", kSuperuser, "-E", "UTF8",
                              "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=scram-sha-256", "-D", data}),
                m_folder);
        if (!made)
            return made.error();
        const std::string statements =
            fmt::format("CREATE ROLE {0} LOGIN PASSWORD '{1}'\nCREATE DATABASE qcat OWNER {0}\n", kUser, kPassword);
        const auto role =
            run(asServerUser({bin + "/postgres", "--single", "-F", "-D", data, "postgres"}), m_folder, statements);
        return role ? Status() : role.error();
    }

    fs::path m_folder;
    Status m_status;
};

const ClusterTemplate &clusterTemplate()
{
    static const ClusterTemplate made;
    return made;
}

std::vector<int> childrenOf(int parent)
{
    std::vector<int> children;
    for (const auto &entry : fs::directory_iterator("/proc")) {
        const int pid = std::atoi(entry.path().filename().c_str());
        if (pid <= 0)
            continue;
        std::ifstream stat(entry.path() / "stat");
        std::string line;
        std::getline(stat, line);
        const std::size_t afterName = line.rfind(')'); // the name may hold blanks and brackets
        if (afterName == std::string::npos)
            continue;
        char state = 0;
        int parentPid = 0;
        if (std::sscanf(line.c_str() + afterName + 1, " %c %d", &state, &parentPid) == 2 && parentPid == parent)
            children.push_back(pid);
    }
    return children;
}

void signalServer(int postmaster, int signal)
{
    if (postmaster <= 0)
        return;
    ::kill(postmaster, signal); // first, so that it cannot start another child
    for (const int child : childrenOf(postmaster))
        ::kill(child, signal);
}

} // namespace

std::string PostgresServer::unavailable()
{
    if (binFolder().empty())
        return "PostgreSQL is not installed (package postgresql)";
    if (isRoot() && !::getpwnam(kSuperuser))
        return "this runs as root and there is no user postgres to run the server as";
    return {};
}

PostgresServer::PostgresServer()
{
    auto folder = makeFolder();
    if (!folder) {
        m_setupError = folder.error().message;
        return;
    }
    m_folder = *folder;
    if (const auto copied = clusterTemplate().copyTo(dataDir()); !copied)
        m_setupError = copied.error().message;
    m_port = freePort(kLowestPort);
}

PostgresServer::~PostgresServer()
{
    if (const int postmaster = pid()) {
        resume();
        if (!stopImmediate())
            ::kill(postmaster, SIGKILL);
    }
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

Status PostgresServer::writeSettings() const
{
    std::ofstream settings(dataDir() / "postgresql.auto.conf", std::ios::trunc);
    settings
        << "listen_addresses = '127.0.0.1'\nport = " << m_port << "\nunix_socket_directories = '" << m_folder.string()
        << "'\nfsync = off\nfull_page_writes = off\nshared_buffers = 16MB\nmax_connections = 40\nlc_messages = 'C'\n";
    for (const std::string &line : m_settings)
        settings << line << '\n';
    settings.close();
    return settings ? Status() : Error{"drill.settings", "cannot write the settings of " + dataDir().string()};
}

Status PostgresServer::start()
{
    if (!m_setupError.empty())
        return Error{"drill.setup", m_setupError};
    Status last = Error{"drill.start", "not tried"};
    for (int i = 0; i < kStartTries; ++i) { // another program may have taken the port since it was found free
        if (const auto written = writeSettings(); !written)
            return written;
        const auto started = run(config().control.start, m_folder);
        if (started)
            return {};
        last = started.error();
        if (isRunning()) // it started, and then did not answer
            break;
        m_port = freePort(kLowestPort);
    }
    return last;
}

Status PostgresServer::moveToAnotherPort()
{
    if (auto stopped = stopFast(); !stopped)
        return stopped;
    m_port = freePort(kLowestPort);
    return start();
}

Status PostgresServer::becomeStandbyOf(const PostgresServer &primary, const std::string &name)
{
    fs::remove_all(dataDir());
    const auto copied = run(asServerUser({(binFolder() / "pg_basebackup").string(), "-h", primary.m_folder.string(),
                                          "-p", std::to_string(primary.port()), "-U", kSuperuser, "-D",
                                          dataDir().string(), "-X", "stream", "-c", "fast", "--no-sync"}),
                            m_folder);
    if (!copied)
        return copied.error();
    std::ofstream(dataDir() / "standby.signal");
    m_settings = primary.m_settings;
    addSetting(fmt::format("primary_conninfo = 'host={} port={} user={} application_name={}'",
                           primary.m_folder.string(), primary.port(), kSuperuser, name));
    return {};
}

Status PostgresServer::promote()
{
    const auto promoted = run(control({"promote"}), m_folder);
    return promoted ? Status() : promoted.error();
}

Status PostgresServer::jumpToTransaction(std::uint32_t next)
{
    constexpr std::uint32_t kOfOneSegment = 32 * 8192 * 4; // whose fates stand in one file of pg_xact
    const auto segment = dataDir() / "pg_xact" / fmt::format("{:04X}", next / kOfOneSegment);
    const auto made = run(asServerUser({"/usr/bin/truncate", "-s", "256K", segment.string()}), m_folder);
    if (!made)
        return made.error();
    const auto jumped = run(
        asServerUser({(binFolder() / "pg_resetwal").string(), "-x", std::to_string(next), "-D", dataDir().string()}),
        m_folder);
    return jumped ? Status() : jumped.error();
}

Status PostgresServer::stopFast()
{
    const auto stopped = run(control({"-m", "fast", "stop"}), m_folder);
    return stopped ? Status() : stopped.error();
}

Status PostgresServer::stopImmediate()
{
    const auto stopped = run(control({"-m", "immediate", "stop"}), m_folder);
    return stopped ? Status() : stopped.error();
}

void PostgresServer::pause()
{
    signalServer(pid(), SIGSTOP);
}

void PostgresServer::resume()
{
    signalServer(pid(), SIGCONT);
}

bool PostgresServer::isRunning() const
{
    return pid() != 0;
}

int PostgresServer::pid() const
{
    int pid = 0;
    std::ifstream(dataDir() / "postmaster.pid") >> pid;
    const bool alive = pid > 0 && (::kill(pid, 0) == 0 || errno == EPERM);
    return alive ? pid : 0;
}

std::vector<std::string> PostgresServer::control(std::vector<std::string> verb) const
{
    std::vector<std::string> argv = {
        (binFolder() / "pg_ctl").string(), "-D", dataDir().string(), "-s", "-w", "-t", "30"};
    argv.insert(argv.end(), verb.begin(), verb.end());
    return asServerUser(std::move(argv));
}

domain::DatabaseConfig PostgresServer::config() const
{
    domain::DatabaseConfig config;
    config.host = "127.0.0.1";
    config.port = m_port;
    config.user = kUser;
    config.password = kPassword;
    config.name = "qcat";
    config.control.start = control({"-l", logFile().string(), "start"});
    config.control.stop = control({"-m", "fast", "stop"});
    config.control.restart = control({"-m", "fast", "-l", logFile().string(), "restart"});
    config.control.status = asServerUser({(binFolder() / "pg_ctl").string(), "-D", dataDir().string(), "status"});
    return config;
}

Result<std::string> PostgresServer::sql(const std::string &statement, const std::string &database) const
{
    return run(asServerUser({(binFolder() / "psql").string(), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                             m_folder.string(), "-p", std::to_string(m_port), "-U", kSuperuser, "-d", database, "-c",
                             statement}),
               m_folder)
        .map([](const std::string &text) { return text.substr(0, text.find_last_not_of('\n') + 1); });
}

} // namespace qcat::drill_servers
