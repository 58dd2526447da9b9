#pragma once

#include <qcat/backup/database_backup.h>
#include <qcat/backup/offsite_record.h>
#include <qcat/sftp_link/sftp_place.h>

#include <string>
#include <vector>

namespace qcat::backup
{

// The folder of another machine that copies of backups lie in. All calls block; whoever calls holds the backup folder's lock.
class OffsiteStore
{
public:
    OffsiteStore(sftp_link::SftpPlace place, const base::Clock &clock) : m_place(std::move(place)), m_clock(clock) {}

    // Each file goes there under a temporary name, is read back, compared by its SHA-256 and only then gets its own name; the manifest
    // last, so that what has a manifest there is whole. What is there already and is right stays. A failure stands in the record too,
    // which lies beside the backup. Errors: "backup.offsite_failed"; "backup.damaged" for a backup that is not worth a copy.
    base::Result<OffsiteRecord> copy(const Backup &backup, const Job &job) const;

    // What lies there whole, by id, oldest first.
    base::Result<std::vector<std::string>> ids(const Job &job) const;
    // Brings one back into the folder, checked by its manifest; it is unproven then. "backup.target_exists" when it is here.
    base::Result<Backup> fetch(const std::string &id, const BackupFolder &folder, const Job &job) const;

private:
    base::Status copyAll(const Backup &backup, const Job &job) const;

    const sftp_link::SftpPlace m_place;
    const base::Clock &m_clock;
};

} // namespace qcat::backup
