#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/ids.h>
#include <qcat/domain/instrument.h>
#include <qcat/trading_ports/account_owner.h>

#include <pqxx/transaction_base>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qcat::store_postgres
{

// One engine's claim on its accounts, in table engine_ownership. The steps run in the caller's transaction; of the clocks only the
// server's says whether an owner has lapsed. Without an owner (a replay, a tool) the higher epoch alone decides.
class AccountLease
{
public:
    AccountLease(std::vector<domain::Account> accounts, std::optional<trading::AccountOwner> owner);

    // Takes all accounts or none. Free is what nobody holds, what is ours already, and what its owner has let lapse, once it was watched
    // for kOwnerReturnsWithin; an owner whose row moves between two calls lives. Errors of TradingStore::open().
    base::Status claim(pqxx::transaction_base &transaction, domain::Epoch epoch);
    // The database could not be asked, and so could not the owner: the watch begins anew.
    void forgetWatch() { m_watched.clear(); }

    // Refuses when another engine has claimed one of the accounts. The share lock holds off a new owner until we commit.
    base::Status check(pqxx::transaction_base &transaction, domain::Epoch epoch) const;
    base::Status renew(pqxx::transaction_base &transaction, domain::Epoch epoch) const;
    base::Status giveBack(pqxx::transaction_base &transaction, domain::Epoch epoch) const;

private:
    struct Standing; // the row
    struct Watched
    {
        std::string renewedAt;
        std::chrono::steady_clock::time_point since;
    };

    base::Status claimOne(pqxx::transaction_base &transaction, const domain::Account &account, domain::Epoch epoch);
    base::Status mayTake(const domain::Account &account, const Standing &standing, domain::Epoch epoch);
    base::Status watch(const domain::Account &account, const Standing &standing);
    void put(pqxx::transaction_base &transaction, const domain::Account &account, domain::Epoch epoch) const;

    const std::vector<domain::Account> m_accounts;
    const std::optional<trading::AccountOwner> m_owner;
    bool m_held = false; // since its first claim: from then on a higher epoch means that it was overtaken
    std::map<std::pair<std::string, std::string>, Watched> m_watched; // by venue and account
};

} // namespace qcat::store_postgres
