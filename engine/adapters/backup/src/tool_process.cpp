#include "tool_process.h"

#include <qcat/backup/codes.h>
#include <qcat/domain/database_servers.h>
#include <qcat/secrets/password_file.h>

#include <QProcessEnvironment>

#include <fmt/format.h>

#include <chrono>
#include <csignal>

namespace qcat::backup
{

namespace
{

constexpr int kLookEveryMs = 200;
constexpr int kPatienceMs = 5'000; // for a program that was asked to end
constexpr std::size_t kMostWords = 2'000;

// The servers as libpq takes them; the database itself is named by the arguments.
base::Result<QProcessEnvironment> environmentFor(const domain::DatabaseConfig &who)
{
    const auto servers = domain::databaseServers(who);
    if (!servers)
        return servers.error();
    const auto password = secrets::passwordNow(who.password, who.passwordFile);
    if (!password)
        return password.error();
    QStringList hosts, ports;
    for (const auto &server : *servers) {
        hosts << QString::fromStdString(server.host);
        ports << QString::number(server.port);
    }
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("PGHOST"), hosts.join(QLatin1Char(',')));
    environment.insert(QStringLiteral("PGPORT"), ports.join(QLatin1Char(',')));
    environment.insert(QStringLiteral("PGUSER"), QString::fromStdString(who.user));
    environment.insert(QStringLiteral("PGPASSWORD"), QString::fromStdString(*password));
    environment.insert(QStringLiteral("PGSSLMODE"), QString::fromStdString(who.sslMode));
    environment.insert(QStringLiteral("PGAPPNAME"), QStringLiteral("qcat-backup"));
    environment.insert(QStringLiteral("PGCONNECT_TIMEOUT"), QStringLiteral("10"));
    return environment;
}

// Ours are blocked where they are read as events; a child would never hear SIGTERM.
void unblockSignals()
{
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

base::Result<std::unique_ptr<ToolProcess>> ToolProcess::start(const QString &program, const QStringList &arguments,
                                                              const domain::DatabaseConfig &who, std::unique_ptr<ToolStream> stream)
{
    auto environment = environmentFor(who);
    if (!environment)
        return environment.error();
    std::unique_ptr<ToolProcess> tool(new ToolProcess);
    tool->m_process.setProcessEnvironment(*environment);
    tool->m_process.setProcessChannelMode(QProcess::MergedChannels);
    tool->m_process.setChildProcessModifier([of = stream.get()] {
        unblockSignals();
        if (of)
            of->takeInChild();
    });
    tool->m_stream = std::move(stream);
    tool->m_process.start(program, arguments, QIODevice::ReadOnly);
    if (tool->m_process.waitForStarted()) {
        if (tool->m_stream)
            tool->m_stream->begin();
        return tool;
    }
    return base::Error{std::string(codes::kToolMissing), fmt::format("{} cannot be started: {}; it comes with postgresql-client",
                                                                     program.toStdString(), tool->m_process.errorString().toStdString())}
        .with("program", program.toStdString());
}

ToolProcess::~ToolProcess()
{
    end();
}

base::Status ToolProcess::finish(const base::CallLimits &limits, const OnLine &onLine, const std::function<void()> &stillAlive)
{
    const auto until = std::chrono::steady_clock::now() + limits.timeout;
    while (m_process.state() != QProcess::NotRunning) {
        if (limits.cancel.isCancelled())
            return end(), base::Error{std::string(codes::kCancelled), "cancelled"};
        if (std::chrono::steady_clock::now() > until) {
            const auto limit = base::toShortText(limits.timeout);
            return end(), base::Error{std::string(codes::kTimeout), fmt::format("not done within {}", limit)}.with("limit", limit);
        }
        m_process.waitForReadyRead(kLookEveryMs);
        takeLines(onLine);
        stillAlive();
    }
    takeLines(onLine);
    const bool isGood = m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    const auto passed = endOfStream();
    // a stream that broke off is the cause of what the program says, unless it broke because the program ended
    if (!passed && (isGood || passed.error().code != codes::kTool))
        return passed;
    return isGood ? base::Status() : base::Status(failure());
}

base::Status ToolProcess::endOfStream()
{
    return m_stream ? m_stream->finish() : base::Status();
}

void ToolProcess::takeLines(const OnLine &onLine)
{
    while (m_process.canReadLine()) {
        const auto line = m_process.readLine().trimmed().toStdString();
        onLine(line);
        if (line.find("error:") == std::string::npos && line.find("detail:") == std::string::npos && line.find("FATAL") == std::string::npos)
            continue;
        m_lastWords += (m_lastWords.empty() ? "" : "; ") + line;
        if (m_lastWords.size() > kMostWords)
            m_lastWords.erase(0, m_lastWords.size() - kMostWords);
    }
}

base::Error ToolProcess::failure() const
{
    const auto program = m_process.program().toStdString();
    auto detail = m_lastWords;
    if (m_process.exitStatus() == QProcess::CrashExit)
        detail = fmt::format("it was killed{}{}", detail.empty() ? "" : ": ", detail);
    else if (detail.empty())
        detail = fmt::format("exit code {}", m_process.exitCode());
    return base::Error{std::string(codes::kTool), fmt::format("{} failed: {}", program, detail)}.with("program", program).with("detail", detail);
}

void ToolProcess::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
}

} // namespace qcat::backup
