#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/redis_link/endpoint.h>
#include <qcat/redis_link/reply.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::redis_link
{

using Command = std::vector<std::string>; // any bytes in its arguments

// One logged-in connection to a Redis server, spoken to with hiredis' formatter and parser over a socket of our own:
// every call ends by its deadline, also when the answer trickles, and no call can raise SIGPIPE. Used by one thread at
// a time. After any error but an error reply it is thrown away, never revived: a late answer would be taken for the
// answer to the next command.
class Connection
{
public:
    struct Options {
        std::string name = "qcat"; // how CLIENT LIST shows us
        ReplyLimits limits = {};
        // A request must be taken within this time, however long its answer may be waited for; 0: by the call's deadline.
        base::Duration writeTimeout{};
    };
    // Deadline for TCP, TLS, AUTH and SELECT together. A host name is first resolved by the system, which has limits of its
    // own; where the deadline matters, configure an address.
    static base::Result<std::unique_ptr<Connection>> open(const Endpoint &endpoint, const Options &options,
                                                          base::Duration timeout);
    ~Connection();

    // The answer; an error reply is an Error (redis_error.h). One that tells of a failover ends the connection.
    base::Result<Reply> call(const Command &command, base::Duration timeout);
    // All commands in one go and an answer for each, in order. Error replies stand among the answers: take them with
    // errorOf().
    base::Result<std::vector<Reply>> pipeline(const std::vector<Command> &commands, base::Duration timeout);
    // The next message of a subscription. Running out of time here costs the connection nothing.
    base::Result<Reply> receive(base::Duration timeout);
    base::Error errorOf(const Reply &errorReply) const;
    // As Options::writeTimeout, from the next request on.
    void setWriteTimeout(base::Duration timeout);

    // False after an outage, a passed deadline, a broken reply or a failover.
    bool isUsable() const;
    // Also looks whether the peer closed it or sent what nobody asked for, without asking: for a connection that was
    // idle.
    bool isQuiet() const;
    const std::string &target() const;

private:
    class Impl;
    explicit Connection(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace qcat::redis_link
