#pragma once

#include <qcat/backup/database_backup.h>
#include <qcat/domain/config.h>

#include <memory>
#include <string>

namespace qcat::app
{

// A bar on a terminal; nothing elsewhere, nor with --json. Ctrl-C and SIGTERM cancel the job.
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
    const bool m_isTerminal;
    std::string m_lastStep;
};

// On standard error, when the client tools here restore dumps unsafely.
void sayToolWarning(const domain::Config &config);

// The backups of the configured database. Errors: those of the key.
base::Result<std::unique_ptr<backup::DatabaseBackup>> makeDatabaseBackup(const domain::Config &config);

} // namespace qcat::app
