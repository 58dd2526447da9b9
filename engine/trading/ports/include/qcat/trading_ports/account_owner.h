#pragma once

#include <qcat/base/time.h>

#include <string>

namespace qcat::trading
{

using namespace std::chrono_literals;

// Who an engine is to the other engines that write into the same database. It commands an account as long as it says so there again and
// again; what it stops doing when it cannot is what makes a takeover safe.
struct AccountOwner
{
    std::string id;   // of its data folder: an engine that was killed and started again is the same owner
    std::string host; // so that a copy of the folder on another machine is another owner
    int pid = 0;
    // The promise to the others: an owner that could not renew for this long has stopped taking new risk. Another engine may then claim.
    base::Duration lapsesAfter{};
};

inline constexpr base::Duration kRenewEvery = 2s;
// From the owner's last renewal to the moment when it knows that the database is away: a heartbeat, a call that ends by its deadline, and
// as much again to be sure.
inline constexpr base::Duration kOutageIsSeenWithin = 15s;
// An owner that lives has renewed this long after the database is back; a claimant watches for as long before it takes over.
inline constexpr base::Duration kOwnerReturnsWithin = 10s;

} // namespace qcat::trading
