#include "backup_actions.h"

#include <qcat/actions/function_action.h>
#include <qcat/backup/codes.h>
#include <qcat/ops_ports/found.h>
#include <qcat/runtime/database_backups.h>

#include <fmt/format.h>

namespace qcat::runtime
{

using backup::Backup;
using backup::BackupFolder;
using domain::Health;
using ops::found;

namespace
{

// What every one of these steps is given. Copied into the worker's jobs.
struct Place {
    domain::Config config;
    std::filesystem::path data;
    std::string configFile;
    const base::Clock *clock;

    BackupFolder folder() const { return BackupFolder(config.backup.directory); }
    base::Result<std::unique_ptr<backup::DatabaseBackup>> backups() const { return databaseBackups(config, data, *clock); }
};

backup::Job jobOf(const base::CallLimits &limits, const actions::FunctionAction::Progress &progress)
{
    return {limits, [progress, last = std::string()](const backup::Progress &step) mutable {
                if (!step.what.empty() && step.what != last)
                    progress(last = step.what);
            }};
}

std::vector<base::Error::Arg> argsOf(const Backup &backup, const Place &place)
{
    return {{"backup", backup.id()},
            {"size", ops::bytesText(double(backup.manifest.bytes))},
            {"rows", std::to_string(backup.manifest.contents.rows())},
            {"age", base::toShortText(place.clock->wallNow() - backup.manifest.takenAt)}};
}

base::Result<Backup> newest(const Place &place)
{
    const auto all = place.folder().all();
    if (!all)
        return all.error();
    if (all->empty())
        return base::Error{std::string(backup::codes::kUnknown), "there is no backup in " + place.config.backup.directory}.with("backup", "-");
    return all->back();
}

base::Result<ops::ActionOutcome> list(const Place &place)
{
    const auto all = place.folder().all();
    if (!all)
        return all.error();
    if (all->empty())
        return ops::ActionOutcome{found("backup_step.none", Health::Crit, "there is no backup in " + place.config.backup.directory,
                                        {{"folder", place.config.backup.directory}}),
                                  {}};
    std::string output;
    for (const auto &backup : *all)
        output += fmt::format("{} {} {} rows, {} old, {}\n", backup.id(), ops::bytesText(double(backup.manifest.bytes)), backup.manifest.contents.rows(),
                              base::toShortText(place.clock->wallNow() - backup.manifest.takenAt),
                              backup.isCut() ? "DAMAGED" : backup.isProven() ? "proven" : "not proven");
    const auto &last = all->back();
    if (!last.isProven())
        return ops::ActionOutcome{found("backup_step.unproven", Health::Crit, fmt::format("the newest backup, {}, is not proven", last.id()), argsOf(last, place)), output};
    return ops::ActionOutcome{found("backup_step.proven", Health::Ok, fmt::format("the newest backup, {}, is proven", last.id()), argsOf(last, place)), output};
}

base::Result<ops::ActionOutcome> create(const Place &place, const base::CallLimits &limits, const actions::FunctionAction::Progress &progress)
{
    const auto backups = place.backups();
    if (!backups)
        return backups.error();
    const auto made = (*backups)->create(place.folder(), backupExtras(place.data, place.configFile), jobOf(limits, progress));
    if (!made)
        return made.error();
    if (const auto expected = expectCopy(place.config.backup, *made); !expected)
        return expected.error();
    return ops::ActionOutcome{found("backup_step.created", Health::Ok, fmt::format("{} was taken: {} rows", made->id(), made->manifest.contents.rows()), argsOf(*made, place)),
                              made->dump.string()};
}

base::Result<ops::ActionOutcome> verify(const Place &place, const base::CallLimits &limits, const actions::FunctionAction::Progress &progress)
{
    const auto backup = newest(place);
    if (!backup)
        return backup.error();
    const auto backups = place.backups();
    if (!backups)
        return backups.error();
    const auto lock = place.folder().lock();
    if (!lock)
        return lock.error();
    const auto proof = (*backups)->verify(*backup, jobOf(limits, progress));
    if (!proof)
        return proof.error();
    return ops::ActionOutcome{found("backup_step.verified", Health::Ok, fmt::format("{} was restored into a scratch database and found whole", backup->id()), argsOf(*backup, place)),
                              {}};
}

base::Result<ops::ActionPlan> plan(const Place &place, const char *what, std::vector<domain::Finding> preconditions)
{
    const auto backups = place.backups();
    if (!backups)
        return backups.error();
    return ops::ActionPlan{fmt::format("{} {}", what, (*backups)->description()), place.config.backup.directory, std::move(preconditions)};
}

base::Result<ops::ActionPlan> planVerify(const Place &place)
{
    const auto backup = newest(place);
    if (!backup)
        return backup.error();
    return plan(place, "restore into a scratch database and compare, not touching the live",
                {found("backup_step.newest", Health::Ok, fmt::format("{} is the newest", backup->id()), argsOf(*backup, place))});
}

} // namespace

std::vector<std::unique_ptr<ops::Action>> backupActions(const domain::Config &config, const std::filesystem::path &data, const std::string &configFile,
                                                        const base::Clock &clock, base::Executor &worker, base::Executor &desk)
{
    using actions::FunctionAction;
    const Place place{config, data, configFile, &clock};
    const auto listing = [place](const auto &, const auto &, const auto &) { return list(place); };
    std::vector<std::unique_ptr<ops::Action>> all;
    all.push_back(std::make_unique<FunctionAction>("backup.list", actions::runOn(worker, desk, listing)));
    all.push_back(std::make_unique<FunctionAction>("backup.is_proven", actions::runOn(worker, desk, listing)));
    all.push_back(std::make_unique<FunctionAction>(
        "backup.create", actions::planOn(worker, desk, [place](const auto &, const auto &) { return plan(place, "dump, reading only,", {}); }),
        actions::runOn(worker, desk, [place](const auto &, const auto &limits, const auto &progress) { return create(place, limits, progress); })));
    all.push_back(std::make_unique<FunctionAction>(
        "backup.verify", actions::planOn(worker, desk, [place](const auto &, const auto &) { return planVerify(place); }),
        actions::runOn(worker, desk, [place](const auto &, const auto &limits, const auto &progress) { return verify(place, limits, progress); })));
    return all;
}

} // namespace qcat::runtime
