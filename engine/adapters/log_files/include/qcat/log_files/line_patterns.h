#pragma once

#include <qcat/log_files/line_header.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qcat::log_files
{

// "These 12,000 lines are 9 patterns": messages that differ in their figures, numbers and names of things alone are of one pattern. A
// word that holds a digit, what stands in quotes and the value of "name=value" are such; the rest, the level with it, is the pattern.
class LinePatterns
{
public:
    struct Found {
        std::string text;   // "[ERROR] [order] rejected order=* code=*"
        std::string sample; // the first line of it, cut
        Level level = Level::None;
        std::uint64_t messages = 0;
        CivilTime first, last;
        std::uint64_t line = 0; // of the sample, counted over all that was given
    };
    static constexpr std::size_t kMost = 20'000; // later ones are counted as `others`

    // Whole lines.
    void append(std::string_view lines);
    void append(LinePatterns &&next);

    // The most frequent first.
    std::vector<Found> found() const;
    std::uint64_t others() const { return m_others; }
    std::uint64_t lines() const { return m_lines; }

private:
    void take(std::string_view line, const LineHeader &header);

    std::unordered_map<std::uint64_t, Found> m_found;
    std::uint64_t m_others = 0;
    std::uint64_t m_lines = 0;
};

} // namespace qcat::log_files
