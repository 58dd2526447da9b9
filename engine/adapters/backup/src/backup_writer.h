#pragma once

#include <qcat/backup/backup_key.h>
#include <qcat/backup/database_backup.h>
#include <qcat/base/clock.h>

namespace qcat::backup
{

// Writes the bytes of a dump into the file that it is given, sealed as `name` where there is a key, and says what they hold.
using WriteDump = std::function<base::Result<Contents>(const std::filesystem::path &file, const std::string &name, Manifest &manifest)>;

// Takes the folder's lock, has the dump written under another name, copies what goes with it, and gives the whole its names: the
// dump, its .sha256 and last its manifest, so that what has a manifest is whole. After an Error nothing is left.
// `about`: kind, database and server of the manifest.
base::Result<Backup> writeBackup(const BackupFolder &folder, Manifest about, const Extras &extras, const Job &job, const base::Clock &clock,
                                 const std::optional<BackupKey> &key, const WriteDump &writeDump);

// Says beside the backup that it was restored and held what it should.
base::Result<Proof> sayProven(const Backup &backup, base::SteadyTime begin, const base::Clock &clock);

// The restored database is what the manifest says, or "backup.differs" with every difference.
base::Status checkContents(const Backup &backup, const Contents &restored);

} // namespace qcat::backup
