#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/action.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace qcat::runtime
{

// "backup.list", "backup.create", "backup.verify" (the newest one, into a scratch database), "backup.is_proven": what `qcat backup` does, as
// steps. Restoring is none of them: it is done by `qcat backup restore`, beside the live database, with a switch that is typed.
std::vector<std::unique_ptr<ops::Action>> backupActions(const domain::Config &config, const std::filesystem::path &data, const std::string &configFile,
                                                        const base::Clock &clock, base::Executor &worker, base::Executor &desk);

} // namespace qcat::runtime
