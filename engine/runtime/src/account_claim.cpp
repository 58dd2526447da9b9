#include "account_claim.h"

#include <QCryptographicHash>

#include <cstdlib>
#include <unistd.h>

namespace qcat::runtime
{

namespace
{

// The same for every engine that writes the same account into the same database; not readable as a path.
std::string lockName(const domain::DatabaseConfig &database, const domain::AccountConfig &account)
{
    const std::string host = database.host == "localhost" ? "127.0.0.1" : database.host;
    const std::string key =
        host + ':' + std::to_string(database.port) + '/' + database.name + '|' + account.venue + '|' + account.name;
    const auto digest = QCryptographicHash::hash(QByteArrayView(key.data(), qsizetype(key.size())), QCryptographicHash::Sha256);
    return "account-" + digest.toHex().left(24).toStdString() + ".lock";
}

domain::Finding elsewhere(const domain::AccountConfig &account, const std::string &pid)
{
    return {"state.commanded_elsewhere",
            "account " + account.name + " is commanded by process " + pid + ": this engine is read-only",
            {{"account", account.name}, {"pid", pid}},
            domain::Health::Crit};
}

domain::Finding notClaimable(const domain::AccountConfig &account, const base::Error &error)
{
    return {"state.claim_unusable",
            "account " + account.name + " cannot be claimed (" + error.message + "): this engine is read-only",
            {{"account", account.name}, {"reason", error.message}},
            domain::Health::Crit};
}

} // namespace

AccountClaim claimAccounts(const domain::Config &config, const std::filesystem::path &lockFolder)
{
    AccountClaim claim;
    if (config.database.isEmbedded())
        return claim;
    for (const auto &account : config.exchange.accounts) {
        auto lock = FileLock::take(lockFolder / lockName(config.database, account));
        if (lock)
            claim.held.push_back(std::move(lock).value());
        else if (lock.error().code == "lock.taken")
            claim.commandedElsewhere = elsewhere(account, std::string(lock.error().arg("pid")));
        else
            claim.commandedElsewhere = notClaimable(account, lock.error()); // perhaps another user's: not ours to take
    }
    return claim;
}

std::filesystem::path machineLockFolder()
{
    std::error_code error;
    if (::geteuid() == 0 && (std::filesystem::create_directories("/run/qcat", error), ::access("/run/qcat", W_OK) == 0))
        return "/run/qcat";
    if (const char *runtime = std::getenv("XDG_RUNTIME_DIR"); runtime && ::access(runtime, W_OK) == 0)
        return runtime;
    return std::filesystem::temp_directory_path();
}

} // namespace qcat::runtime
