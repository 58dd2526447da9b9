#include "range.h"

#include "../load_config.h"
#include "damage_door.h"
#include "hurried_faults.h"

#include <qcat/base/deadline.h>
#include <qcat/drill_servers/free_port.h>
#include <qcat/drill_servers/memory_group.h>
#include <qcat/http_api/token_book.h>
#include <qcat/http_api/token_file.h>
#include <qcat/runtime/data_folder.h>

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <fmt/format.h>

#include <fstream>
#include <signal.h>
#include <thread>

namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kStartWithin = 60s;
constexpr auto kStopWithin = 10s;
constexpr auto kVerbWithin = 60s;
constexpr auto kBetweenLooks = 20ms;
constexpr int kSmallDiskMiB = 420;
// "of yesterday" and its hash: what a program that is not QCAT has left
constexpr auto kOldBackup = "qcat_db_20260101_020000.dump";
constexpr auto kOldBackupHash = "a5c985bd6ab185f2d154664193cc4f74f74692f541f298cc85dd22c8ea87e574";

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' || c == '\\' ? fmt::format("\\{}", c) : std::string(1, c);
    return out + '"';
}

std::string controlLines(const domain::ControlConfig &control)
{
    std::string lines = "  control:\n";
    const auto line = [&](const char *name, const std::vector<std::string> &argv) {
        if (argv.empty())
            return;
        lines += fmt::format("    {}: [", name);
        for (std::size_t i = 0; i < argv.size(); ++i)
            lines += fmt::format("{}{}", i ? ", " : "", quoted(argv[i]));
        lines += "]\n";
    };
    line("start", control.start);
    line("stop", control.stop);
    line("restart", control.restart);
    line("status", control.status);
    return lines;
}

QString program()
{
    return QCoreApplication::applicationFilePath();
}

void stopProcess(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(process.processId()), SIGCONT); // a frozen one takes no other signal
    process.terminate();
    if (process.waitForFinished(int(std::chrono::milliseconds(kStopWithin).count())))
        return;
    process.kill();
    process.waitForFinished();
}

} // namespace

