#pragma once

#include <qcat/api/snapshot.h>

// Backups of a few days and an upkeep calendar with something overdue, for pages and pictures.
namespace sample
{

// Of an engine that is to trade real money and lacks two points.
inline qcat::api::LicenceView licence()
{
    using qcat::domain::Health;
    qcat::api::LicenceView view;
    view.isNeeded = true;
    view.points = {{"licence.drills_missing", "", {{"version", "0.7.0"}, {"faults", "database.connection_failed, engine.stalled"}}, Health::Crit},
                   {"licence.restore", "", {{"age", "5h"}}, Health::Ok},
                   {"licence.phone_missing", "", {{"limit", "168h"}}, Health::Crit},
                   {"licence.keys", "", {}, Health::Ok},
                   {"licence.clock", "", {}, Health::Ok}};
    return view;
}

inline void addKeeping(qcat::api::OpsSnapshot &ops, qcat::base::WallTime now)
{
    using namespace qcat;
    using namespace std::chrono_literals;
    using domain::UpkeepTask;
    const auto backup = [now](const char *id, base::Duration age) {
        api::BackupView view;
        view.id = id;
        view.file = "/var/backups/qcat/qcat_db_" + view.id + ".dump.enc";
        view.takenAt = now + -age;
        view.took = 41s;
        view.bytes = 1'288'490'189;
        view.rows = 4'812'377;
        view.keyId = "8c1f03b2d97ae540";
        view.copyPlace = "sftp://backup.example.com:22/qcat";
        return view;
    };
    auto today = backup("20261122_021500", 1h);
    today.copyFailure = "no route to host";
    auto yesterday = backup("20261121_021500", 25h);
    yesterday.provenAt = yesterday.takenAt + 4min;
    yesterday.restoredIn = 58s;
    yesterday.copiedAt = yesterday.takenAt + 9min;
    auto older = backup("20261120_021500", 49h);
    older.keyId.clear();
    older.isDamaged = true;
    ops.backups = {"/var/backups/qcat", {}, now, {today, yesterday, older}};
    ops.upkeep = {{UpkeepTask::ChannelTest, 168h, now + -2000h, now + -30h, "qcat", "", true},
                  {UpkeepTask::RestoreTest, 168h, now + -2000h, yesterday.provenAt, "qcat", "", true},
                  {UpkeepTask::OffsiteCopy, 48h, now + -2000h, yesterday.copiedAt, "qcat", "", true},
                  {UpkeepTask::HostUpdates, 720h, now + -2000h, now + -800h, "ann", "unattended-upgrades, rebooted", false},
                  {UpkeepTask::AccessAudit, 2160h, now + -2000h, {}, "", "", false}};
    ops.licence = licence();
}

} // namespace sample
