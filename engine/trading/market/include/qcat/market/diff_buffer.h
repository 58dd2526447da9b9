#pragma once

#include <qcat/domain/market.h>

#include <cstddef>
#include <deque>

namespace qcat::trading
{

// Diffs kept while a snapshot is awaited. The caller sees to it that they form one chain. Bounded: the oldest go first,
// which costs nothing but the chance that an old snapshot would still join.
class DiffBuffer
{
public:
    static constexpr std::size_t kMaxDiffs = 4096;

    void push(const domain::MarketEvent &diff)
    {
        if (m_diffs.size() == kMaxDiffs)
            m_diffs.pop_front();
        m_diffs.push_back(diff);
    }
    void restartWith(const domain::MarketEvent &diff)
    {
        m_diffs.clear();
        m_diffs.push_back(diff);
    }
    void popFront() { m_diffs.pop_front(); }
    void clear() { m_diffs.clear(); }

    bool empty() const { return m_diffs.empty(); }
    const domain::MarketEvent &front() const { return m_diffs.front(); }
    const domain::MarketEvent &back() const { return m_diffs.back(); }

private:
    std::deque<domain::MarketEvent> m_diffs;
};

} // namespace qcat::trading
