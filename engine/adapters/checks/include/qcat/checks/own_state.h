#pragma once

#include <qcat/base/time.h>
#include <qcat/ops_ports/check.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

// Checks of what QCAT knows about itself. The functions that are handed in are called on the thread that runs the
// check.
namespace qcat::checks
{

// How old something is that should come again and again (a heartbeat, market data). No age: it never came, Unknown.
ops::Check age(std::string what, std::function<std::optional<base::Duration>()> read, base::Duration critAfter);

struct SpoolState {
    std::string store; // "postgresql 127.0.0.1:5432/qcat"
    std::int64_t pendingRecords = 0;
    std::int64_t pendingBytes = 0;
    std::int64_t capacityBytes = 0;
    bool reachable = true;
};
// The write-behind to the SQL store: Crit while the store is away.
ops::Check spool(std::function<SpoolState()> read);

struct CatchUpState {
    std::int64_t pendingRecords = 0;
    std::int64_t recordedOrders = 0; // as the engine has written them down
    std::int64_t recordedFills = 0;
    std::int64_t storedOrders = 0; // as the database counts them
    std::int64_t storedFills = 0;
};
// Ok when nothing waits and the database holds at least what was recorded.
ops::Check caughtUp(std::function<base::Result<CatchUpState>(base::Duration timeout)> read);

} // namespace qcat::checks
