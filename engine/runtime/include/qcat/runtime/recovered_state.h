#pragma once

#include <qcat/trading_ports/journal.h>

#include <filesystem>

namespace qcat::runtime
{

// Works out from a journal's intents and reports what rested and stood at its end, in the ids of `universe`. Needs neither the
// configuration nor the program that wrote it. Refused where an account or instrument with a position is not in the universe any more
// ("recovery.not_in_universe"): nobody would watch it.
base::Result<trading::RestoredState> recoverState(const std::filesystem::path &journal, const domain::Universe &universe);
base::Result<trading::RestoredState> recoverState(trading::JournalReader &journal, const domain::Universe &universe);

} // namespace qcat::runtime
