#pragma once

#include <qcat/backup/backup_key.h>
#include <qcat/backup/database_backup.h>

namespace qcat::backup
{

// The embedded store, by VACUUM INTO: whole and consistent while an engine writes. switchTo() is for a stopped engine only; whoever
// calls it holds the data folder's lock.
class SqliteBackup : public DatabaseBackup
{
public:
    SqliteBackup(std::filesystem::path file, const base::Clock &clock, std::optional<BackupKey> key = {})
        : m_file(std::move(file)), m_clock(clock), m_key(std::move(key))
    {
    }

    base::Result<Backup> create(const BackupFolder &folder, const Extras &extras, const Job &job) override;
    base::Result<Proof> verify(const Backup &backup, const Job &job) override;
    base::Result<std::string> restoreBeside(const Backup &backup, const Job &job) override;
    base::Result<std::string> switchTo(const std::string &restored, const Job &job) override;
    base::Result<std::vector<Leftover>> leftovers() override;
    std::string description() const override { return "sqlite " + m_file.string(); }

private:
    base::Result<Contents> copySealed(const std::filesystem::path &file, const std::string &name, const Job &job) const;
    base::Status copyInto(const std::filesystem::path &file, const Job &job) const;
    base::Status restoreInto(const std::filesystem::path &target, const Backup &backup, const Job &job) const;

    const std::filesystem::path m_file;
    const base::Clock &m_clock;
    const std::optional<BackupKey> m_key;
};

} // namespace qcat::backup
