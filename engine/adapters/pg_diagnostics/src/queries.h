#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qcat::pg_diagnostics
{

// resources/queries/postgres.sql as the program carries it.
extern const std::string_view kQueryFile;

// The named blocks of a file of queries, chosen by the server's version.
class Queries
{
public:
    explicit Queries(std::string_view file);
    // Those that the program carries.
    static const Queries &shipped();

    // The block for this server (150018 for 15.18); empty: there is none for its version.
    std::string_view find(std::string_view name, int versionNumber) const;
    // Lowest major version that has this block; 0: there is no such block.
    int firstVersion(std::string_view name) const;

private:
    struct Block {
        std::string name;
        int min = 0;
        int max = 0;
        std::string sql;
    };
    std::vector<Block> m_blocks;
};

} // namespace qcat::pg_diagnostics
