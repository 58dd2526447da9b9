#include <qcat/redis_diagnostics/status_reader.h>

#include "advice.h"
#include "counter_history.h"
#include "key_sampler.h"
#include "lists.h"
#include "sections.h"

#include <qcat/base/deadline.h>
#include <qcat/redis_diagnostics/codes.h>
#include <qcat/redis_link/redis_error.h>

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace qcat::redis_diagnostics
{

using base::Deadline;
using domain::Section;
using namespace domain::redis;
using redis_link::Connection;
using redis_link::Reply;

namespace
{

constexpr std::size_t kPings = 60;

} // namespace

class StatusReader::Impl
{
public:
    Impl(domain::RedisConfig config, Intervals intervals, const base::Clock &clock)
        : m_config(redis_link::diagnosticsLogin(std::move(config))), m_intervals(intervals), m_clock(clock)
    {
        m_status.often = intervals.often;
        m_status.sometimes = intervals.sometimes;
    }

    const domain::RedisStatus &look(Deadline deadline)
    {
        m_now = m_clock.steadyNow();
        if (connect(deadline)) {
            askOften(deadline);
            if (m_connection->isUsable() && m_now >= m_nextSometimes)
                askSometimes(deadline);
            if (!m_connection->isUsable())
                m_connection.reset();
        }
        m_status.advice = adviceOn(m_status);
        return m_status;
    }
    void sampleKeys(bool on)
    {
        if (on)
            m_sampler = {};
        if (on || m_status.bigKeys.hasData())
            showKeys(on);
    }
    const domain::RedisStatus &measureKeys(Deadline deadline)
    {
        if (!m_status.bigKeys.data.running)
            return m_status;
        m_now = m_clock.steadyNow();
        if (connect(deadline) && pings(deadline) && m_pings.back() <= m_intervals.slowPing)
            measureOn(deadline);
        if (m_connection && !m_connection->isUsable())
            m_connection.reset();
        if (!m_connection) {
            m_status.bigKeys.data.running = false;
            m_status.bigKeys.fail(m_status.server.why);
        }
        return m_status;
    }

private:
    bool connect(Deadline deadline)
    {
        if (m_connection && m_connection->isQuiet())
            return true;
        m_connection.reset();
        if (m_now < m_nextLogin)
            return false;
        const auto endpoint = redis_link::endpointOf(m_config);
        if (!endpoint)
            return failEverything(endpoint.error());
        m_status.target = endpoint->target();
        auto opened = Connection::open(*endpoint, {.name = "qcat-diag"}, left(deadline));
        if (!opened)
            return failEverything(opened.error());
        m_connection = std::move(*opened);
        m_nextSometimes = m_now;
        return true;
    }
    bool failEverything(const base::Error &error)
    {
        if (error.code == redis_link::codes::kAuth)
            m_nextLogin = m_now + m_intervals.afterRefusedLogin;
        failAsked(error);
        fail(m_status.slowLog, error);
        fail(m_status.clientList, error);
        return false;
    }

    void askOften(Deadline deadline)
    {
        if (!pings(deadline))
            return;
        const auto reply = m_connection->call({"INFO", "all"}, left(deadline));
        if (!reply)
            return failAsked(reply.error());
        const Info info = Info::parse(reply->text);
        m_history.add(info, m_now);
        auto server = serverOf(info);
        server.user = m_status.server.data.user;
        m_status.server.show(std::move(server), m_now);
        m_status.memory.show(memoryOf(info), m_now);
        m_status.windows.show(m_history.windows(), m_now);
        m_status.commands.show(m_history.commands(), m_now);
        m_status.clients.show(clientsOf(info), m_now);
        m_status.persistence.show(persistenceOf(info), m_now);
        m_status.replication.show(replicationOf(info), m_now);
        m_status.keyspace.show(keyspaceOf(info), m_now);
    }

    void askSometimes(Deadline deadline)
    {
        m_nextSometimes = m_now + m_intervals.sometimes;
        const auto replies = m_connection->pipeline({{"ACL", "WHOAMI"},
                                                     {"SLOWLOG", "LEN"},
                                                     {"SLOWLOG", "GET", "128"},
                                                     {"CLIENT", "LIST"},
                                                     {"LATENCY", "LATEST"},
                                                     {"LATENCY", "DOCTOR"}},
                                                    left(deadline));
        if (!replies) {
            fail(m_status.slowLog, replies.error());
            return fail(m_status.clientList, replies.error());
        }
        const auto &all = *replies;
        m_status.server.data.user = all[0].isText() ? printable(all[0].text) : std::string();
        take(m_status.slowLog, all[2], "+slowlog|get",
             [&](const Reply &r) { return slowLogOf(r, all[1].isInteger() ? all[1].integer : 0); });
        take(m_status.clientList, all[3], "+client|list", [](const Reply &r) { return clientListOf(r.text); });
        if (m_status.latency.hasData() && all[4].isArray())
            m_status.latency.data.events = latencyEventsOf(all[4]);
        if (all[5].isText()) // there is no other way to learn it without CONFIG GET, which also tells passwords
            m_status.latency.data.monitorOn = all[5].text.find("is disabled") == std::string::npos;
    }

    void measureOn(Deadline deadline)
    {
        const auto timeout = left(deadline);
        const auto sampled =
            m_sampler.sample(*m_connection, std::min(deadline, Deadline(m_intervals.sampling)), timeout);
        if (sampled)
            return showKeys(!m_sampler.found().passComplete);
        m_status.bigKeys.data.running = false;
        refuse(m_status.bigKeys, sampled.error(), "+scan +dbsize +memory|usage +type +pttl");
    }
    void showKeys(bool running)
    {
        auto found = m_sampler.found();
        found.running = running;
        m_status.bigKeys.show(std::move(found), m_now);
    }

    bool pings(Deadline deadline)
    {
        const auto begin = Deadline::Clock::now();
        const auto pong = m_connection->pipeline({{"PING"}}, left(deadline));
        if (pong)
            keepPing(Deadline::Clock::now() - begin);
        else
            failAsked(pong.error());
        return pong.hasValue();
    }

    void keepPing(base::Duration took)
    {
        m_pings.push_back(took);
        if (m_pings.size() > kPings)
            m_pings.pop_front();
        std::vector<base::Duration> sorted(m_pings.begin(), m_pings.end());
        std::ranges::sort(sorted);
        Latency latency = m_status.latency.data;
        latency.ping = took;
        latency.median = sorted[sorted.size() / 2];
        latency.worst = sorted.back();
        latency.pings = int(sorted.size());
        m_status.latency.show(std::move(latency), m_now);
    }

    template <typename T, typename Make>
    void take(Section<T> &section, const Reply &reply, const char *right, Make make)
    {
        if (reply.isError())
            refuse(section, m_connection->errorOf(reply), right);
        else
            section.show(make(reply), m_now);
    }
    // A missing right hides the section, anything else leaves its last figures.
    template <typename T>
    void refuse(Section<T> &section, const base::Error &error, const char *right)
    {
        if (error.code != redis_link::codes::kPermission)
            return fail(section, error);
        const std::string user = m_config.user.empty() ? "default" : m_config.user;
        section.hide({std::string(code::kHidden),
                      fmt::format("not visible: the Redis user {} lacks {}", user, right),
                      {{"user", user}, {"right", right}},
                      domain::Health::Unknown});
    }
    template <typename T>
    void fail(Section<T> &section, const base::Error &error)
    {
        section.fail({error.code, error.message, error.args, domain::Health::Crit});
    }
    // Every section that comes out of PING and INFO.
    void failAsked(const base::Error &error)
    {
        const auto each = [&](auto &...sections) { (refuse(sections, error, "+info"), ...); };
        each(m_status.server, m_status.memory, m_status.windows, m_status.commands, m_status.clients,
             m_status.persistence, m_status.replication, m_status.keyspace);
        if (error.code != redis_link::codes::kPermission)
            fail(m_status.latency, error);
    }
    static base::Duration left(Deadline deadline) { return deadline.at() - Deadline::Clock::now(); }

    const domain::RedisConfig m_config;
    const Intervals m_intervals;
    const base::Clock &m_clock;
    std::unique_ptr<Connection> m_connection;
    CounterHistory m_history;
    KeySampler m_sampler;
    std::deque<base::Duration> m_pings;
    domain::RedisStatus m_status;
    base::SteadyTime m_now, m_nextSometimes, m_nextLogin;
};

StatusReader::StatusReader(domain::RedisConfig config, Intervals intervals, const base::Clock &clock)
    : m_impl(std::make_unique<Impl>(std::move(config), intervals, clock))
{
}

StatusReader::~StatusReader() = default;

const domain::RedisStatus &StatusReader::look(base::Duration timeout)
{
    return m_impl->look(Deadline(timeout));
}

void StatusReader::sampleKeys(bool on)
{
    m_impl->sampleKeys(on);
}

const domain::RedisStatus &StatusReader::measureKeys(base::Duration timeout)
{
    return m_impl->measureKeys(Deadline(timeout));
}

} // namespace qcat::redis_diagnostics
