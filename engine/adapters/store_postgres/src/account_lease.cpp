#include "account_lease.h"

#include <qcat/store_schema/ownership.h>
#include <qcat/trading_ports/store_codes.h>

#include <pqxx/result>

namespace qcat::store_postgres
{

using namespace store_schema;

struct AccountLease::Standing
{
    std::int64_t epoch = 0;
    store_schema::CommandingEngine engine;
    std::string owner;
    std::string renewedAt;
    bool lapsed = false;
    int lapsesInSeconds = 0;
};

namespace
{

base::Error claimVanished(const std::string &account)
{
    return base::Error{std::string(trading::store_codes::kBusy), "the claim of account " + account + " is not in the database: claimed anew"};
}

} // namespace

AccountLease::AccountLease(std::vector<domain::Account> accounts, std::optional<trading::AccountOwner> owner)
    : m_accounts(std::move(accounts)), m_owner(std::move(owner))
{
}

base::Status AccountLease::claim(pqxx::transaction_base &transaction, domain::Epoch epoch)
{
    for (const auto &account : m_accounts)
        if (auto claimed = claimOne(transaction, account, epoch); !claimed)
            return claimed;
    m_held = true;
    return {};
}

base::Status AccountLease::claimOne(pqxx::transaction_base &transaction, const domain::Account &account, domain::Epoch epoch)
{
    // A row to lock, also when two engines come at once; nobody holds it yet.
    transaction.exec_params("INSERT INTO engine_ownership (venue, account, epoch) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING", account.venue,
                            account.name);
    const auto row = transaction.exec_params1(
        "SELECT epoch, owner, host, pid, to_char(claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS UTC'), renewed_at::text, "
        "clock_timestamp() - renewed_at > lapses_after, "
        "greatest(0, ceil(extract(epoch FROM renewed_at + lapses_after - clock_timestamp())))::integer "
        "FROM engine_ownership WHERE venue = $1 AND account = $2 FOR UPDATE",
        account.venue, account.name);
    Standing standing;
    standing.epoch = row[0].as<std::int64_t>();
    standing.owner = row[1].as<std::string>();
    standing.engine = {account.name, row[2].as<std::string>(), row[3].as<int>(), row[4].as<std::string>()};
    standing.renewedAt = row[5].as<std::string>();
    standing.lapsed = row[6].as<bool>();
    standing.lapsesInSeconds = row[7].as<int>();
    if (auto may = mayTake(account, standing, epoch); !may)
        return may;
    put(transaction, account, epoch);
    return {};
}

base::Status AccountLease::mayTake(const domain::Account &account, const Standing &standing, domain::Epoch epoch)
{
    if (m_held && standing.epoch > std::int64_t(epoch.value))
        return staleEpoch(account.venue, account.name, epoch, standing.epoch);
    const bool ours = m_owner && standing.owner == m_owner->id && standing.engine.host == m_owner->host;
    if (m_owner && !ours && !standing.owner.empty())
        if (auto gone = watch(account, standing); !gone)
            return gone;
    // An epoch stands in the ids of orders: two owners never share one.
    const bool above = standing.epoch < std::int64_t(epoch.value) || (standing.epoch == std::int64_t(epoch.value) && (ours || !m_owner));
    return above ? base::Status() : staleEpoch(account.venue, account.name, epoch, standing.epoch);
}

// Good when the owner is gone.
base::Status AccountLease::watch(const domain::Account &account, const Standing &standing)
{
    const auto now = std::chrono::steady_clock::now();
    const auto [seen, isFirst] = m_watched.try_emplace({account.venue, account.name}, Watched{standing.renewedAt, now});
    if (!isFirst && seen->second.renewedAt != standing.renewedAt)
        return commandedElsewhere(standing.engine);
    if (standing.lapsed && now - seen->second.since >= trading::kOwnerReturnsWithin)
        return {};
    return claimPending(standing.engine, std::chrono::seconds(standing.lapsesInSeconds));
}

void AccountLease::put(pqxx::transaction_base &transaction, const domain::Account &account, domain::Epoch epoch) const
{
    const auto owner = m_owner.value_or(trading::AccountOwner{});
    transaction.exec_params0(
        "UPDATE engine_ownership SET claimed_at = CASE WHEN epoch = $3 THEN claimed_at ELSE clock_timestamp() END, epoch = $3, owner = $4, "
        "host = $5, pid = $6, renewed_at = clock_timestamp(), lapses_after = $7 * interval '1 millisecond' WHERE venue = $1 AND account = $2",
        account.venue, account.name, std::int64_t(epoch.value), owner.id, owner.host, owner.pid,
        std::chrono::duration_cast<std::chrono::milliseconds>(owner.lapsesAfter).count());
}

base::Status AccountLease::check(pqxx::transaction_base &transaction, domain::Epoch epoch) const
{
    for (const auto &account : m_accounts) {
        const auto standing = transaction.exec_params("SELECT epoch FROM engine_ownership WHERE venue = $1 AND account = $2 FOR SHARE",
                                                      account.venue, account.name);
        if (!standing.empty() && standing[0][0].as<std::int64_t>() > std::int64_t(epoch.value))
            return staleEpoch(account.venue, account.name, epoch, standing[0][0].as<std::int64_t>());
    }
    return {};
}

base::Status AccountLease::renew(pqxx::transaction_base &transaction, domain::Epoch epoch) const
{
    if (!m_owner)
        return check(transaction, epoch);
    for (const auto &account : m_accounts) {
        const auto renewed = transaction.exec_params("UPDATE engine_ownership SET renewed_at = clock_timestamp() "
                                                     "WHERE venue = $1 AND account = $2 AND epoch = $3 AND owner = $4",
                                                     account.venue, account.name, std::int64_t(epoch.value), m_owner->id);
        if (renewed.affected_rows() > 0)
            continue;
        if (auto overtaken = check(transaction, epoch); !overtaken)
            return overtaken;
        return claimVanished(account.name); // the database was restored to an earlier time
    }
    return {};
}

base::Status AccountLease::giveBack(pqxx::transaction_base &transaction, domain::Epoch epoch) const
{
    if (m_owner)
        for (const auto &account : m_accounts)
            transaction.exec_params0("UPDATE engine_ownership SET owner = '', pid = 0 "
                                     "WHERE venue = $1 AND account = $2 AND epoch = $3 AND owner = $4",
                                     account.venue, account.name, std::int64_t(epoch.value), m_owner->id);
    return {};
}

} // namespace qcat::store_postgres
