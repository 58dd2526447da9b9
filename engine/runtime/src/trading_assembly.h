#pragma once

#include "market_source.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/recovered_state.h>
#include <qcat/runtime/trading_session.h>

#include <memory>
#include <optional>

namespace qcat::runtime
{

// A session made of a configuration, with the things that it stands on and that must outlive it.
struct TradingAssembly
{
    trading::KernelConfig kernelConfig;
    std::unique_ptr<trading::JournalWriter> journal;
    std::unique_ptr<TradingSession> session;
    // What an earlier run had been told last; empty: there was none, or it is relived.
    std::optional<domain::TradingState> stateBefore;
    std::string stateWhyBefore; // the reason that was given for it
};

// The epoch that this start commands the account with: one for every replay, whose order ids must not depend on when it was run.
base::Result<domain::Epoch> epochFor(const MarketSource &source, const DataFolder &folder, base::WallTime now);

// Opens or continues the journal of the folder and builds kernel, feed and session on it. A replay continues its own journal and relives
// it in advance(); otherwise the earlier journal's end is restored into a new journal of a new epoch and the old one is put aside.
// Runs on the engine thread. `venue` outlives the assembly; `rows` gets the rows that the
// earlier run may not have handed over.
base::Result<TradingAssembly> assembleTrading(MarketSource source, const domain::Config &config, const DataFolder &folder,
                                              domain::Epoch epoch, venue_paper::PaperVenue &venue, TradingSession::Sink sink,
                                              const RecoveredRows &rows);

} // namespace qcat::runtime
