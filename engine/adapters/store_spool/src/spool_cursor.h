#pragma once

#include <qcat/base/result.h>
#include <qcat/trading_ports/trading_store.h>

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace qcat::store_spool
{

// Which journal record, and which of its records, a spooled one is: what "appended before" means.
struct Stamp {
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0;
    std::uint32_t ordinal = 0;
    auto operator<=>(const Stamp &) const = default;
};

Stamp stampOf(const trading::StoreRecord &record);

// How far the store has taken the records, kept in file "cursor".
struct SpoolCursor {
    std::uint64_t nextIndex = 0; // of the first record that is not in the store
    Stamp written;               // the last one that is
};

// Empty where there is no file, or one that cannot be read: then everything that is left is written again, which
// changes nothing.
std::optional<SpoolCursor> loadCursor(const std::filesystem::path &folder);
base::Status saveCursor(const std::filesystem::path &folder, const SpoolCursor &cursor);

} // namespace qcat::store_spool
