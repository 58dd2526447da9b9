#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/ids.h>

#include <deque>
#include <vector>

namespace qcat::trading
{

// Orders sent within the last second of event time, each account.
class OrderRate
{
public:
    explicit OrderRate(std::size_t accounts) : m_sent(accounts) {}

    void record(domain::AccountId account, base::WallTime time) { m_sent.at(account.value).push_back(time); }
    int inLastSecond(domain::AccountId account, base::WallTime now)
    {
        auto &sent = m_sent.at(account.value);
        while (!sent.empty() && now - sent.front() >= std::chrono::seconds(1))
            sent.pop_front();
        return int(sent.size());
    }

private:
    std::vector<std::deque<base::WallTime>> m_sent; // by AccountId
};

} // namespace qcat::trading
