#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::api
{

// One backup of the database, as it lies in its folder.
struct BackupView
{
    std::string id; // "20261123_021500", when it was taken
    std::string file;
    base::WallTime takenAt;
    base::Duration took{};
    std::uint64_t bytes = 0;
    std::int64_t rows = 0;
    bool isDamaged = false;
    std::string keyId;         // of the key that it is sealed with; empty: it is plain
    base::WallTime provenAt;   // invalid: nobody restored it yet
    base::Duration restoredIn{}; // restored and compared, when it was proven
    std::string copyPlace;     // empty: no copy elsewhere was asked for
    base::WallTime copiedAt;   // invalid: it is not there
    std::string copyFailure;
    bool operator==(const BackupView &) const = default;
};

struct BackupsView
{
    std::string directory; // empty: no backups are configured
    domain::Finding why;   // of a folder that cannot be read
    base::WallTime readAt; // invalid: not yet
    std::vector<BackupView> backups; // newest first, at most 200
    bool operator==(const BackupsView &) const = default;
};

// What live trading asks for before it begins, and who let it begin without.
struct LicenceView
{
    bool isNeeded = false; // app.environment is live
    std::vector<domain::Finding> points; // each Ok, or what is missing
    std::string brokenBy;  // empty: the glass is whole
    std::string reason;
    base::WallTime brokenAt;
    bool operator==(const LicenceView &) const = default;

    bool isComplete() const
    {
        for (const auto &point : points)
            if (point.health != domain::Health::Ok)
                return false;
        return !points.empty();
    }
};

} // namespace qcat::api
