#include "audit_beside.h"

#include "operator_name.h"

#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <filesystem>

namespace qcat::app
{

void auditBeside(const domain::AppConfig &app, const std::string &action, const std::string &target)
{
    const auto file = runtime::DataFolder::opsStoreIn(runtime::DataFolder::pathFor(app));
    if (std::error_code ignored; !std::filesystem::exists(file, ignored))
        return;
    ops::AuditRecord record;
    record.time = runtime::SystemClock().wallNow();
    record.actor = operatorName(app);
    record.action = action;
    record.target = target;
    const auto store = ops_store::SqliteOpsStore::openBeside(file.string());
    if (const auto written = store ? (*store)->appendAudit(record) : base::Status(store.error()); !written)
        fmt::print(stderr, "{} {} was done, but does not stand in the audit chain: {}\n", action, target, written.error().message);
}

} // namespace qcat::app
