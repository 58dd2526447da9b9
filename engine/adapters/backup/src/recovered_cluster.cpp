#include <qcat/backup/recovered_cluster.h>

#include "postgres_contents.h"

#include <qcat/backup/codes.h>
#include <qcat/pg_link/session.h>

#include <QProcess>
#include <QString>

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <pwd.h>
#include <regex>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::backup
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace
{

constexpr int kLookEveryMs = 200;
constexpr int kEndWithinMs = 30'000;
constexpr int kPort = 5432; // part of the socket's name, in a folder of its own

base::Error unusable(const fs::path &base, const std::string &why)
{
    return base::Error{"backup.base_unusable", fmt::format("{} is no base backup that can be recovered: {}", base.string(), why)}.with("detail", why);
}

std::string firstLine(const fs::path &file)
{
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

std::string ownerOf(const fs::path &folder)
{
    struct stat info = {};
    const passwd *owner = ::stat(folder.c_str(), &info) == 0 ? ::getpwuid(info.st_uid) : nullptr;
    return owner ? owner->pw_name : "";
}

// "2026-11-23 04:05:06.789+00": where this is read the server knows no names of time zones, and Z is one.
std::string targetTime(base::WallTime time)
{
    auto text = base::toIso(time);
    text.replace(text.find('T'), 1, " ");
    return text.substr(0, text.size() - 1) + "+00";
}

// A name of a segment or of a timeline's history.
bool isLogFile(const std::string &name)
{
    static const std::regex kNames("[0-9A-F]{24}|[0-9A-F]{8}\\.history");
    return std::regex_match(name, kNames);
}

std::string lastWords(const fs::path &log)
{
    std::ifstream in(log);
    std::string words;
    for (std::string line; std::getline(in, line);)
        if (line.find("FATAL") != std::string::npos || line.find("PANIC") != std::string::npos)
            words = line;
    return words;
}

// What a wait asks between two looks: whether it may go on.
base::Status mayGoOn(const Job &job, std::chrono::steady_clock::time_point until)
{
    if (job.limits.cancel.isCancelled())
        return base::Error{std::string(codes::kCancelled), "cancelled"};
    if (std::chrono::steady_clock::now() > until) {
        const auto limit = base::toShortText(job.limits.timeout);
        return base::Error{std::string(codes::kTimeout), fmt::format("not done within {}", limit)}.with("limit", limit);
    }
    return {};
}

base::Status untilEnded(QProcess &process, const Job &job)
{
    const auto until = std::chrono::steady_clock::now() + job.limits.timeout;
    while (!process.waitForFinished(kLookEveryMs) && process.state() != QProcess::NotRunning)
        if (auto wait = mayGoOn(job, until); !wait) {
            process.kill();
            process.waitForFinished(kEndWithinMs);
            return wait;
        }
    return {};
}

} // namespace

RecoveredCluster::RecoveredCluster() = default;

RecoveredCluster::~RecoveredCluster()
{
    if (m_server && m_server->state() != QProcess::NotRunning) {
        const int postmaster = std::atoi(firstLine(data() / "postmaster.pid").c_str());
        if (postmaster > 0)
            ::kill(postmaster, SIGQUIT); // nothing here is to be kept
        if (!m_server->waitForFinished(kEndWithinMs))
            m_server->kill();
    }
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

fs::path RecoveredCluster::data() const
{
    return m_folder / "data";
}

base::Result<std::unique_ptr<RecoveredCluster>> RecoveredCluster::recover(const PointInTime &point, const fs::path &beside, const Job &job)
{
    std::unique_ptr<RecoveredCluster> cluster(new RecoveredCluster);
    std::string pattern = (beside / ".point-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        return base::Error{"backup.folder", fmt::format("no folder can be made in {}", beside.string())};
    cluster->m_folder = pattern;
    job.progress({"copying the base backup"});
    if (auto prepared = cluster->prepare(point, job); !prepared)
        return prepared.error();
    job.progress({"replaying the write-ahead log"});
    if (auto started = cluster->start(); !started)
        return started.error();
    if (auto recovered = cluster->untilRecovered(job); !recovered)
        return recovered.error();
    return cluster;
}

base::Status RecoveredCluster::prepare(const PointInTime &point, const Job &job)
{
    const auto version = firstLine(point.base / "PG_VERSION");
    const auto label = firstLine(point.base / "backup_label"); // START WAL LOCATION: 0/2000028 (file 000000010000000000000002)
    static const std::regex kFirst("\\(file ([0-9A-F]{24})\\)");
    std::smatch first;
    if (version.empty())
        return unusable(point.base, "there is no PG_VERSION in it");
    if (!std::regex_search(label, first, kFirst))
        return unusable(point.base, "there is no backup_label in it, as pg_basebackup writes it");
    std::error_code ignored;
    if (fs::exists(point.base / "pg_tblspc", ignored) && !fs::is_empty(point.base / "pg_tblspc", ignored))
        return unusable(point.base, "it has tablespaces, which lie elsewhere and may be those of the live server");
    m_programs = fs::path("/usr/lib/postgresql") / version / "bin";
    if (!fs::exists(m_programs / "postgres", ignored))
        return base::Error{"backup.server_missing", fmt::format("the base backup is of PostgreSQL {}, and {} is not here", version, (m_programs / "postgres").string())}.with("version", version);
    m_owner = ownerOf(point.base);
    if (::geteuid() == 0 && (m_owner.empty() || m_owner == "root"))
        return unusable(point.base, "it belongs to root, and PostgreSQL does not run as root: give it to the server's user");
    QProcess copy;
    copy.start(QStringLiteral("/bin/cp"), {QStringLiteral("-a"), QString::fromStdString(point.base.string()), QString::fromStdString(data().string())});
    if (auto waited = untilEnded(copy, job); !waited)
        return waited;
    if (copy.exitStatus() != QProcess::NormalExit || copy.exitCode() != 0)
        return base::Error{"backup.folder", fmt::format("{} cannot be copied: {}", point.base.string(), copy.readAllStandardError().trimmed().toStdString())};
    if (auto copied = copyLog(point, first[1]); !copied)
        return copied;
    return writeSettings(point);
}

base::Status RecoveredCluster::copyLog(const PointInTime &point, const std::string &first) const
{
    std::error_code error;
    bool hasFirst = fs::exists(data() / "pg_wal" / first, error);
    for (const auto &entry : fs::directory_iterator(point.archive, error)) {
        const auto name = entry.path().filename().string();
        if (!isLogFile(name) || (name.size() == first.size() && name.substr(8) < first.substr(8)))
            continue; // older than the base backup
        const auto target = data() / "pg_wal" / name;
        if (!fs::copy_file(entry.path(), target, fs::copy_options::overwrite_existing, error))
            return base::Error{"backup.folder", fmt::format("{} cannot be copied: {}", entry.path().string(), error.message())};
        if (auto owned = own(target); !owned)
            return owned;
        hasFirst |= name == first;
    }
    if (error)
        return base::Error{"backup.base_unusable", fmt::format("the archive {} cannot be read: {}", point.archive.string(), error.message())}.with("detail", error.message());
    if (!hasFirst)
        return unusable(point.base, fmt::format("its first segment {} is not in {}, as a file of that name", first, point.archive.string()));
    return {};
}

// All of it: what stood in the base backup is about the live server, its archive and its clients.
base::Status RecoveredCluster::writeSettings(const PointInTime &point) const
{
    const auto write = [&](const fs::path &file, const std::string &text) -> base::Status {
        std::ofstream out(file, std::ios::trunc);
        out << text;
        out.close();
        if (!out)
            return base::Error{"backup.folder", fmt::format("{} cannot be written", file.string())};
        return own(file);
    };
    const auto folder = m_folder.string();
    const auto settings = fmt::format("listen_addresses = ''\nport = {}\nunix_socket_directories = '{}'\nhba_file = '{}/hba.conf'\nident_file = '{}/ident.conf'\n"
                                      "hot_standby = off\narchive_mode = off\nlc_messages = 'C'\nshared_buffers = 64MB\nfsync = off\n"
                                      "restore_command = 'false'\nrecovery_target_time = '{}'\nrecovery_target_action = 'promote'\n",
                                      kPort, folder, folder, folder, targetTime(point.to));
    for (const auto &[file, text] : {std::pair{data() / "postgresql.auto.conf", std::string()}, std::pair{m_folder / "server.conf", settings},
                                     std::pair{m_folder / "hba.conf", std::string("local all all trust\n")}, std::pair{m_folder / "ident.conf", std::string()},
                                     std::pair{data() / "recovery.signal", std::string()}})
        if (auto written = write(file, text); !written)
            return written;
    std::error_code ignored;
    for (const char *left : {"postmaster.pid", "standby.signal"})
        fs::remove(data() / left, ignored);
    fs::permissions(data(), fs::perms::owner_all, ignored);
    return own(m_folder);
}

base::Status RecoveredCluster::own(const fs::path &place) const
{
    if (::geteuid() != 0)
        return {};
    const passwd *owner = ::getpwnam(m_owner.c_str());
    if (!owner || ::chown(place.c_str(), owner->pw_uid, owner->pw_gid) != 0)
        return base::Error{"backup.folder", fmt::format("{} cannot be given to {}", place.string(), m_owner)};
    return {};
}

base::Status RecoveredCluster::start()
{
    QStringList arguments{QStringLiteral("-D"), QString::fromStdString(data().string()), QStringLiteral("-c"),
                          QStringLiteral("config_file=%1/server.conf").arg(QString::fromStdString(m_folder.string()))};
    auto program = QString::fromStdString((m_programs / "postgres").string());
    if (::geteuid() == 0) {
        arguments = QStringList{QStringLiteral("-u"), QString::fromStdString(m_owner), QStringLiteral("--"), program} + arguments;
        program = QStringLiteral("/usr/sbin/runuser");
    }
    m_server = std::make_unique<QProcess>();
    m_server->setWorkingDirectory(QString::fromStdString(m_folder.string()));
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardOutputFile(QString::fromStdString((m_folder / "server.log").string()));
    m_server->start(program, arguments);
    if (!m_server->waitForStarted())
        return base::Error{"backup.server_missing", fmt::format("{} cannot be started: {}", program.toStdString(), m_server->errorString().toStdString())}.with("version", "");
    return {};
}

base::Status RecoveredCluster::untilRecovered(const Job &job)
{
    const auto until = std::chrono::steady_clock::now() + job.limits.timeout;
    for (;;) {
        if (auto wait = mayGoOn(job, until); !wait)
            return wait;
        if (m_server->waitForFinished(kLookEveryMs) || m_server->state() == QProcess::NotRunning) {
            const auto words = lastWords(m_folder / "server.log");
            return base::Error{"backup.point_not_reached", fmt::format("the archived log does not lead to that time: {}", words.empty() ? "the server ended" : words)}.with("detail", words);
        }
        job.progress({"replaying the write-ahead log"});
        std::ifstream log(m_folder / "server.log");
        const std::string said{std::istreambuf_iterator<char>(log), {}};
        if (said.find("ready to accept connections") != std::string::npos)
            return {};
    }
}

base::Result<Contents> contentsOf(const domain::DatabaseConfig &config, const Job &job)
{
    const auto session = pg_link::Session::open(config, "qcat-backup", config.connectTimeout);
    if (!session)
        return session.error();
    Contents contents;
    const auto read = (*session)->transact(job.limits.timeout, [&](pqxx::transaction_base &transaction) {
        contents = readContents(transaction, job);
        return base::Status();
    });
    return read ? base::Result<Contents>(std::move(contents)) : read.error();
}

domain::DatabaseConfig RecoveredCluster::login(domain::DatabaseConfig live) const
{
    live.host = m_folder.string();
    live.port = kPort;
    live.password.clear();
    live.passwordFile.clear();
    live.sslMode = "disable";
    return live;
}

} // namespace qcat::backup
