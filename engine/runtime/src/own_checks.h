#pragma once

#include "ops_assembly.h"

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::runtime
{

class DeskStore;

// Looks inside this process: at published values only, so that they answer at once whatever hangs.
ops::Check engineCheck(const OpsEyes &eyes, base::Duration stalledAfter, const base::Clock &clock);
// Crit from the start after a crash until the engine has been at work for a while: long enough to be seen, and then it is history.
ops::Check recoveryCheck(const OpsEyes &eyes, const base::Clock &clock);
ops::Check journalCheck(const OpsEyes &eyes);
ops::Check marketDataCheck(const OpsEyes &eyes, base::Duration staleAfter);
ops::Check venueCheck(const OpsEyes &eyes);
// Of the store behind the journal and of the spool before it.
ops::Check storeCheck(const OpsEyes &eyes, const DataFolder &folder);
// The desk about its own memory. Ops thread.
ops::Check deskCheck(DeskStore &store, const DataFolder &folder);
ops::Check exposureCheck(const OpsEyes &eyes, const base::Clock &clock);
// Ok once every record is in the store, counted there. What a good look has counted is remembered in `memory`, if it is named. May block:
// on a worker.
ops::Check caughtUpCheck(const OpsEyes &eyes, const std::filesystem::path &memory = {});
// What had to be given up of our own memory, and who holds how much.
ops::Check memoryBudgetCheck(const OpsEyes &eyes);
ops::Check configCheck(const OpsEyes &eyes);
ops::Check performanceCheck(const OpsEyes &eyes);
// Crit while another engine commands an account of ours, or while it is not known.
ops::Check accountCheck(const OpsEyes &eyes);

} // namespace qcat::runtime
