#include <qcat/store_spool/pending_records.h>

#include "segment.h"
#include "spool_cursor.h"

#include <qcat/store_spool/record_codec.h>

#include <algorithm>

namespace qcat::store_spool
{

namespace fs = std::filesystem;

fs::path rejectedFile(const fs::path &folder)
{
    return folder / "rejected.txt";
}

base::Result<std::vector<trading::StoreRecord>> pendingRecords(const fs::path &folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".spool")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const auto cursor = loadCursor(folder);
    std::vector<trading::StoreRecord> records;
    for (const fs::path &file : files) {
        const auto read = readSegment(file, file == files.back(), [&](std::uint64_t index, std::int64_t, std::string_view payload) {
            if (cursor && index < cursor->nextIndex)
                return base::Status();
            return decode(payload).andThen([&](const trading::StoreRecord &record) {
                records.push_back(record);
                return base::Status();
            });
        });
        if (!read && fs::exists(file, error)) // else all of it was handed over while we read
            return read.error();
    }
    return records;
}

} // namespace qcat::store_spool
