#pragma once

#include <cstdint>
#include <vector>

namespace qcat::log_files
{

// Seven bits a byte, lowest first; the eighth says that more follow.
inline void putVarint(std::vector<std::uint8_t> &to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        to.push_back(std::uint8_t(value | 0x80));
    to.push_back(std::uint8_t(value));
}

inline std::uint64_t takeVarint(const std::uint8_t *&from)
{
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = *from++;
        value |= std::uint64_t(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
}

// Small numbers of either sign as small numbers.
inline std::uint64_t zigzag(std::int64_t value)
{
    return std::uint64_t(value) << 1 ^ std::uint64_t(value >> 63);
}

inline std::int64_t unzigzag(std::uint64_t value)
{
    return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
}

} // namespace qcat::log_files
