#pragma once

#include "file_lock.h"

#include <qcat/domain/config.h>
#include <qcat/domain/health.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::runtime
{

// One engine commands one (venue, account) on this machine. With the embedded store an account is its data folder's, whose lock says it
// already; with a database shared by several engines the account is claimed by a lock of its own, given back when the process ends. It
// holds without the database; against engines on other machines and of other users the claim in the database stands (account_command.h).
struct AccountClaim
{
    std::vector<FileLock> held;
    // Somebody else commands it: this engine starts read-only. Args account, pid.
    std::optional<domain::Finding> commandedElsewhere;
};
AccountClaim claimAccounts(const domain::Config &config, const std::filesystem::path &lockFolder);
// /run/qcat, $XDG_RUNTIME_DIR or the folder for temporary files: the first that can be written.
std::filesystem::path machineLockFolder();

} // namespace qcat::runtime
