#pragma once

#include <qcat/domain/funding.h>

#include <cstdint>
#include <deque>

namespace qcat::trading
{

// The newest payments, newest first.
class FundingList
{
public:
    static constexpr std::size_t kKept = 100;

    void add(const domain::FundingPayment &payment)
    {
        ++m_total;
        m_newest.push_front(payment);
        if (m_newest.size() > kKept)
            m_newest.pop_back();
    }
    const std::deque<domain::FundingPayment> &newest() const { return m_newest; }
    std::int64_t total() const { return m_total; }

private:
    std::deque<domain::FundingPayment> m_newest;
    std::int64_t m_total = 0;
};

} // namespace qcat::trading
