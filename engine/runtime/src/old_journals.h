#pragma once

#include <qcat/base/result.h>

#include <filesystem>

namespace qcat::runtime
{

// Earlier journals are kept beside the current one ("journal-0007"), the newest kOldJournals of them.
inline constexpr int kOldJournals = 20;
base::Status putJournalAside(const std::filesystem::path &journal);

} // namespace qcat::runtime
