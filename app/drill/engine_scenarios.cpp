#include "scenario.h"

#include "frozen_thread.h"

#include <qcat/drill_servers/memory_group.h>

#include <fmt/format.h>

#include <filesystem>

// What happens to QCAT itself and to the machine that it runs on.
namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{

constexpr int kOldLogs = 12, kOldLogMiB = 20;
constexpr int kGroupMiB = 512;
constexpr double kTaken = 0.97; // of the group's limit

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
            .proof = standsSafe};
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

Scenario memoryTaken()
{
    using drill_servers::MemoryGroup;
    const auto group = std::make_shared<std::weak_ptr<MemoryGroup>>(); // it is the range's
    return {.fault = "memory.exhausted",
            .damage = {"another process takes the memory that QCAT may use; it ends when entries are cancelled", "另一进程占满 QCAT 可用的内存；撤完开仓单后退出"},
            .needs = {.memoryGroup = true},
            .inflict =
                [group](Range &range) -> base::Status {
                    auto made = MemoryGroup::make(std::int64_t(kGroupMiB) << 20);
                    if (!made)
                        return made.error();
                    const auto held = range.keep(std::shared_ptr<MemoryGroup>(std::move(*made)));
                    *group = held;
                    auto taken = held->take(pid_t(range.daemon().processId()));
                    return taken ? held->fill(kTaken) : taken;
                },
            .byHand = {{"no_entries",
                        [group](Range &) {
                            if (const auto held = group->lock())
                                held->endHog();
                        }}},
            .proof = standsSafe};
}

} // namespace

std::vector<Scenario> engineScenarios()
{
    return {engineFrozen(), diskFull(), backupMissing(), memoryTaken()};
}

} // namespace qcat::app::drill
