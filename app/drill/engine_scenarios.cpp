#include "scenario.h"

#include "frozen_thread.h"

#include <fmt/format.h>

#include <filesystem>

// What happens to QCAT itself and to the machine that it runs on.
namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{

constexpr int kOldLogs = 12, kOldLogMiB = 20;

Scenario engineFrozen()
{
    const auto frozen = std::make_shared<std::shared_ptr<FrozenThread>>();
    return {.fault = "engine.stalled",
            .damage = {"the engine's thread stands still, as in a bug; it goes on when trading was halted",
                       "交易引擎线程卡死；停止交易后恢复"},
            .needs = {},
            .inflict =
                [frozen](Range &range) -> base::Status {
                    auto thread = FrozenThread::freeze(pid_t(range.daemon().processId()), "engine");
                    if (!thread)
                        return thread.error();
                    *frozen = range.keep(*thread);
                    return {};
                },
            .byHand = {{"halt", [frozen](Range &) { (*frozen)->release(); }}},
            .proof =
                [](Range &range) {
                    const auto isHalted = [&] { return range.now()->trading->state == domain::TradingState::Halted; };
                    return waitFor(isHalted, 20s) ? recordIsWhole(range)
                                                  : base::Status(base::Error{"drill.engine", "trading is not halted"});
                }};
}

Scenario diskFull()
{
    return {.fault = "disk.full",
            .damage = {"old logs fill the disk of journal and log", "旧日志占满日志账本所在磁盘"},
            .needs = {.smallDisk = true},
            .inflict =
                [](Range &range) -> base::Status {
                    for (int i = 1; i <= kOldLogs; ++i)
                        if (auto taken = SmallDisk::take(range.dataFolder() / fmt::format("qcat.log.{}", i), kOldLogMiB); !taken)
                            return taken;
                    return {};
                },
            .proof =
                [](Range &range) {
                    std::error_code error;
                    if (!std::filesystem::exists(range.dataFolder() / "qcat.log", error))
                        return base::Status(base::Error{"drill.disk", "the log that is written is gone"});
                    return recordIsWhole(range);
                }};
}

Scenario backupMissing()
{
    return {.fault = "backup.failed",
            .damage = {"the only backup is deleted", "唯一的备份被删除"},
            .needs = {.backups = true},
            .inflict =
                [](Range &range) -> base::Status {
                    std::error_code error;
                    for (const auto &entry : std::filesystem::directory_iterator(range.backupFolder(), error))
                        std::filesystem::remove(entry.path(), error);
                    return error ? base::Status(base::Error{"drill.backup", error.message()}) : base::Status();
                },
            .proof =
                [](Range &range) {
                    const auto said = range.verb({"backup", "list"});
                    const bool isProven = said.exitCode == 0 && said.text.find("proven") != std::string::npos;
                    return isProven ? recordIsWhole(range)
                                    : base::Status(base::Error{"drill.backup", "no proven backup: " + said.text});
                }};
}

} // namespace

std::vector<Scenario> engineScenarios()
{
    return {engineFrozen(), diskFull(), backupMissing()};
}

} // namespace qcat::app::drill
