#pragma once

#include "market_source.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/trading_session.h>

#include <memory>

namespace qcat::runtime
{

// A session made of a configuration, with the things that it stands on and that must outlive it.
struct TradingAssembly
{
    trading::KernelConfig kernelConfig;
    std::unique_ptr<trading::JournalWriter> journal;
    std::unique_ptr<TradingSession> session;
    bool recovered = false; // an earlier run's journal is behind it
};

// Opens or continues the journal of the folder and builds kernel, feed and session on it. A replay continues its own journal and relives
// it in advance(); otherwise the earlier journal's end is restored into a new journal of a new epoch and the old one is put aside.
// Runs on the engine thread. `venue` outlives the assembly.
base::Result<TradingAssembly> assembleTrading(MarketSource source, const domain::Config &config, const DataFolder &folder,
                                              base::WallTime now, venue_paper::PaperVenue &venue, TradingSession::Sink sink);

} // namespace qcat::runtime
