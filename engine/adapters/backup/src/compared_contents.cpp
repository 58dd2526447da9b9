#include <qcat/backup/contents.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace qcat::backup
{

namespace
{

std::map<std::string, std::int64_t> rowsByTable(const Contents &contents)
{
    std::map<std::string, std::int64_t> rows;
    for (const auto &table : contents.tables)
        rows[table.name] = table.rows;
    return rows;
}

void compareTables(const Contents &taken, const Contents &restored, std::vector<std::string> &found)
{
    auto left = rowsByTable(restored);
    for (const auto &[name, rows] : rowsByTable(taken)) {
        const auto at = left.find(name);
        if (at == left.end())
            found.push_back(fmt::format("table {} is missing", name));
        else if (at->second != rows)
            found.push_back(fmt::format("table {} has {} rows instead of {}", name, at->second, rows));
        left.erase(name);
    }
    for (const auto &[name, rows] : left)
        found.push_back(fmt::format("table {} was not in the backup", name));
}

// A sequence goes on while a dump is taken: it may be ahead of what was noted, never behind the numbers that are in use.
void compareSequences(const Contents &taken, const Contents &restored, std::vector<std::string> &found)
{
    for (const auto &sequence : taken.sequences) {
        const auto at = std::ranges::find(restored.sequences, sequence.name, &Contents::Sequence::name);
        if (at == restored.sequences.end())
            found.push_back(fmt::format("sequence {} is missing", sequence.name));
        else if (at->last < sequence.last)
            found.push_back(fmt::format("sequence {} stands at {} instead of {}", sequence.name, at->last, sequence.last));
    }
    for (const auto &sequence : restored.sequences)
        if (sequence.last < sequence.highest)
            found.push_back(fmt::format("sequence {} stands at {}, below {} which is in use", sequence.name, sequence.last, sequence.highest));
}

void compareNumber(const char *what, std::int64_t taken, std::int64_t restored, std::vector<std::string> &found)
{
    if (taken != restored)
        found.push_back(fmt::format("{} {} instead of {}", restored, what, taken));
}

} // namespace

std::vector<std::string> differences(const Contents &taken, const Contents &restored)
{
    std::vector<std::string> found;
    compareTables(taken, restored, found);
    compareSequences(taken, restored, found);
    compareNumber("validated constraints", taken.constraints, restored.constraints, found);
    compareNumber("valid indexes", taken.indexes, restored.indexes, found);
    compareNumber("is the version of the schema", taken.schemaVersion, restored.schemaVersion, found);
    return found;
}

} // namespace qcat::backup
