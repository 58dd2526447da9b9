#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace qcat::log_reader
{

// Which of many lines are shown: a bit each, with running counts, so that the millionth of them is found at once.
class LineSet
{
public:
    void add(std::uint64_t first, std::uint64_t count);
    void remove(std::uint64_t first, std::uint64_t count);

    bool has(std::uint64_t line) const;
    std::uint64_t count() const;
    // How many lie before a line.
    std::uint64_t before(std::uint64_t line) const;
    // The one that so many lie before; below count().
    std::uint64_t at(std::uint64_t row) const;
    // The first one at or behind a line.
    std::optional<std::uint64_t> next(std::uint64_t line) const;

private:
    void change(std::uint64_t first, std::uint64_t count, bool isIn);
    void recount() const;

    std::vector<std::uint64_t> m_words;
    mutable std::vector<std::uint64_t> m_before; // each block of words, and one more for all
    mutable std::size_t m_counted = 0;           // blocks whose counts are right
};

} // namespace qcat::log_reader
