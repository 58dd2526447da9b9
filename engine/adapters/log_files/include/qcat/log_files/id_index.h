#pragma once

#include <qcat/base/call.h>
#include <qcat/log_files/log_file.h>
#include <qcat/log_files/sidecars.h>
#include <qcat/log_files/time_range.h>

#include <string_view>
#include <vector>

namespace qcat::log_files
{

// In which pieces of a file an order or correlation id may stand: a small filter for each quarter megabyte, so that a look for one id
// reads a few pieces of a gigabyte. Ids are words of 6 … 64 letters, digits, '_' and '-' with a digit among them.
class IdIndex
{
public:
    static bool isId(std::string_view word);

    // Kept with the file since an earlier call, or built by reading it once. "log.unreadable", "log.damaged", "log.cancelled". A packed
    // file gets its points as well.
    static base::Result<IdIndex> of(LogFile &file, const Sidecars &sidecars, const base::CancelToken &cancel);

    // Where the id may stand, unpacked, in order; what lies beside each other in one. Everything it stands in begins in one of them.
    std::vector<ByteRange> rangesOf(std::string_view id) const;
    std::uint64_t end() const { return m_end; }

private:
    static constexpr std::size_t kRows = 1 << 16; // bits of a piece's filter
    // The filters of 64 pieces, row by row, so that one word tells of all of them.
    using Group = std::vector<std::uint64_t>;

    IdIndex() = default;
    static void addIds(std::string_view text, std::uint64_t at, std::uint64_t end, Group &group);

    std::span<const std::uint64_t> m_rows; // group after group
    std::uint64_t m_end = 0;
    std::shared_ptr<const void> m_owner;
};

} // namespace qcat::log_files
