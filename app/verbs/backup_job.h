#pragma once

#include <qcat/backup/database_backup.h>
#include <qcat/domain/config.h>

#include <memory>
#include <string>

namespace qcat::app
{

// A bar on a terminal, a line for each step elsewhere; nothing with --json. Ctrl-C and SIGTERM cancel the job.
class BackupJob
{
public:
    BackupJob(base::Duration timeout, bool quiet);
    ~BackupJob();
    BackupJob(const BackupJob &) = delete;
    BackupJob &operator=(const BackupJob &) = delete;

    const backup::Job &job() const { return m_job; }
    void say(const backup::Progress &progress);

private:
    backup::Job m_job;
    const bool m_quiet;
    const bool m_isTerminal;
    std::string m_lastStep;
};

// The backups of the configured database.
std::unique_ptr<backup::DatabaseBackup> makeDatabaseBackup(const domain::Config &config);

} // namespace qcat::app
