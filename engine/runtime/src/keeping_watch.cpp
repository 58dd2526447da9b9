#include "keeping_watch.h"

#include "live_licence_keeper.h"

#include <qcat/backup/backup_folder.h>

#include <algorithm>
#include <filesystem>

namespace qcat::runtime
{

using domain::UpkeepTask;

namespace
{

constexpr std::size_t kMostBackups = 200;

api::BackupView viewOf(const backup::Backup &backup)
{
    const auto &manifest = backup.manifest;
    api::BackupView view;
    view.id = manifest.id;
    view.file = backup.dump.string();
    view.takenAt = manifest.takenAt;
    view.took = manifest.took;
    view.bytes = manifest.bytes;
    view.rows = manifest.contents.rows();
    view.isDamaged = backup.isCut();
    view.keyId = manifest.keyId;
    if (backup.isProven()) {
        view.provenAt = backup.proof->provenAt;
        view.restoredIn = backup.proof->took;
    }
    if (backup.offsite) {
        view.copyPlace = backup.offsite->place;
        view.copyFailure = backup.offsite->failure;
        if (backup.isElsewhere())
            view.copiedAt = backup.offsite->at;
    }
    return view;
}

base::WallTime changedAt(const std::string &file)
{
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(file, gone);
    if (gone)
        return {};
    const auto time = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(time).count()};
}

// All of them have been heard of since then.
base::WallTime lastOfAll(const std::vector<api::ChannelView> &channels)
{
    const auto oldest = std::ranges::min_element(channels, {}, &api::ChannelView::lastAccepted);
    return oldest == channels.end() ? base::WallTime() : oldest->lastAccepted;
}

} // namespace

std::vector<std::string> keyFiles(const domain::Config &config, const DataFolder &folder)
{
    std::vector<std::string> files = {config.security.tokenFile.empty() ? folder.token().string() : config.security.tokenFile};
    for (const auto &file : {config.database.passwordFile, config.redis.passwordFile, config.backup.encryption.keyFile})
        if (!file.empty())
            files.push_back(file);
    return files;
}

std::vector<ops::UpkeepBook::Asked> upkeepAsked(const domain::Config &config)
{
    const auto &upkeep = config.upkeep;
    const bool hasBackups = !config.backup.directory.empty();
    const bool copies = !config.backup.offsite.url.empty();
    const std::vector<ops::UpkeepBook::Asked> all = {
        {UpkeepTask::ChannelTest, config.alerting.channels.empty() ? base::Duration() : config.alerting.testEvery, true},
        {UpkeepTask::RestoreTest, hasBackups ? upkeep.restoreTestEvery : base::Duration(), true},
        {UpkeepTask::OffsiteCopy, hasBackups ? upkeep.offsiteCopyEvery : base::Duration(), copies},
        {UpkeepTask::PerformanceReport, upkeep.performanceReportEvery},
        {UpkeepTask::HostUpdates, upkeep.hostUpdatesEvery},
        {UpkeepTask::AccessAudit, upkeep.accessAuditEvery},
        {UpkeepTask::KeyRotation, config.security.rotateKeysAfter, true},
    };
    std::vector<ops::UpkeepBook::Asked> asked;
    std::ranges::copy_if(all, std::back_inserter(asked), [](const auto &one) { return one.every > base::Duration::zero(); });
    return asked;
}

KeepingWatch::KeepingWatch(const domain::Config &config, const DataFolder &folder, Channels channels, ops::UpkeepBook &book,
                           const base::Clock &clock, base::Executor &worker, base::Executor &executor)
    : m_places{config.backup.directory, (folder.path() / "drills").string(), keyFiles(config, folder)}, m_every(config.health.watchInterval), m_channels(std::move(channels)),
      m_book(book), m_clock(clock), m_worker(worker), m_executor(executor)
{
    m_backups.directory = m_places.backups;
}

KeepingWatch::Seen KeepingWatch::read(const Places &places, const base::Clock &clock)
{
    Seen seen;
    const auto &directory = places.backups;
    seen.backups.directory = directory;
    seen.drills = drillResults(places.drills);
    seen.backups.readAt = clock.wallNow();
    std::error_code ignored;
    if (!directory.empty() && std::filesystem::exists(directory, ignored)) { // none yet: the first backup makes it
        const auto all = backup::BackupFolder(directory).all();
        if (!all)
            seen.backups.why = {all.error().code, all.error().message, all.error().args, domain::Health::Unknown};
        else
            for (auto one = all->rbegin(); one != all->rend() && seen.backups.backups.size() < kMostBackups; ++one)
                seen.backups.backups.push_back(viewOf(*one));
    }
    for (const auto &file : places.keys)
        if (const auto changed = changedAt(file); changed.isValid())
            seen.oldestKey = seen.oldestKey.isValid() ? std::min(seen.oldestKey, changed) : changed;
    return seen;
}

void KeepingWatch::look()
{
    // what the worker is given outlives this; `this` is touched on the ops thread alone
    m_worker.post([this, weak = std::weak_ptr(m_alive), places = m_places, &clock = m_clock, &executor = m_executor] {
        executor.post([this, weak, seen = read(places, clock)]() mutable {
            if (weak.lock())
                take(std::move(seen));
        });
    });
}

void KeepingWatch::take(Seen seen)
{
    m_backups = std::move(seen.backups);
    m_drills = std::move(seen.drills);
    for (const auto &one : m_backups.backups) {
        m_book.seen(UpkeepTask::RestoreTest, one.provenAt);
        m_book.seen(UpkeepTask::OffsiteCopy, one.copiedAt);
    }
    m_book.seen(UpkeepTask::KeyRotation, seen.oldestKey);
    m_book.seen(UpkeepTask::ChannelTest, lastOfAll(m_channels()));
    m_executor.postAfter(m_every, [this, weak = std::weak_ptr(m_alive)] {
        if (weak.lock())
            look();
    });
}

} // namespace qcat::runtime
