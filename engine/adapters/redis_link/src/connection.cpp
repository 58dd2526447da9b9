#include <qcat/redis_link/connection.h>

#include "channel.h"
#include "reply_reader.h"

#include <qcat/redis_link/redis_error.h>

#include <hiredis/hiredis.h>

#include <fmt/format.h>

#include <array>
#include <new>

namespace qcat::redis_link
{

using base::Deadline;

namespace
{

constexpr base::Duration kLastWords = std::chrono::milliseconds(100);

std::string formatted(const std::vector<Command> &commands)
{
    std::string all;
    std::vector<const char *> texts;
    std::vector<std::size_t> sizes;
    for (const Command &command : commands) {
        texts.clear();
        sizes.clear();
        for (const std::string &argument : command) {
            texts.push_back(argument.data());
            sizes.push_back(argument.size());
        }
        char *made = nullptr;
        const int size = redisFormatCommandArgv(&made, int(texts.size()), texts.data(), sizes.data());
        if (size < 0)
            throw std::bad_alloc();
        all.append(made, std::size_t(size));
        redisFreeCommand(made);
    }
    return all;
}

// All of these are answered while the server is loading; SETNAME also shows at once that a password is wanted.
std::vector<Command> loginOf(const Endpoint &endpoint, const std::string &name)
{
    std::vector<Command> login;
    if (!endpoint.user.empty())
        login.push_back({"AUTH", endpoint.user, endpoint.password});
    else if (!endpoint.password.empty())
        login.push_back({"AUTH", endpoint.password});
    login.push_back({"CLIENT", "SETNAME", name});
    if (endpoint.db != 0)
        login.push_back({"SELECT", std::to_string(endpoint.db)});
    return login;
}

base::Error located(const base::Error &error, const std::string &target)
{
    return {error.code,
            fmt::format("Redis {}: {}", target, error.message),
            {{"target", target}, {"detail", std::string(error.arg("detail"))}}};
}

} // namespace

class Connection::Impl
{
public:
    Impl(Channel channel, std::string target, const Options &options)
        : m_channel(std::move(channel)), m_reader(options.limits), m_target(std::move(target)),
          m_writeTimeout(options.writeTimeout)
    {
    }

    base::Result<std::vector<Reply>> pipeline(const std::vector<Command> &commands, Deadline deadline);
    base::Result<std::optional<Reply>> read(Deadline deadline);
    base::Error lost(const base::Error &error)
    {
        m_usable = false;
        return located(error, m_target);
    }
    base::Error unusable() const
    {
        return located(
            {std::string(codes::kUnreachable), "the connection was lost before", {{"detail", "lost before"}}},
            m_target);
    }
    void setWriteTimeout(base::Duration timeout) { m_writeTimeout = timeout; }
    bool isUsable() const { return m_usable; }
    bool isQuiet() { return m_usable && !m_reader.hasRest() && m_channel.isQuiet(); }
    const std::string &target() const { return m_target; }

private:
    Deadline writeBy(Deadline deadline) const
    {
        return m_writeTimeout > base::Duration::zero() ? std::min(deadline, Deadline(m_writeTimeout)) : deadline;
    }

