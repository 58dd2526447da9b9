#include <qcat/runtime/database_backups.h>

#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/sqlite_backup.h>
#include <qcat/runtime/data_folder.h>

namespace qcat::runtime
{

std::unique_ptr<backup::DatabaseBackup> databaseBackups(const domain::Config &config, const std::filesystem::path &data, const base::Clock &clock)
{
    if (config.database.isEmbedded())
        return std::make_unique<backup::SqliteBackup>(DataFolder::tradingStoreIn(data), clock);
    auto admin = config.database;
    if (!config.backup.adminUser.empty()) {
        admin.user = config.backup.adminUser;
        admin.password.clear();
        admin.passwordFile = config.backup.adminPasswordFile;
    }
    return std::make_unique<backup::PostgresBackup>(config.database, admin, clock);
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
