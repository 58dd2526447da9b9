#pragma once

#include <qcat/backup/backup_key.h>
#include <qcat/backup/database_backup.h>
#include <qcat/domain/config.h>

namespace qcat::backup
{

// By pg_dump -Fc and pg_restore. Rows are counted in the dump's own snapshot, so the counts are the dump's, whoever writes meanwhile.
// With a key the dump goes sealed into its file and opened into pg_restore: no plain byte of it is on a disk.
// `admin`: how one logs in who may create and rename databases; the configured role where it may.
class PostgresBackup : public DatabaseBackup
{
public:
    PostgresBackup(domain::DatabaseConfig config, domain::DatabaseConfig admin, const base::Clock &clock, std::optional<BackupKey> key = {})
        : m_config(std::move(config)), m_admin(std::move(admin)), m_clock(clock), m_key(std::move(key))
    {
    }

    base::Result<Backup> create(const BackupFolder &folder, const Extras &extras, const Job &job) override;
    base::Result<Proof> verify(const Backup &backup, const Job &job) override;
    base::Result<std::string> restoreBeside(const Backup &backup, const Job &job) override;
    base::Result<std::string> switchTo(const std::string &restored, const Job &job) override;
    base::Result<std::vector<Leftover>> leftovers() override;
    std::string description() const override;

private:
    base::Result<Contents> dump(const std::filesystem::path &target, const std::string &name, bool readable, Manifest &manifest, const Job &job);
    base::Status writeReadable(const std::filesystem::path &file, const std::string &snapshot, const Job &job);
    base::Status restoreInto(const std::string &database, const Backup &backup, const Job &job);
    base::Status createDatabase(const std::string &name, const Job &job);
    base::Status dropDatabase(const std::string &name);

    const domain::DatabaseConfig m_config;
    const domain::DatabaseConfig m_admin;
    const base::Clock &m_clock;
    const std::optional<BackupKey> m_key;
};

// A word about a pg_restore that is known to be unsafe with dumps of others; empty for a good one.
// Source: PostgreSQL security pages, CVE-2026-116314.
std::string restoreToolWarning();

} // namespace qcat::backup
