#include "backup_offsite.h"

#include "backup_job.h"
#include "store_access.h"
#include "verbs.h"

#include <qcat/backup/offsite_store.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace
{

constexpr base::Duration kLongest = 12h;

template <typename Work>
int withStore(const BackupAsked &asked, Work work)
{
    static const runtime::SystemClock clock;
    const auto &offsite = asked.config.backup.offsite;
    if (offsite.url.empty()) {
        fmt::print(stderr, "backup.offsite.url is empty: say in the configuration where copies go\n");
        return kFinding;
    }
    auto place = sftp_link::sftpPlace(offsite.url, offsite.keyFile, offsite.knownHostsFile);
    if (!place)
        return sayStoreFailure(place.error());
    return work(backup::OffsiteStore(std::move(*place), clock));
}

} // namespace

int copyBackup(const BackupAsked &asked)
{
    if (asked.config.backup.offsite.url.empty()) { // the nightly unit asks for it whether copies are wanted or not
        fmt::print("backup.offsite.url is empty: nothing is copied\n");
        return kGood;
    }
    return withStore(asked, [&](const backup::OffsiteStore &store) {
        const auto lock = asked.folder().lock();
        if (!lock)
            return sayStoreFailure(lock.error());
        const auto backup = chosenBackup(asked, Wanted::Newest);
        if (!backup)
            return sayStoreFailure(backup.error());
        const auto copied = [&] {
            BackupJob job(kLongest, asked.json);
            return store.copy(*backup, job.job());
        }();
        if (!copied)
            return sayStoreFailure(copied.error());
        if (asked.json)
            fmt::print("{}\n", Json{{"id", backup->id()}, {"place", copied->place}, {"took_s", std::chrono::duration<double>(copied->took).count()}}.dump(2));
        else
            fmt::print("{}: copied to {} and read back from there in {}\n", backup->id(), copied->place, base::toShortText(copied->took));
        return int(kGood);
    });
}

int fetchBackup(const BackupAsked &asked)
{
    return withStore(asked, [&](const backup::OffsiteStore &store) {
        const auto lock = asked.folder().lock();
        if (!lock)
            return sayStoreFailure(lock.error());
        const auto fetched = [&] {
            BackupJob job(kLongest, asked.json);
            return store.fetch(asked.id, asked.folder(), job.job());
        }();
        if (!fetched)
            return sayStoreFailure(fetched.error());
        fmt::print("{}: fetched, {} rows; prove it here: qcat backup verify {}\n", fetched->dump.string(), fetched->manifest.contents.rows(), fetched->id());
        return int(kGood);
    });
}

int listElsewhere(const BackupAsked &asked)
{
    return withStore(asked, [&](const backup::OffsiteStore &store) {
        BackupJob job(kLongest, true);
        const auto ids = store.ids(job.job());
        if (!ids)
            return sayStoreFailure(ids.error());
        if (asked.json)
            fmt::print("{}\n", Json(*ids).dump(2));
        else if (ids->empty())
            fmt::print("there is no backup in {}\n", asked.config.backup.offsite.url);
        else
            for (const auto &id : *ids)
                fmt::print("{}{}\n", id, asked.folder().byId(id) ? "" : fmt::format("  not here: qcat backup fetch {}", id));
        return int(kGood);
    });
}

} // namespace qcat::app
