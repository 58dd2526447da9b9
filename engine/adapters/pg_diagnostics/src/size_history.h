#pragma once

#include <qcat/domain/postgres_storage.h>

#include <deque>
#include <map>
#include <string>

namespace qcat::pg_diagnostics
{

// Remembers sizes for an hour, to tell how fast they grow.
class SizeHistory
{
public:
    // Fills in the growths and their window, and remembers the sizes. Estimates are neither compared nor remembered.
    void addGrowth(domain::postgres::Sizes &sizes, base::SteadyTime now);

private:
    struct Sample {
        base::SteadyTime at;
        std::map<std::string, std::int64_t> databases;
        std::map<std::string, std::int64_t> tables;
    };
    std::deque<Sample> m_samples; // oldest first
};

} // namespace qcat::pg_diagnostics
