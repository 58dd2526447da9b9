#include "backup_job.h"

#include "../end_asked.h"

#include <qcat/backup/postgres_backup.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/database_backups.h>
#include <qcat/runtime/small_file.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace qcat::app
{

namespace
{

constexpr int kBarWidth = 30;

std::string bar(const backup::Progress &progress)
{
    if (progress.total == 0)
        return std::string(kBarWidth, '.');
    const auto filled = std::min(std::size_t(kBarWidth), progress.done * kBarWidth / progress.total);
    return std::string(filled, '#') + std::string(kBarWidth - filled, '.');
}

const base::Clock &systemClock()
{
    static const runtime::SystemClock clock;
    return clock;
}

} // namespace

BackupJob::BackupJob(base::Duration timeout, bool quiet) : m_isTerminal(!quiet && ::isatty(STDERR_FILENO) == 1)
{
    m_job.limits.timeout = timeout;
    m_job.progress = [this](const backup::Progress &progress) { say(progress); };
}

BackupJob::~BackupJob()
{
    if (m_isTerminal && !m_lastStep.empty())
        fmt::print(stderr, "\r\033[K");
}

void BackupJob::say(const backup::Progress &progress)
{
    if (isAskedToEnd())
        m_job.limits.cancel.cancel();
    if (!m_isTerminal || progress.what.empty() || progress.what == m_lastStep)
        return; // in a timer's journal the summary says it all
    m_lastStep = progress.what;
    fmt::print(stderr, "\r\033[K[{}] {}", bar(progress), progress.what);
    std::fflush(stderr);
}

// Once: what is said before every answer is read by nobody. Other tools, with another fault, are said anew.
void sayToolWarning(const domain::Config &config)
{
    if (config.database.isEmbedded())
        return;
    const auto warning = backup::restoreToolWarning();
    const auto said = runtime::DataFolder::pathFor(config.app) / "tool_warning";
    if (warning.empty() || runtime::readSmallFile(said).valueOr({}) == warning)
        return;
    fmt::print(stderr, "{}\n", warning);
    (void)runtime::writeSmallFile(said, warning); // where that cannot be it is said again
}

base::Result<std::unique_ptr<backup::DatabaseBackup>> makeDatabaseBackup(const domain::Config &config)
{
    return runtime::databaseBackups(config, runtime::DataFolder::pathFor(config.app), systemClock());
}

} // namespace qcat::app
