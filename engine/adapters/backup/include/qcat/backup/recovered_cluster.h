#pragma once

#include <qcat/backup/contents.h>
#include <qcat/backup/database_backup.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <memory>
#include <string>

class QProcess;

namespace qcat::backup
{

// Where a cluster is to be brought back to, and from what.
struct PointInTime {
    base::WallTime to;
    std::filesystem::path base;    // a base backup as a folder: pg_basebackup -F plain
    std::filesystem::path archive; // the write-ahead log that was archived since: the segments as they are
};

// A private copy of a base backup that PostgreSQL has recovered up to a point in time, reached over a socket in a folder of its own alone.
// It archives nothing and listens on no port; the live server, the base backup and the archive are only read. Ends, and its folder goes, with
// this.
class RecoveredCluster
{
public:
    // Whole or not at all: where the log ends before the point, or something of it is missing, there is none. `beside`: the folder that the
    // copy is made in. Errors: "backup.base_unusable", "backup.point_not_reached", "backup.server_missing", those of a job.
    static base::Result<std::unique_ptr<RecoveredCluster>> recover(const PointInTime &point, const std::filesystem::path &beside, const Job &job);
    ~RecoveredCluster();

    // How a role of the live server logs in here: without a password, for nobody else reaches it.
    domain::DatabaseConfig login(domain::DatabaseConfig live) const;

private:
    RecoveredCluster();
    base::Status prepare(const PointInTime &point, const Job &job);
    base::Status copyLog(const PointInTime &point, const std::string &first) const;
    base::Status writeSettings(const PointInTime &point) const;
    base::Status start();
    base::Status untilRecovered(const Job &job);
    base::Status own(const std::filesystem::path &place) const;
    std::filesystem::path data() const;

    std::filesystem::path m_folder;
    std::filesystem::path m_programs; // of the version that made the base backup
    std::string m_owner;              // whom the server runs as where this runs as root
    std::unique_ptr<QProcess> m_server;
};

// What a database holds now. Blocks; errors are those of the connection.
base::Result<Contents> contentsOf(const domain::DatabaseConfig &config, const Job &job);

} // namespace qcat::backup
