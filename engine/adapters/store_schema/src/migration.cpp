#include <qcat/store_schema/migration.h>

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace qcat::store_schema
{

namespace
{

namespace codes = trading::store_codes;

base::Error newer(int found, int known)
{
    auto text = fmt::format(
        "the database schema has version {}, this QCAT knows {} at most: start the QCAT that made it, or a later one",
        found, known);
    return {std::string(codes::kSchemaNewer),
            std::move(text),
            {{"found", std::to_string(found)}, {"known", std::to_string(known)}}};
}

base::Error changed(const Migration &migration, const AppliedMigration &applied)
{
    auto text = fmt::format(
        "migration {} ({}) is not the one that the database was made with: checksum {} here, version {} with {} there",
        migration.version, migration.name, migration.checksum, applied.version, applied.checksum);
    return {std::string(codes::kSchemaChanged), std::move(text), {{"version", std::to_string(migration.version)}}};
}

// The words of the statement, without its comment lines.
std::vector<std::string> wordsOf(const std::string &sql)
{
    std::vector<std::string> words;
    std::istringstream lines(sql);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream text(line.substr(0, line.find("--")));
        for (std::string word; text >> word;)
            words.push_back(word);
    }
    return words;
}

} // namespace

base::Result<std::vector<Migration>> pendingMigrations(const std::vector<Migration> &known,
                                                       const std::vector<AppliedMigration> &applied)
{
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= known.size())
            return newer(applied.back().version, known.empty() ? 0 : known.back().version);
        if (known[i].version != applied[i].version || known[i].checksum != applied[i].checksum)
            return changed(known[i], applied[i]);
    }
    return std::vector<Migration>(known.begin() + std::ptrdiff_t(applied.size()), known.end());
}

bool runsAlone(const std::string &sql)
{
    const auto words = wordsOf(sql);
    return std::find(words.begin(), words.end(), "CONCURRENTLY") != words.end();
}

std::string indexBuiltBy(const std::string &sql)
{
    const auto words = wordsOf(sql);
    auto word = std::find(words.begin(), words.end(), "CONCURRENTLY");
    if (word == words.end() || words.front() != "CREATE")
        return {};
    for (++word; word != words.end(); ++word)
        if (*word != "IF" && *word != "NOT" && *word != "EXISTS")
            return *word;
    return {};
}

} // namespace qcat::store_schema
