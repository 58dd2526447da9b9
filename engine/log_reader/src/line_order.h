#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace qcat::log_reader
{

// How the lines of several files follow each other: runs of lines of one file. Grows at its end.
class LineOrder
{
public:
    struct Place {
        std::size_t file = 0;
        std::uint64_t line = 0; // in the file
        std::uint64_t left = 0; // lines of the same run from here on
    };

    // Lines of a file come in their order.
    void append(std::size_t file, std::uint64_t firstLine, std::uint64_t count);

    std::uint64_t size() const { return m_size; }
    Place at(std::uint64_t number) const;
    // Where a file's lines [from, to) stand, run by run.
    using GiveRun = std::function<void(std::uint64_t number, std::uint64_t count)>;
    void eachRun(std::size_t file, std::uint64_t from, std::uint64_t to, const GiveRun &give) const;

private:
    struct Run {
        std::uint64_t first = 0; // its number among all
        std::uint64_t line = 0;
        std::uint32_t file = 0;
    };
    std::uint64_t lengthOf(std::size_t run) const;

    std::vector<Run> m_runs;
    std::vector<std::vector<std::uint32_t>> m_ofFile; // runs of each file
    std::uint64_t m_size = 0;
};

} // namespace qcat::log_reader
