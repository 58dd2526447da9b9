#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <vector>

namespace qcat::runtime
{

// Earlier journals are kept beside the current one ("journal-0007"), the newest kOldJournals of them.
inline constexpr int kOldJournals = 20;
base::Status putJournalAside(const std::filesystem::path &journal);

// A journal counts from the moment in which it holds all that the run before it left: until then the one put aside does. So a start
// that dies half way forgets nothing.
base::Status markBegun(const std::filesystem::path &journal);
// The journal that tells how the last run ended: the current one, else the newest put aside. Empty: there was none.
std::filesystem::path lastBegunJournal(const std::filesystem::path &journal);
// Every journal kept, oldest first, with the current one.
std::vector<std::filesystem::path> allJournals(const std::filesystem::path &journal);
// What a start that died left of its journal.
void removeUnbegun(const std::filesystem::path &journal);

} // namespace qcat::runtime
