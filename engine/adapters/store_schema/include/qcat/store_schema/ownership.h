#pragma once

#include <qcat/base/error.h>
#include <qcat/base/time.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <string>

namespace qcat::store_schema
{

// Another engine on one of our accounts, as its row says.
struct CommandingEngine
{
    std::string account;
    std::string host;
    int pid = 0;
    std::string since; // "2026-11-22 03:12:07 UTC"
};
// "store.commanded_elsewhere": it lives.
base::Error commandedElsewhere(const CommandingEngine &engine);
// "store.claim_pending": it may live; the account is free in `freeIn` unless it is heard before.
base::Error claimPending(const CommandingEngine &engine, base::Duration freeIn);
// "store.stale_epoch": another engine commands the account now, with a higher epoch than ours.
base::Error staleEpoch(const std::string &venue, const std::string &account, domain::Epoch ours, std::int64_t standing);

} // namespace qcat::store_schema
