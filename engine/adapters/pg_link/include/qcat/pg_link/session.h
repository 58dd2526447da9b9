#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>
#include <qcat/pool/connection.h>

#include <functional>
#include <memory>
#include <string>

namespace pqxx
{
class transaction_base;
}

namespace qcat::pg_link
{

// One libpqxx connection whose every call ends by its deadline, also when the server is frozen: libpq has no timeout of
// its own for an answer, so a watchdog thread shuts the socket down when the deadline passes. A slow but living server
// ends the statement itself a little earlier (statement_timeout). Used by one thread at a time. A session that lost its
// connection is thrown away, never revived: reconnecting in silence would lose what was set and locked.
class Session : public pool::Connection
{
public:
    // Deadline for TCP, TLS and login together. A host name is first resolved by the system, which has limits of its
    // own; where the deadline matters, configure an address.
    static base::Result<std::unique_ptr<Session>> open(const domain::DatabaseConfig &config,
                                                       const std::string &applicationName, base::Duration timeout);
    ~Session() override;

    using Work = std::function<base::Status(pqxx::transaction_base &)>;
    // Runs `work` in one transaction and commits. An Error of `work` or of the server rolls back. One exception: when
    // the connection is lost while COMMIT is under way, the Error has argument "in_doubt" = "true" and the work may
    // stand; so work is made to be repeatable.
    base::Status transact(base::Duration timeout, const Work &work);

    // One statement that must stand outside a transaction (CREATE INDEX CONCURRENTLY). When the deadline passes the
    // connection is cut and the server may yet finish.
    base::Status runAlone(base::Duration timeout, const std::string &statement);

    // False after a lost connection or a passed deadline.
    bool isUsable() const;
    int serverVersion() const; // 150018 for 15.18
    // The server process's number as the greeting gave it. A pooler between makes one up: it differs from pg_backend_pid().
    int greetedPid() const;

    // Neither lost, nor told anything by the server while it rested: that is how an end by an administrator arrives.
    bool isAlive() override;
    // Outside any transaction.
    bool isClean() override;

private:
    class Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// "127.0.0.1:5432/qcat", "db1:5432,db2:5432/qcat"
std::string targetOf(const domain::DatabaseConfig &config);

} // namespace qcat::pg_link
