#include <qcat/domain/blocking_tree.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace qcat::domain::postgres
{

namespace
{

using Links = std::vector<std::vector<std::size_t>>;

// Who blocks whom as indexes, each link once (the workers of a parallel query repeat them). A session that is named as
// its own blocker, as such workers are too, is no deadlock.
Links blockersOf(const std::vector<LockSession> &sessions)
{
    std::map<int, std::size_t> byPid;
    for (std::size_t i = 0; i < sessions.size(); ++i)
        byPid.emplace(sessions[i].session.pid, i);
    Links links(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        for (const int pid : sessions[i].blockedBy)
            if (const auto found = byPid.find(pid); found != byPid.end() && found->second != i)
                links[i].push_back(found->second);
        std::sort(links[i].begin(), links[i].end());
        links[i].erase(std::unique(links[i].begin(), links[i].end()), links[i].end());
    }
    return links;
}

Links reversed(const Links &links)
{
    Links result(links.size());
    for (std::size_t i = 0; i < links.size(); ++i)
        for (const auto target : links[i])
            result[target].push_back(i);
    return result;
}

struct Reach {
    int others = 0;
    bool itself = false;
};

Reach reachFrom(std::size_t start, const Links &links)
{
    Reach reach;
    std::vector<bool> seen(links.size());
    std::vector<std::size_t> open = {start};
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        for (const auto next : links[at]) {
            reach.itself |= next == start;
            if (seen[next] || next == start)
                continue;
            seen[next] = true;
            ++reach.others;
            open.push_back(next);
        }
    }
    return reach;
}

class Tree
{
public:
    explicit Tree(const std::vector<LockSession> &sessions)
        : m_sessions(sessions), m_blockers(blockersOf(sessions)), m_waiters(reversed(m_blockers)),
          m_depth(sessions.size()), m_parent(sessions.size(), kNone)
    {
        for (std::size_t i = 0; i < sessions.size(); ++i)
            m_reach.push_back(reachFrom(i, m_waiters));
        place();
    }

    std::vector<BlockingRow> rows() const
    {
        Links children(m_sessions.size());
        std::vector<std::pair<std::size_t, int>> open; // session, row of its parent; the next one last
        for (std::size_t i = 0; i < m_sessions.size(); ++i)
            if (m_parent[i] == kNone)
                open.emplace_back(i, -1);
            else
                children[m_parent[i]].push_back(i);
        std::sort(open.begin(), open.end(),
                  [this](const auto &a, const auto &b) { return comesFirst(b.first, a.first); });
        std::vector<BlockingRow> rows;
        while (!open.empty()) {
            const auto [session, parent] = open.back();
            open.pop_back();
            rows.push_back({session, parent, parent < 0 ? 0 : rows[std::size_t(parent)].depth + 1,
                            m_reach[session].others, m_reach[session].itself});
            auto &below = children[session];
            std::sort(below.begin(), below.end(), [this](auto a, auto b) { return comesFirst(b, a); });
            for (const auto child : below)
                open.emplace_back(child, int(rows.size()) - 1);
        }
        return rows;
    }

private:
    static constexpr std::size_t kNone = std::size_t(-1);

    // From the roots outward, each session when the last of its blockers is placed, below that one. The members of a
    // deadlock would wait for each other for ever: they are roots.
    void place()
    {
        std::vector<std::size_t> missing(m_sessions.size());
        std::vector<std::size_t> ready;
        for (std::size_t i = 0; i < m_sessions.size(); ++i) {
            missing[i] = m_reach[i].itself ? 0 : m_blockers[i].size();
            if (missing[i] == 0)
                ready.push_back(i);
        }
        for (std::size_t next = 0; next < ready.size(); ++next) {
            const auto at = ready[next];
            for (const auto waiter : m_waiters[at]) {
                if (m_reach[waiter].itself)
                    continue;
                if (m_parent[waiter] == kNone || m_depth[at] + 1 > m_depth[waiter]) {
                    m_depth[waiter] = m_depth[at] + 1;
                    m_parent[waiter] = at;
                }
                if (--missing[waiter] == 0)
                    ready.push_back(waiter);
            }
        }
    }

    bool comesFirst(std::size_t a, std::size_t b) const
    {
        return std::tuple(-m_reach[a].others, m_sessions[a].session.pid, a) <
               std::tuple(-m_reach[b].others, m_sessions[b].session.pid, b);
    }

    const std::vector<LockSession> &m_sessions;
    const Links m_blockers;
    const Links m_waiters;
    std::vector<Reach> m_reach; // whom each one keeps waiting
    std::vector<int> m_depth;
    std::vector<std::size_t> m_parent;
};

} // namespace

std::vector<BlockingRow> blockingTree(const std::vector<LockSession> &sessions)
{
    return Tree(sessions).rows();
}

} // namespace qcat::domain::postgres
