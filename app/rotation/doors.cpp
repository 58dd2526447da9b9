#include "doors.h"

#include <qcat/pg_link/session.h>
#include <qcat/redis_link/connection.h>

#include <fmt/format.h>

#include <libpq-fe.h>
#include <memory>
#include <pqxx/pqxx>

namespace qcat::app::rotation
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kWithin = 10s;

base::Result<std::unique_ptr<pg_link::Session>> databaseLogin(domain::DatabaseConfig config,
                                                              const std::string &password)
{
    config.password = password;
    config.passwordFile.clear();
    return pg_link::Session::open(config, "qcat-secrets", kWithin);
}

base::Result<std::unique_ptr<redis_link::Connection>> redisLogin(domain::RedisConfig config,
                                                                 const std::string &password)
{
    config.password = password;
    config.passwordFile.clear();
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    return redis_link::Connection::open(*endpoint, {.name = "qcat-secrets"}, kWithin);
}

// What the server would make of the password and keep.
base::Result<std::string> scramOf(const std::string &user, const std::string &password)
{
    // libpq asks for a connection, and with the method named it does not use it: this one is never opened
    const std::unique_ptr<PGconn, decltype(&PQfinish)> unopened(PQconnectStart("host=/nonexistent"), PQfinish);
    const std::unique_ptr<char, decltype(&PQfreemem)> stored(PQencryptPasswordConn(unopened.get(), password.c_str(), user.c_str(), "scram-sha-256"), PQfreemem);
    if (!stored)
        return base::Error{"rotation.scram", "libpq could not work out what the server keeps of the new password"};
    return std::string(stored.get());
}

std::string userOf(const domain::RedisConfig &config)
{
    return config.user.empty() ? "default" : config.user;
}

template <typename T>
base::Status statusOf(const base::Result<T> &result)
{
    return result ? base::Status() : base::Status(result.error());
}

base::Status setUser(redis_link::Connection &connection, const std::string &user, const std::string &rule)
{
    return statusOf(connection.call({"ACL", "SETUSER", user, rule}, kWithin));
}

// Into the file of users where there is one, else into the configuration; one of them is enough.
bool keepsUsers(redis_link::Connection &connection)
{
    return connection.call({"ACL", "SAVE"}, kWithin) || connection.call({"CONFIG", "REWRITE"}, kWithin);
}

constexpr auto kGiveItAFile = "give it an aclfile, or start it with a configuration file that it may write";

} // namespace

PasswordDoor databaseDoor(const domain::DatabaseConfig &config)
{
    PasswordDoor door;
    door.login = [config](const std::string &password) { return statusOf(databaseLogin(config, password)); };
    door.change = [config](const std::string &present, const std::string &next) -> base::Status {
        auto session = databaseLogin(config, present);
        if (!session)
            return session.error();
        return (*session)->transact(kWithin, [&](pqxx::transaction_base &transaction) -> base::Status {
            const auto stored = scramOf(config.user, next);
            if (!stored)
                return stored.error();
            transaction.exec(fmt::format("ALTER ROLE {} PASSWORD '{}'", transaction.quote_name(config.user), transaction.esc(*stored)));
            return {};
        });
    };
    return door;
}

PasswordDoor redisDoor(const domain::RedisConfig &config)
{
    PasswordDoor door;
    door.login = [config](const std::string &password) { return statusOf(redisLogin(config, password)); };
    door.change = [config](const std::string &present, const std::string &next) -> base::Status {
        auto connection = redisLogin(config, present);
        if (!connection)
            return connection.error();
        // Found out while everything is as it was: what is in force now is what is written.
        if (!keepsUsers(**connection))
            return base::Error{"rotation.cannot_keep", fmt::format("Redis can write its users to no file: its next start would not know a new password; {}",
                                                                   kGiveItAFile)};
        return setUser(**connection, userOf(config), fmt::format(">{}", next));
    };
    door.retire = [config](const std::string &next, const std::string &former) -> base::Status {
        auto connection = redisLogin(config, next);
        if (!connection)
            return connection.error();
        if (auto removed = setUser(**connection, userOf(config), fmt::format("<{}", former)); !removed)
            return removed;
        if (!keepsUsers(**connection))
            return base::Error{"rotation.not_kept", fmt::format("the new password is in force, and Redis could write it to no file: its next start would "
                                                                "bring the former one back; {}", kGiveItAFile)};
        return {};
    };
    return door;
}

} // namespace qcat::app::rotation
