#include "backup_job.h"

#include "../end_asked.h"

#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/runtime/data_folder.h>
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

BackupJob::BackupJob(base::Duration timeout, bool quiet) : m_quiet(quiet), m_isTerminal(::isatty(STDERR_FILENO) == 1)
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
    if (m_quiet || progress.what.empty() || progress.what == m_lastStep)
        return;
    m_lastStep = progress.what;
    if (m_isTerminal)
        fmt::print(stderr, "\r\033[K[{}] {}", bar(progress), progress.what);
    else
        fmt::print(stderr, "{}\n", progress.what);
    std::fflush(stderr);
}

std::unique_ptr<backup::DatabaseBackup> makeDatabaseBackup(const domain::Config &config)
{
    if (config.database.isEmbedded())
        return std::make_unique<backup::SqliteBackup>(runtime::DataFolder::tradingStoreIn(runtime::DataFolder::pathFor(config.app)), systemClock());
    auto admin = config.database;
    if (!config.backup.adminUser.empty()) {
        admin.user = config.backup.adminUser;
        admin.password.clear();
        admin.passwordFile = config.backup.adminPasswordFile;
    }
    return std::make_unique<backup::PostgresBackup>(config.database, admin, systemClock());
}

} // namespace qcat::app
