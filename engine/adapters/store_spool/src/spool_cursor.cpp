#include "spool_cursor.h"

#include "file.h"

#include <qcat/base/log.h>

#include <fmt/format.h>

#include <cinttypes>
#include <cstdio>
#include <fstream>

namespace qcat::store_spool
{

namespace fs = std::filesystem;

namespace
{

constexpr const char *kFileName = "cursor";

std::string toText(const SpoolCursor &cursor)
{
    return fmt::format("next {} epoch {} sequence {} ordinal {} end\n", cursor.nextIndex, cursor.written.epoch,
                       cursor.written.sequence, cursor.written.ordinal);
}

} // namespace

Stamp stampOf(const trading::StoreRecord &record)
{
    return {record.epoch.value, record.sequence, record.ordinal};
}

std::optional<SpoolCursor> loadCursor(const fs::path &folder)
{
    std::ifstream file(folder / kFileName);
    if (!file)
        return std::nullopt;
    std::string line;
    std::getline(file, line);
    SpoolCursor cursor;
    const int found =
        std::sscanf(line.c_str(), "next %" SCNu64 " epoch %" SCNu32 " sequence %" SCNu64 " ordinal %" SCNu32,
                    &cursor.nextIndex, &cursor.written.epoch, &cursor.written.sequence, &cursor.written.ordinal);
    if (found == 4 && toText(cursor) == line + "\n")
        return cursor;
    log::warning("spool", "{} cannot be read: every record that is left is written to the store again",
                 (folder / kFileName).string());
    return std::nullopt;
}

base::Status saveCursor(const fs::path &folder, const SpoolCursor &cursor)
{
    return replaceFile(folder / kFileName, toText(cursor));
}

} // namespace qcat::store_spool
