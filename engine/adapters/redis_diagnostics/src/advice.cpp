#include "advice.h"

#include <qcat/redis_diagnostics/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::redis_diagnostics
{

using domain::Finding;
using domain::Health;
using domain::Visibility;
using namespace domain::redis;
using namespace std::chrono_literals;

namespace
{

constexpr std::int64_t kWorthDefragmenting = 100ll << 20; // below, the ratio says nothing
constexpr std::int64_t kAsksThatCount = 1000;

class Advisor
{
public:
    void look(const Memory &memory)
    {
        if (memory.policy.starts_with("allkeys-"))
            add(code::kMayEvictState, Health::Crit, "the policy {} may drop any key", memory.policy, "policy");
        if (memory.limit == 0)
            add(code::kNoLimit, Health::Warn, "no maxmemory: {} bytes used", memory.used);
        else if (memory.used >= memory.limit / 10 * 9)
            add(code::kNearLimit, Health::Warn, "{} % of maxmemory are used",
                std::int64_t(100 * double(memory.used) / double(memory.limit)));
        if (memory.used < kWorthDefragmenting || memory.fragmentation <= 0)
            return;
        if (memory.fragmentation > 1.5)
            add(code::kFragmented, Health::Warn, "fragmentation {}", fmt::format("{:.2f}", memory.fragmentation));
        if (memory.fragmentation < 0.9)
            add(code::kSwapped, Health::Crit, "less in memory than is used, {}: it was swapped out",
                fmt::format("{:.2f}", memory.fragmentation));
    }
    void look(const std::vector<Window> &windows)
    {
        const auto tenMinutes = std::ranges::find(windows, base::Duration(10min), &Window::asked);
        if (tenMinutes == windows.end())
            return;
        m_span = base::toShortText(tenMinutes->span);
        if (tenMinutes->evicted > 0)
            add(code::kEvicting, Health::Warn, "{} keys evicted", tenMinutes->evicted);
        if (tenMinutes->rejectedConnections > 0)
            add(code::kClientsRejected, Health::Crit, "{} connections rejected", tenMinutes->rejectedConnections);
        const auto ratio = tenMinutes->hitRatio();
        if (ratio && *ratio < 0.5 && tenMinutes->hits + tenMinutes->misses >= kAsksThatCount)
            add(code::kFewHits, Health::Warn, "{} % hits", std::int64_t(*ratio * 100));
    }
    void look(const Clients &clients)
    {
        if (clients.limit > 0 && clients.connected >= clients.limit / 10 * 8)
            add(code::kClientsTight, Health::Warn, "{} % of maxclients are connected",
                std::int64_t(100 * double(clients.connected) / double(clients.limit)));
    }
    void look(const Persistence &persistence)
    {
        if (!persistence.lastSaveGood)
            add(code::kSaveFailed, Health::Crit, "the last save failed{}", "");
        if (!persistence.lastAppendGood || !persistence.lastRewriteGood)
            add(code::kAppendFailed, Health::Crit, "the append-only file could not be written{}", "");
    }
    void look(const Replication &replication)
    {
        if (!replication.linkUp)
            add(code::kLinkDown, Health::Crit, "no link to the master {}", replication.master, "master");
    }
    void look(const Latency &latency)
    {
        if (latency.monitorOn == false)
            add(code::kMonitorOff, Health::Ok, "the latency monitor is off{}", "");
    }

    std::vector<Finding> all()
    {
        const auto rank = [](const Finding &f) {
            return f.health == Health::Crit ? 0 : f.health == Health::Warn ? 1 : 2;
        };
        std::ranges::stable_sort(m_all, {}, rank);
        return std::move(m_all);
    }

private:
    template <typename Number>
    void add(std::string_view code, Health health, fmt::format_string<const Number &> text, const Number &number,
             const char *name = "number")
    {
        m_all.push_back({std::string(code), fmt::format(text, number), {{name, fmt::format("{}", number)}}, health});
        if (!m_span.empty())
            m_all.back().args.push_back({"span", m_span});
    }

    std::vector<Finding> m_all;
    std::string m_span; // that the figures cover, where they are counted over one
};

template <typename T>
void lookAt(Advisor &advisor, const domain::Section<T> &section)
{
    if (section.visibility == Visibility::Shown)
        advisor.look(section.data);
}

} // namespace

std::vector<Finding> adviceOn(const domain::RedisStatus &status)
{
    Advisor advisor;
    lookAt(advisor, status.memory);
    lookAt(advisor, status.clients);
    lookAt(advisor, status.persistence);
    lookAt(advisor, status.replication);
    lookAt(advisor, status.latency);
    lookAt(advisor, status.windows);
    return advisor.all();
}

} // namespace qcat::redis_diagnostics
