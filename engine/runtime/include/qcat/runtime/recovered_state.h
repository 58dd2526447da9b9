#pragma once

#include <qcat/trading_ports/journal.h>
#include <qcat/trading_ports/trading_store.h>

#include <filesystem>
#include <functional>
#include <string>

namespace qcat::runtime
{

// Where a run ended, and the reason that was given for the state that it was told last, in words; empty: none is known.
struct RecoveredRun
{
    trading::RestoredState state;
    std::string stateWhy;
};

// Works out from a journal's intents and reports what rested and stood at its end, in the ids of `universe`. Needs neither the
// configuration nor the program that wrote it. Refused where an account or instrument with a position is not in the universe any more
// ("recovery.not_in_universe"): nobody would watch it.
// `rows` gets every row for the SQL store that the journal explains, with the epoch and sequences of the run that wrote it: a run that
// died between its journal and its spool has not handed over the last of them. Orders that risk denied are not in the journal.
using RecoveredRows = std::function<base::Status(trading::StoreRecord)>;
base::Result<RecoveredRun> recoverState(const std::filesystem::path &journal, const domain::Universe &universe,
                                        const RecoveredRows &rows);
base::Result<RecoveredRun> recoverState(trading::JournalReader &journal, const domain::Universe &universe,
                                        const RecoveredRows &rows);

} // namespace qcat::runtime
