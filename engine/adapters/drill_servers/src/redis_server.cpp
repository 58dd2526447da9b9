#include <qcat/drill_servers/redis_server.h>

#include <qcat/drill_servers/free_port.h>

#include <qcat/base/deadline.h>
#include <qcat/redis_link/redis_error.h>

#include <QProcess>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <poll.h>
#include <sstream>

namespace qcat::drill_servers
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using base::Error;
using base::Status;

namespace
{

constexpr const char *kServer = "/usr/bin/redis-server";
constexpr const char *kPassword = "sesame-7f3a"; // of a server that lives for seconds on the loopback
constexpr int kLowestPort = 24'000;
constexpr int kStartTries = 5;

bool waitUntil(const std::function<bool()> &isTrue, base::Duration timeout)
{
    const base::Deadline deadline(timeout);
    while (!isTrue()) {
        if (deadline.isPassed())
            return false;
        ::poll(nullptr, 0, 5);
    }
    return true;
}

} // namespace

std::string RedisServer::unavailable()
{
    return fs::exists(kServer) ? std::string() : std::string("Redis is not installed (package redis-server)");
}

RedisServer::RedisServer(std::vector<std::string> settings)
    : m_settings(std::move(settings)), m_port(freePort(kLowestPort))
{
    std::string pattern = (fs::temp_directory_path() / "qcat-redis-XXXXXX").string();
    if (::mkdtemp(pattern.data()))
        m_folder = pattern;
}

RedisServer::~RedisServer()
{
    kill();
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

void RedisServer::addSetting(const std::string &line)
{
    m_settings.push_back(line);
}

void RedisServer::useTls(const fs::path &certificate, const fs::path &key, const fs::path &clientCa)
{
    m_trusted = certificate;
    addSetting("tls-cert-file " + certificate.string());
    addSetting("tls-key-file " + key.string());
    addSetting("tls-ca-cert-file " + (clientCa.empty() ? certificate : clientCa).string());
    addSetting(clientCa.empty() ? "tls-auth-clients no" : "tls-auth-clients yes");
}

Status RedisServer::writeSettings() const
{
    std::ofstream file(m_folder / "redis.conf", std::ios::trunc);
    file << "bind 127.0.0.1\n"
         << (m_trusted.empty() ? "port " : "port 0\ntls-port ") << m_port << "\ndir " << m_folder.string()
         << "\npidfile " << (m_folder / "pid").string() << "\nlogfile " << (m_folder / "server.log").string()
         << "\ndaemonize yes\nsave \"\"\nrequirepass " << kPassword << "\nmasterauth " << kPassword
         << "\nenable-debug-command yes\nloading-process-events-interval-bytes 1024\n";
    for (const auto &line : m_settings)
        file << line << '\n';
    file.close();
    return file ? Status() : Error{"drill.settings", "cannot write the settings of " + m_folder.string()};
}

Status RedisServer::start()
{
    const auto answers = [this] {
        const auto reply = command("PING");
        return reply || !redis_link::isOutage(reply.error().code);
    };
    for (int i = 0; i < kStartTries; ++i) { // another program may have taken the port since it was found free
        if (const auto written = writeSettings(); !written)
            return written;
        QProcess::execute(QString::fromLatin1(kServer), {QString::fromStdString((m_folder / "redis.conf").string())});
        if (waitUntil([this] { return pid() != 0; }, 2s) && waitUntil(answers, 10s))
            return {};
        m_port = freePort(kLowestPort);
    }
    return Error{"drill.start", "Redis does not start in " + m_folder.string()};
}

void RedisServer::signalAndWait(int signal) const
{
    const int server = pid();
    if (server == 0)
        return;
    ::kill(server, signal);
    waitUntil([this] { return pid() == 0; }, 10s);
    std::error_code ignored;
    fs::remove(m_folder / "pid", ignored);
}

void RedisServer::stop()
{
    signalAndWait(SIGTERM);
}

void RedisServer::kill()
{
    signalAndWait(SIGKILL);
}

void RedisServer::pause() const
{
    if (const int server = pid())
        ::kill(server, SIGSTOP);
}

void RedisServer::resume() const
{
    if (const int server = pid())
        ::kill(server, SIGCONT);
}

void RedisServer::makeSavingFail() const
{
    // a folder where the file should be: also root cannot write that
    std::error_code ignored;
    fs::remove(m_folder / "dump.rdb", ignored);
    fs::create_directories(m_folder / "dump.rdb" / "in the way", ignored);
}

int RedisServer::pid() const
{
    int pid = 0;
    std::ifstream(m_folder / "pid") >> pid;
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string number, name, state;
    stat >> number >> name >> state;
    return state.empty() || state == "Z" ? 0 : pid; // the dead may wait long for somebody to collect them
}

domain::RedisConfig RedisServer::config() const
{
    domain::RedisConfig config;
    config.enabled = true;
    config.addr = (m_trusted.empty() ? "127.0.0.1:" : "rediss://127.0.0.1:") + std::to_string(m_port);
    config.tlsCaFile = m_trusted.string();
    config.password = kPassword;
    const std::string settings = (m_folder / "redis.conf").string();
    const std::string pidFile = (m_folder / "pid").string();
    config.control.start = {kServer, settings};
    // also one that is frozen, and nothing else: the pid must be one of this program
    config.control.stop = {"/usr/sbin/start-stop-daemon",
                           "--stop",
                           "--oknodo",
                           "--retry",
                           "TERM/2/KILL/5",
                           "--pidfile",
                           pidFile,
                           "--exec",
                           kServer};
    config.control.status = {"/usr/bin/pgrep", "-F", pidFile};
    return config;
}

redis_link::Endpoint RedisServer::endpoint() const
{
    return *redis_link::endpointOf(config());
}

base::Result<redis_link::Reply> RedisServer::command(const std::string &words) const
{
    auto connection = redis_link::Connection::open(endpoint(), {.name = "drill"}, 2s);
    if (!connection)
        return connection.error();
    std::istringstream stream(words);
    redis_link::Command command;
    for (std::string word; stream >> word;)
        command.push_back(word);
    return (*connection)->call(command, 30s);
}

} // namespace qcat::drill_servers
