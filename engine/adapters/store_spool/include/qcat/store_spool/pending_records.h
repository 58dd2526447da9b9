#pragma once

#include <qcat/base/result.h>
#include <qcat/trading_ports/trading_store.h>

#include <filesystem>
#include <vector>

namespace qcat::store_spool
{

// The records that wait in a spool for the store, oldest first, read without touching anything: an engine may own the
// folder and work in it meanwhile. Then what it appends or hands over during the call may be in the answer or not. A folder
// that is not there holds none.
base::Result<std::vector<trading::StoreRecord>> pendingRecords(const std::filesystem::path &folder);

// Where the records stand that the store refused for good; exists where there is one.
std::filesystem::path rejectedFile(const std::filesystem::path &folder);

} // namespace qcat::store_spool
