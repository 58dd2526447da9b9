#include <qcat/pg_link/ping.h>

#include "deadline.h"

#include <qcat/pg_link/session.h>

#include <pqxx/transaction_base>

namespace qcat::pg_link
{

base::Result<Ping> ping(const domain::DatabaseConfig &config, const std::string &applicationName,
                        base::Duration timeout)
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto session = Session::open(config, applicationName, timeout);
    if (!session)
        return session.error();
    const auto connected = Clock::now();
    Ping result;
    const auto asked = (*session)->transact(timeout - (connected - begin), [&](pqxx::transaction_base &transaction) {
        result.inRecovery = transaction.exec1("SELECT pg_is_in_recovery()")[0].as<bool>();
        return base::Status();
    });
    if (!asked)
        return asked.error();
    result.connect = connected - begin;
    result.answer = Clock::now() - connected;
    result.serverVersion = (*session)->serverVersion();
    return result;
}

} // namespace qcat::pg_link