    Channel m_channel;
    ReplyReader m_reader;
    const std::string m_target;
    base::Duration m_writeTimeout;
    bool m_usable = true;
};

// Empty when the deadline passed between two replies; an Error when nothing can follow.
base::Result<std::optional<Reply>> Connection::Impl::read(Deadline deadline)
{
    std::array<char, 16 * 1024> buffer;
    for (;;) {
        auto reply = m_reader.next();
        if (!reply)
            return lost(reply.error());
        if (*reply)
            return reply;
        const auto got = m_channel.receive(buffer.data(), buffer.size(), deadline);
        if (!got && got.error().code == codes::kTimeout && !m_reader.hasRest())
            return std::optional<Reply>();
        if (!got)
            return lost(got.error());
        if (const auto fed = m_reader.feed({buffer.data(), *got}); !fed)
            return lost(fed.error());
    }
}

base::Result<std::vector<Reply>> Connection::Impl::pipeline(const std::vector<Command> &commands, Deadline deadline)
{
    if (!m_usable)
        return unusable();
    const auto sent = m_channel.send(formatted(commands), writeBy(deadline));
    std::vector<Reply> replies;
    replies.reserve(commands.size());
    while (replies.size() < commands.size()) {
        // also after a failed send: the server may have said why before it closed
        auto reply = read(deadline);
        if (!reply)
            return sent ? reply.error() : lost(sent.error());
        if (!*reply)
            return lost({std::string(codes::kTimeout), "no answer by the deadline", {{"detail", "no answer"}}});
        const bool failover = (*reply)->isError() && retryAfter(codeOfReply((*reply)->text)) == Retry::NewConnection;
        replies.push_back(std::move(**reply));
        if (failover) // the other answers are still read, they belong to this call
            m_usable = false;
    }
    return replies;
}

namespace
{

// A server with too many clients says so and closes at once. What we have sent by then makes the kernel throw its words
// away, so ask again in silence.
std::optional<Reply> lastWordsOf(const Endpoint &endpoint, Deadline deadline)
{
    auto socket = Socket::connect(endpoint.host, endpoint.port, deadline);
    if (!socket)
        return std::nullopt;
    ReplyReader reader({.bytes = 1024, .items = 1});
    std::array<char, 1024> buffer;
    const auto got = socket->receive(buffer.data(), buffer.size(), std::min(deadline, Deadline(kLastWords)));
    if (!got || !reader.feed({buffer.data(), *got}))
        return std::nullopt;
    auto reply = reader.next();
    return reply ? *reply : std::nullopt;
}

} // namespace

base::Result<std::unique_ptr<Connection>> Connection::open(const Endpoint &endpoint, const Options &options,
                                                           base::Duration timeout)
{
    const Deadline deadline(timeout);
    auto channel = Channel::open(endpoint, deadline);
    if (!channel)
        return located(channel.error(), endpoint.target());
    std::unique_ptr<Connection> connection(
        new Connection(std::make_unique<Impl>(std::move(*channel), endpoint.target(), options)));
    const auto login = loginOf(endpoint, options.name);
    const auto replies = connection->m_impl->pipeline(login, deadline);
    if (!replies) {
        const bool closed = !endpoint.tls && replies.error().code == codes::kUnreachable;
        const auto why = closed ? lastWordsOf(endpoint, deadline) : std::nullopt;
        return why && why->isError() ? connection->errorOf(*why) : replies.error();
    }
    for (std::size_t i = 0; i < login.size(); ++i) {
        const Reply &reply = (*replies)[i];
        const bool nameless = login[i].front() == "CLIENT" && codeOfReply(reply.text) == codes::kPermission;
        if (reply.isError() && !nameless)
            return connection->errorOf(reply);
    }
    return connection;
}

Connection::Connection(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Connection::~Connection() = default;

base::Result<Reply> Connection::call(const Command &command, base::Duration timeout)
{
    auto replies = m_impl->pipeline({command}, Deadline(timeout));
    if (!replies)
        return replies.error();
    if (replies->front().isError())
        return errorOf(replies->front());
    return std::move(replies->front());
}

base::Result<std::vector<Reply>> Connection::pipeline(const std::vector<Command> &commands, base::Duration timeout)
{
    return m_impl->pipeline(commands, Deadline(timeout));
}

base::Result<Reply> Connection::receive(base::Duration timeout)
{
    if (!m_impl->isUsable())
        return m_impl->unusable();
    auto reply = m_impl->read(Deadline(timeout));
    if (!reply)
        return reply.error();
    if (!*reply)
        return located({std::string(codes::kTimeout), "no message by the deadline", {{"detail", "no message"}}},
                       target());
    return std::move(**reply);
}

base::Error Connection::errorOf(const Reply &errorReply) const
{
    return replyError(errorReply.text, target());
}

void Connection::setWriteTimeout(base::Duration timeout)
{
    m_impl->setWriteTimeout(timeout);
}

bool Connection::isUsable() const
{
    return m_impl->isUsable();
}

bool Connection::isQuiet() const
{
    return m_impl->isQuiet();
}

const std::string &Connection::target() const
{
    return m_impl->target();
}

} // namespace qcat::redis_link
