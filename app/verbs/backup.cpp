#include "backup.h"

#include "../load_config.h"
#include "backup_asked.h"
#include "backup_job.h"
#include "backup_offsite.h"
#include "backup_point.h"
#include "backup_restore.h"
#include "backup_schedule.h"
#include "backup_window.h"
#include "store_access.h"
#include "service_user.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/backup/backup_folder.h>
#include <qcat/backup/codes.h>
#include <qcat/backup/extract_files.h>
#include <qcat/ops_ports/found.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/database_backups.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;
using backup::Backup;
using backup::BackupFolder;

namespace
{

constexpr base::Duration kLongest = 12h;

int refuse(const base::Error &error)
{
    return sayStoreFailure(error);
}

std::string sizeText(std::uint64_t bytes)
{
    return ops::bytesText(double(bytes));
}

Json jsonOf(const Backup &backup)
{
    const auto &manifest = backup.manifest;
    return {{"id", manifest.id},
            {"file", backup.dump.string()},
            {"database", manifest.database},
            {"taken_at", base::toIso(manifest.takenAt)},
            {"took_s", std::chrono::duration<double>(manifest.took).count()},
            {"bytes", manifest.bytes},
            {"rows", manifest.contents.rows()},
            {"schema_version", manifest.contents.schemaVersion},
            {"files", manifest.files.size()},
            {"key_id", backup.manifest.isSealed() ? Json(backup.manifest.keyId) : Json()},
            {"offsite", backup.isElsewhere() ? Json(backup.offsite->place) : Json()},
            {"offsite_failure", backup.offsite && !backup.offsite->isThere() ? Json(backup.offsite->failure) : Json()},
            {"proven_at", backup.isProven() ? Json(base::toIso(backup.proof->provenAt)) : Json()},
            {"restored_in_s", backup.isProven() ? Json(std::chrono::duration<double>(backup.proof->took).count()) : Json()}};
}

std::string stateText(const Backup &backup)
{
    if (backup.isCut())
        return fmt::format("DAMAGED: {} of these bytes are there", backup.bytesThere);
    auto text = backup.isProven() ? "proven " + base::toIso(backup.proof->provenAt) : "not proven: qcat backup verify " + backup.id();
    if (backup.manifest.isSealed())
        text += "; sealed with key " + backup.manifest.keyId;
    if (backup.isElsewhere())
        text += fmt::format("; copied to {} {}", backup.offsite->place, base::toIso(backup.offsite->at));
    else if (backup.offsite)
        text += fmt::format("; NO COPY ELSEWHERE: {}", backup.offsite->failure);
    return text;
}

void sayLine(const Backup &backup, base::WallTime now)
{
    const auto &manifest = backup.manifest;
    fmt::print("{}  {:>10}  {:>9} rows  {:>6} old  {}\n", manifest.id, sizeText(manifest.bytes), manifest.contents.rows(),
               base::toShortText(now - manifest.takenAt),
               stateText(backup));
}

// What a loss would have cost when one was last restored.
void sayLastDrill(const std::vector<Backup> &all)
{
    const Backup *last = nullptr;
    for (const auto &backup : all)
        if (backup.isProven() && (!last || backup.proof->provenAt > last->proof->provenAt))
            last = &backup;
    if (last)
        fmt::print("last restore drill {}: restored and compared in {} (RTO), {} after it was taken (RPO, before the journals bring the rest back)\n",
                   base::toIso(last->proof->provenAt), base::toShortText(last->proof->took), base::toShortText(last->proof->provenAt - last->manifest.takenAt));
}

int create(const BackupAsked &asked)
{
    if (asked.readable && (asked.config.database.isEmbedded() || !asked.config.backup.encryption.keyFile.empty())) {
        fmt::print(stderr, "--sql writes plain text beside a dump of PostgreSQL: there is none of the embedded store, and none beside an encrypted one\n");
        return kUsage;
    }
    auto extras = runtime::backupExtras(runtime::DataFolder::pathFor(asked.config.app), asked.configFile);
    extras.readable = asked.readable;
    const auto backups = makeDatabaseBackup(asked.config);
    if (!backups)
        return refuse(backups.error());
    base::Result<Backup> made = [&] {
        BackupJob job(kLongest, asked.json);
        return (*backups)->create(asked.folder(), extras, job.job());
    }();
    if (!made)
        return refuse(made.error());
    if (const auto expected = runtime::expectCopy(asked.config.backup, *made); !expected)
        return refuse(expected.error());
    if (asked.json)
        fmt::print("{}\n", jsonOf(*made).dump(2));
    else
        fmt::print("{}: {}, {} rows in {} tables, {} files beside it, in {}\n", made->dump.string(), sizeText(made->manifest.bytes),
                   made->manifest.contents.rows(), made->manifest.contents.tables.size(), made->manifest.files.size(),
                   base::toShortText(made->manifest.took));
    return kGood;
}

// What restores left beside the live database. 0, also when there is some: it may be meant to stay.
int listDatabases(const BackupAsked &asked)
{
    const auto backups = makeDatabaseBackup(asked.config);
    if (!backups)
        return refuse(backups.error());
    const auto left = (*backups)->leftovers();
    if (!left)
        return refuse(left.error());
    if (asked.json) {
        Json array = Json::array();
        for (const auto &one : *left)
            array.push_back({{"name", one.name}, {"bytes", one.bytes ? Json(*one.bytes) : Json()}, {"drop", one.drop}});
        fmt::print("{}\n", array.dump(2));
        return kGood;
    }
    if (left->empty())
        fmt::print(stderr, "no restore has left a database behind\n");
    for (const auto &one : *left)
        fmt::print("{}  {:>10}  {}\n", one.name, one.bytes ? sizeText(*one.bytes) : "?", one.drop);
    return kGood;
}

int list(const BackupAsked &asked)
{
    if (asked.elsewhere)
        return listElsewhere(asked);
    if (asked.databases)
        return listDatabases(asked);
    const auto all = asked.folder().all();
    if (!all)
        return refuse(all.error());
    if (asked.json) {
        Json array = Json::array();
        for (const auto &backup : *all)
            array.push_back(jsonOf(backup));
        fmt::print("{}\n", array.dump(2));
        return kGood;
    }
    const auto now = runtime::SystemClock().wallNow();
    for (const auto &backup : *all)
        sayLine(backup, now);
    sayLastDrill(*all);
    if (all->empty())
        fmt::print(stderr, "there is no backup in {}\n", asked.config.backup.directory);
    return kGood;
}

int verify(const BackupAsked &asked)
{
    const auto backup = chosenBackup(asked, Wanted::Newest);
    if (!backup)
        return refuse(backup.error());
    const auto backups = makeDatabaseBackup(asked.config);
    if (!backups)
        return refuse(backups.error());
    const auto lock = asked.folder().lock();
    if (!lock)
        return refuse(lock.error());
    sayToolWarning(asked.config);
    base::Result<backup::Proof> proof = [&] {
        BackupJob job(kLongest, asked.json);
        return (*backups)->verify(*backup, job.job());
    }();
    if (!proof) {
        if (proof.error().code == backup::codes::kDamaged || proof.error().code == backup::codes::kDiffers) { // an earlier proof counts no more
            std::error_code ignored;
            std::filesystem::remove(BackupFolder::proofOf(backup->dump), ignored);
        }
        return refuse(proof.error());
    }
    if (asked.json)
        fmt::print("{}\n", Json{{"id", backup->id()}, {"proven_at", base::toIso(proof->provenAt)}, {"took_s", std::chrono::duration<double>(proof->took).count()}}.dump(2));
    else
        fmt::print("{}: restored into a scratch database in {} and found whole, {} rows in {} tables\n", backup->id(),
                   base::toShortText(proof->took), backup->manifest.contents.rows(), backup->manifest.contents.tables.size());
    return kGood;
}

// Before anything goes: every proven one that stays is still what it was when it was proven.
base::Status checkKept(const std::vector<Backup> &all, const std::vector<Backup> &gone)
{
    for (const auto &backup : all) {
        const bool goes = std::ranges::any_of(gone, [&](const Backup &other) { return other.id() == backup.id(); });
        if (goes || !backup.isProven())
            continue;
        if (const auto whole = backup::checkBytes(backup, backup.manifest.kind, backup.manifest.database); !whole)
            return base::Error{whole.error().code, fmt::format("nothing was deleted, for a backup that stays is damaged: {}; qcat backup verify {} says more",
                                                               whole.error().message, backup.id())};
    }
    return {};
}

int prune(const BackupAsked &asked)
{
    const auto all = asked.folder().all();
    if (!all)
        return refuse(all.error());
    const auto now = runtime::SystemClock().wallNow();
    const auto gone = prunable(*all, {asked.config.backup.keepProven, asked.config.backup.keepFor}, now);
    for (const auto &backup : gone)
        sayLine(backup, now);
    if (gone.empty()) {
        const bool anyProven = std::ranges::any_of(*all, &Backup::isProven);
        fmt::print("{}\n", all->empty() || anyProven ? "nothing may go" : "nothing may go: no backup here is proven");
        return kGood;
    }
    if (asked.confirm != std::to_string(gone.size())) {
        fmt::print("{} of {} backups may go; --confirm {} deletes them\n", gone.size(), all->size(), gone.size());
        return asked.confirm.empty() ? kGood : kUsage;
    }
    const auto lock = asked.folder().lock();
    if (!lock)
        return refuse(lock.error());
    if (const auto whole = checkKept(*all, gone); !whole)
        return refuse(whole.error());
    for (const auto &backup : gone)
        if (const auto removed = asked.folder().remove(backup); !removed)
            return refuse(removed.error());
    fmt::print("deleted {}\n", gone.size());
    return kGood;
}

int restore(const BackupAsked &asked)
{
    if (!asked.toTime.empty())
        return restorePoint(asked);
    const auto backup = chosenBackup(asked, Wanted::NewestProven);
    if (!backup)
        return refuse(backup.error());
    if (!backup->isProven() && !asked.evenUnproven) {
        fmt::print(stderr, "{} was never restored to see whether it is whole: run qcat backup verify {} first, or say --unproven\n", backup->id(),
                   backup->id());
        return kFinding;
    }
    if (!asked.confirm.empty() && asked.confirm != backup->manifest.database) {
        fmt::print(stderr, "--confirm takes the name of the database whose place is taken, {}\n", backup->manifest.database);
        return kUsage;
    }
    BackupJob job(kLongest, asked.json);
    return restoreBackup(asked.config, *backup, asked.confirm, job);
}

int extract(const BackupAsked &asked)
{
    if (asked.target.empty()) {
        fmt::print(stderr, "--to names the new folder that the files go to\n");
        return kUsage;
    }
    const auto backup = asked.folder().byId(asked.id);
    if (!backup)
        return refuse(backup.error());
    const auto key = runtime::backupKey(asked.config.backup);
    if (!key)
        return refuse(key.error());
    const auto extracted = [&] {
        BackupJob job(kLongest, asked.json);
        return backup::extractFiles(*backup, asked.target, *key, job.job());
    }();
    if (!extracted)
        return refuse(extracted.error());
    fmt::print("{} files of {} are in {}\n", *extracted, backup->id(), asked.target);
    return kGood;
}

constexpr auto kUsageLine = "usage: qcat backup create | list | verify [ID] | copy [ID] | fetch ID | extract ID | prune | restore [ID] | schedule | window; see --help\n";

struct Word {
    const char *name;
    int (*run)(const BackupAsked &asked);
    int fewestIds = 0, mostIds = 0;
    bool writesThere = false; // in the folder of the backups, or in that of the data
};

constexpr Word kWords[] = {
    {"create", create, 0, 0, true},
    {"list", list},
    {"verify", verify, 0, 1, true},
    {"copy", copyBackup, 0, 1, true},
    {"fetch", fetchBackup, 1, 1, true},
    {"extract", extract, 1, 1},
    {"prune", prune, 0, 0, true},
    {"restore", restore, 0, 1, true},
    {"schedule", scheduleBackups},
    {"window", sayWindow},
};

} // namespace

