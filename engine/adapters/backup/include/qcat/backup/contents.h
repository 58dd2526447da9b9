#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::backup
{

// What a database holds, as far as a restored one is compared with the one it came from.
struct Contents {
    struct Table {
        std::string name; // "public.orders"
        std::int64_t rows = 0;
        bool operator==(const Table &) const = default;
    };
    struct Sequence {
        std::string name;
        std::int64_t last = 0;
        std::int64_t highest = 0; // of the column that it feeds; 0 where it feeds none
        bool operator==(const Sequence &) const = default;
    };

    std::vector<Table> tables; // by name
    std::vector<Sequence> sequences;
    std::int64_t constraints = 0; // validated ones
    std::int64_t indexes = 0;     // valid ones
    int schemaVersion = 0;        // the highest migration that ran
    bool operator==(const Contents &) const = default;

    std::int64_t rows() const
    {
        std::int64_t sum = 0;
        for (const auto &table : tables)
            sum += table.rows;
        return sum;
    }
};

// In words, for people: empty when `restored` is what `taken` was, and no sequence would give a number that is taken.
std::vector<std::string> differences(const Contents &taken, const Contents &restored);

} // namespace qcat::backup
