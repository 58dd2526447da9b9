#include "desk_store.h"

#include "damaged_copies.h"

#include <qcat/base/log.h>
#include <qcat/ops_store/sqlite_ops_store.h>

namespace qcat::runtime
{

namespace
{

constexpr int kReadAtStart = 500; // incidents and runs that must be readable

using Opened = base::Result<std::unique_ptr<ops_store::SqliteOpsStore>>;

Opened openReadable(const std::string &file)
{
    auto store = ops_store::SqliteOpsStore::open(file);
    if (!store)
        return store;
    if (const auto incidents = (*store)->loadIncidents(kReadAtStart); !incidents)
        return incidents.error();
    if (const auto runs = (*store)->loadRuns(kReadAtStart); !runs)
        return runs.error();
    return store;
}

// The old counter is not known any more: beyond what a day's incidents reach, and beyond an earlier store of the same day.
int firstNumberAfterDamage(base::WallTime now)
{
    constexpr std::int64_t kDay = 86'400;
    return 10'000 + int(now.ns / 1'000'000'000 % kDay);
}

} // namespace

base::Result<std::unique_ptr<DeskStore>> DeskStore::open(const DataFolder &folder, base::WallTime now)
{
    const auto file = folder.opsStore();
    auto store = openReadable(file.string());
    if (!store && store.error().code == "ops_store.corrupt") {
        const auto aside = putDamagedAside(file, {"-wal", "-shm"}, now);
        if (!aside)
            return aside.error();
        log::error("desk", "{}: kept as {}, a new store is begun", store.error().message, aside->string());
        store = openReadable(file.string());
        if (store)
            if (auto begun = (*store)->beginIncidentIds(now, firstNumberAfterDamage(now)); !begun)
                return begun.error();
    }
    if (!store)
        return store.error();
    auto outbox = (*store)->outbox();
    return std::make_unique<DeskStore>(std::move(store).value(), std::move(outbox));
}

std::optional<base::Error> DeskStore::failure()
{
    if (m_failure)
        (void)proveWritable().hasValue();
    return m_failure;
}

base::Result<domain::IncidentId> DeskStore::nextIncidentId(base::WallTime now)
{
    auto id = m_store->nextIncidentId(now);
    (void)seen(id ? base::Status() : base::Status(id.error())).hasValue();
    return id;
}

base::Result<domain::SilenceId> DeskStore::nextSilenceId(base::WallTime now)
{
    auto id = m_store->nextSilenceId(now);
    (void)seen(id ? base::Status() : base::Status(id.error())).hasValue();
    return id;
}

base::Status DeskStore::seen(base::Status written)
{
    m_failure.reset();
    if (!written)
        m_failure = written.error();
    return written;
}

} // namespace qcat::runtime
