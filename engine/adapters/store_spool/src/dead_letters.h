#pragma once

#include <qcat/base/result.h>
#include <qcat/store_spool/pending_records.h>
#include <qcat/trading_ports/trading_store.h>

#include <filesystem>

namespace qcat::store_spool
{

// Records that the store will never take, put aside so that they do not hold up the others: one line each in file
// "rejected.txt", with the reason for a person and the record's bytes (hex) for a tool.
class DeadLetters
{
public:
    explicit DeadLetters(const std::filesystem::path &folder) : m_path(rejectedFile(folder)) {}

    // Durable when it returns.
    base::Status add(const trading::StoreRecord &record, const base::Error &reason, base::WallTime time) const;
    const std::filesystem::path &path() const { return m_path; }

private:
    const std::filesystem::path m_path;
};

// "fill t1 of BTCUSDT, paper/main": what a person calls the record.
std::string describe(const trading::StoreRecord &record);

} // namespace qcat::store_spool