bool waitFor(const std::function<bool()> &isTrue, base::Duration limit)
{
    const base::Deadline deadline(limit);
    while (!isTrue()) {
        if (deadline.isPassed())
            return false;
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return true;
}

Range::Range(Needs needs) : m_needs(std::move(needs)) {}

Range::~Range()
{
    m_secondPerson.reset();
    m_engine.reset();
    m_kept.clear();
    stopProcess(m_daemon);
}

std::string Range::unavailable(const Needs &needs)
{
    if (needs.smallDisk)
        if (auto why = SmallDisk::unavailable(); !why.empty())
            return why;
    if (needs.memoryGroup)
        if (auto why = drill_servers::MemoryGroup::unavailable(); !why.empty())
            return why;
    if (needs.postgres)
        if (auto why = drill_servers::PostgresServer::unavailable(); !why.empty())
            return why;
    return needs.redis ? drill_servers::RedisServer::unavailable() : std::string();
}

base::Status Range::start()
{
    if (!m_folder.isValid())
        return base::Error{"drill.folder", "no temporary folder can be made: " + m_folder.errorString().toStdString()};
    if (auto made = makePlaces(); !made)
        return made;
    if (m_needs.postgres) {
        m_postgres = std::make_unique<drill_servers::PostgresServer>();
        if (auto started = m_postgres->start(); !started)
            return started;
        // what its role has in a well-kept installation: diagnosis sees the sessions of others and may end them
        if (auto given =
                m_postgres->sql("GRANT pg_monitor, pg_signal_backend TO qcat_user; ALTER ROLE qcat_user CREATEDB");
            !given)
            return given.error();
    }
    if (m_needs.redis) {
        m_redis = std::make_unique<drill_servers::RedisServer>();
        if (auto started = m_redis->start(); !started)
            return started;
    }
    m_port = drill_servers::freePort();
    if (auto written = writeConfig(); !written)
        return written;
    if (auto started = startDaemon(); !started)
        return started;
    const auto isWriting = [this] { return now()->trading->ordersTotal > 0 && now()->ops->spool.writtenRecords > 0; };
    if (!waitFor(isWriting, kStartWithin))
        return base::Error{"drill.start",
                           "the drill's own engine did not begin to trade within " + base::toShortText(kStartWithin)};
    return {};
}

base::Status Range::makePlaces()
{
    if (m_needs.smallDisk) {
        auto disk = SmallDisk::mountAt(dataFolder(), kSmallDiskMiB);
        if (!disk)
            return disk.error();
        m_disk = std::move(disk).value();
    }
    if (m_needs.backups) {
        std::error_code ignored;
        std::filesystem::create_directories(backupFolder(), ignored);
        std::ofstream(backupFolder() / kOldBackup) << "of yesterday";
        std::ofstream(backupFolder() / (std::string(kOldBackup) + ".sha256")) << kOldBackupHash << "  " << kOldBackup << '\n';
    }
    return hurryFaults(resourceFolder(), folder() / "resources");
}

base::Status Range::writeConfig() const
{
    // short times, so that a drill is short; what they are in earnest stands in the configuration of the machine
    std::string text =
        fmt::format("app:\n  data_dir: {}\nserver:\n  port: {}\n", quoted(dataFolder().string()), m_port);
    text += "health:\n  probe_interval: 500ms\n  probe_timeout: 400ms\n  database_for: 3s\n  watch_interval: 1s\n  "
            "watch_timeout: 900ms\n";
    if (m_needs.smallDisk)
        text += fmt::format("logging:\n  file: {}\n", quoted((dataFolder() / "qcat.log").string()));
    if (m_needs.backups)
        text += fmt::format("backup:\n  directory: {}\n", quoted(backupFolder().string()));
    if (m_postgres) {
        const auto database = m_postgres->config();
        text += fmt::format("database:\n  host: {}\n  port: {}\n  user: {}\n  password: {}\n  name: {}\n{}",
                            database.host, database.port, database.user, quoted(database.password), database.name,
                            controlLines(database.control));
        text += m_needs.database;
    }
    if (m_redis) {
        const auto redis = m_redis->config();
        text += fmt::format("redis:\n  enabled: true\n  addr: {}\n  password: {}\n{}", quoted(redis.addr),
                            quoted(redis.password), controlLines(redis.control));
    }
    std::ofstream file(configFile());
    file << text << m_needs.config;
    file.close();
    return file ? base::Status() : base::Error{"drill.config", "cannot write " + configFile().string()};
}

base::Status Range::startDaemon()
{
    m_secondPerson.reset();
    m_engine.reset();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kDrillResources), QString::fromStdString((folder() / "resources").string()));
    m_daemon.setProcessEnvironment(environment);
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    m_daemon.setStandardOutputFile(QString::fromStdString((folder() / "daemon.log").string()), QIODevice::Append);
    m_daemon.start(program(), {QStringLiteral("--headless"), QStringLiteral("--config"),
                               QString::fromStdString(configFile().string())});
    if (!m_daemon.waitForStarted())
        return base::Error{"drill.start",
                           "the drill's own engine cannot be started: " + m_daemon.errorString().toStdString()};
    base::Error last{"drill.start", "the drill's own engine does not answer"};
    const auto answers = [&] {
        const auto token = http_api::loadToken(dataFolder() / "token");
        auto engine =
            token ? RemoteEngine::connect(url(), *token) : base::Result<std::unique_ptr<RemoteEngine>>(token.error());
        if (engine)
            m_engine = std::move(engine).value();
        else
            last = engine.error();
        return m_engine || m_daemon.state() == QProcess::NotRunning || m_daemon.waitForFinished(0);
    };
    if (waitFor(answers, kStartWithin) && m_engine)
        return {};
    return last;
}

base::Result<RemoteEngine *> Range::secondPerson()
{
    if (m_secondPerson)
        return m_secondPerson.get();
    const auto token =
        http_api::addToken(runtime::DataFolder::tokensIn(dataFolder()).string(), "drill-approver", api::Role::Approver);
    if (!token)
        return token.error();
    auto engine = RemoteEngine::connect(url(), *token);
    if (!engine)
        return engine.error();
    m_secondPerson = std::move(engine).value();
    return m_secondPerson.get();
}

base::Status Range::damage(const std::set<std::string> &what) const
{
    return writeDamage(folder() / "resources", what);
}

std::string Range::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

Range::Said Range::verb(const std::vector<std::string> &words) const
{
    QStringList arguments;
    for (const auto &word : words)
        arguments << QString::fromStdString(word);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(), arguments << QStringLiteral("--config") << QString::fromStdString(configFile().string()));
    const bool ended = process.waitForFinished(int(std::chrono::milliseconds(kVerbWithin).count()));
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAll().toStdString()};
}

} // namespace qcat::app::drill