base::Result<Backup> chosenBackup(const BackupAsked &asked, Wanted wanted)
{
    if (!asked.id.empty())
        return asked.folder().byId(asked.id);
    const auto all = asked.folder().all();
    if (!all)
        return all.error();
    for (auto backup = all->rbegin(); backup != all->rend(); ++backup)
        if (backup->isProven() || wanted == Wanted::Newest)
            return *backup;
    return base::Error{"backup.unknown", fmt::format("there is no {}backup in {}", wanted == Wanted::NewestProven ? "proven " : "", asked.config.backup.directory)};
}

int runBackup(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addStoreOptions(parser);
    parser.addOption({QStringLiteral("confirm"), QString(), QStringLiteral("WORD")});
    parser.addOption({QStringLiteral("unproven"), QString()});
    parser.addOption({QStringLiteral("databases"), QString()});
    parser.addOption({QStringLiteral("to"), QString(), QStringLiteral("DIR")});
    for (const char *option : {"to-time", "base", "archive"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    parser.addOption({QStringLiteral("sql"), QString()});
    parser.addOption({QStringLiteral("enable"), QString()});
    parser.addOption({QStringLiteral("offsite"), QString()});
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto ids = int(words.size()) - 1;
    const auto *const word = std::ranges::find_if(kWords, [&](const Word &known) { return words.front() == QLatin1String(known.name); });
    if (word == std::end(kWords) || ids < word->fewestIds || ids > word->mostIds) {
        fmt::print(stderr, kUsageLine);
        return kUsage;
    }
    auto config = loadConfig(storeOptions(parser));
    if (!config)
        return kFinding;
    if (config->backup.directory.empty()) {
        fmt::print(stderr, "backup.directory is empty: say in the configuration where backups lie\n");
        return kFinding;
    }
    if (word->writesThere)
        if (const auto became = becomeOwnerOf(config->backup.directory); !became)
            return refuse(became.error());
    return word->run({std::move(*config), parser.value(QStringLiteral("config")).toStdString(), words.value(1).toStdString(),
                      parser.value(QStringLiteral("confirm")).toStdString(), parser.value(QStringLiteral("to")).toStdString(), parser.isSet(QStringLiteral("json")),
                      parser.isSet(QStringLiteral("unproven")), parser.isSet(QStringLiteral("offsite")), parser.isSet(QStringLiteral("databases")), parser.isSet(QStringLiteral("sql")),
                      parser.isSet(QStringLiteral("enable")), parser.value(QStringLiteral("to-time")).toStdString(), parser.value(QStringLiteral("base")).toStdString(),
                      parser.value(QStringLiteral("archive")).toStdString()});
}

} // namespace qcat::app
