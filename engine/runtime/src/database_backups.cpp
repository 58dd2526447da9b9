#include <qcat/runtime/database_backups.h>

#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/runtime/data_folder.h>

namespace qcat::runtime
{

base::Result<std::optional<backup::BackupKey>> backupKey(const domain::BackupConfig &config)
{
    if (config.encryption.keyFile.empty())
        return std::optional<backup::BackupKey>();
    auto key = backup::readBackupKey(config.encryption.keyFile);
    if (!key)
        return key.error();
    return std::optional(*key);
}

base::Result<std::unique_ptr<backup::DatabaseBackup>> databaseBackups(const domain::Config &config, const std::filesystem::path &data, const base::Clock &clock)
{
    using Made = std::unique_ptr<backup::DatabaseBackup>;
    const auto key = backupKey(config.backup);
    if (!key)
        return key.error();
    if (config.database.isEmbedded())
        return Made(std::make_unique<backup::SqliteBackup>(DataFolder::tradingStoreIn(data), clock, *key));
    auto admin = config.database;
    if (!config.backup.adminUser.empty()) {
        admin.user = config.backup.adminUser;
        admin.password.clear();
        admin.passwordFile = config.backup.adminPasswordFile;
    }
    return Made(std::make_unique<backup::PostgresBackup>(config.database, admin, clock, *key));
}

base::Status expectCopy(const domain::BackupConfig &config, const backup::Backup &made)
{
    if (config.offsite.url.empty())
        return {};
    const backup::OffsiteRecord missing{config.offsite.url, made.manifest.sha256, made.manifest.takenAt, {}, backup::kNotCopiedYet};
    return backup::writeOffsiteRecord(backup::BackupFolder::offsiteOf(made.dump), missing);
}

backup::Extras backupExtras(const std::filesystem::path &data, const std::string &configFile)
{
    backup::Extras extras;
    extras.sources.push_back(DataFolder::journalIn(data));
    if (!configFile.empty())
        extras.sources.push_back(configFile);
    std::error_code ignored; // journals of earlier runs lie beside the current one
    for (const auto &entry : std::filesystem::directory_iterator(data, ignored))
        if (entry.path().filename().string().starts_with("journal-"))
            extras.sources.push_back(entry.path());
    return extras;
}

} // namespace qcat::runtime
