#include "old_journals.h"

#include <qcat/runtime/small_file.h>

#include <qcat/journal/journal.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace qcat::runtime
{

namespace
{

constexpr auto kBegun = "begun";

struct OldJournal
{
    int number;
    std::filesystem::path path;
};

std::vector<OldJournal> oldJournals(const std::filesystem::path &journal)
{
    const std::string prefix = journal.filename().string() + "-";
    std::vector<OldJournal> all;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(journal.parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        int number = 0;
        if (name.starts_with(prefix) &&
            std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number).ptr == name.data() + name.size())
            all.push_back({number, entry.path()});
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.number < b.number; });
    return all;
}

bool hasBegun(const std::filesystem::path &journal)
{
    std::error_code ignored;
    return std::filesystem::exists(journal / kBegun, ignored);
}

} // namespace

base::Status markBegun(const std::filesystem::path &journal)
{
    return writeSmallFile(journal / kBegun, {});
}

std::filesystem::path lastBegunJournal(const std::filesystem::path &journal)
{
    if (hasBegun(journal))
        return journal;
    const auto old = oldJournals(journal);
    return old.empty() ? std::filesystem::path() : old.back().path;
}

std::vector<std::filesystem::path> allJournals(const std::filesystem::path &journal)
{
    std::vector<std::filesystem::path> all;
    for (const auto &old : oldJournals(journal))
        all.push_back(old.path);
    if (journal::holdsJournal(journal))
        all.push_back(journal);
    return all;
}

void removeUnbegun(const std::filesystem::path &journal)
{
    std::error_code ignored; // what stays makes the new journal's creation say so
    if (!hasBegun(journal))
        std::filesystem::remove_all(journal, ignored);
}

base::Status putJournalAside(const std::filesystem::path &journal)
{
    auto old = oldJournals(journal);
    const int next = old.empty() ? 1 : old.back().number + 1;
    const std::filesystem::path aside = journal.string() + fmt::format("-{:04}", next);
    std::error_code error;
    std::filesystem::rename(journal, aside, error);
    if (error)
        return base::Error{"journal.not_put_aside", "cannot rename " + journal.string() + " to " + aside.string() + ": " + error.message()}
            .with("folder", journal.string());
    for (std::size_t i = 0; i + kOldJournals <= old.size(); ++i)
        std::filesystem::remove_all(old[i].path, error); // what stays is said by the disk's own probe
    return {};
}

} // namespace qcat::runtime
