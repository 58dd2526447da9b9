#pragma once

#include <qcat/backup/backup_folder.h>
#include <qcat/domain/config.h>

#include <string>

namespace qcat::app
{

// What one call of `qcat backup` is about.
struct BackupAsked {
    domain::Config config;
    std::string configFile;
    std::string id; // empty: the newest
    std::string confirm;
    std::string target; // --to
    bool json = false;
    bool evenUnproven = false;
    bool elsewhere = false;
    bool databases = false;
    bool readable = false; // --sql
    bool enable = false;
    std::string toTime = {}; // --to-time
    std::string base = {};
    std::string archive = {};

    backup::BackupFolder folder() const { return backup::BackupFolder(config.backup.directory); }
};

enum class Wanted { Newest, NewestProven };

// The one that was named, or the newest.
base::Result<backup::Backup> chosenBackup(const BackupAsked &asked, Wanted wanted);

} // namespace qcat::app
