#include "strategy_performance.h"

#include "capped.h"

#include <algorithm>
#include <cmath>

namespace qcat::trading
{

using base::Decimal;

void StrategyPerformance::restore(const domain::Position &left)
{
    m_own = left;
    m_own.realizedPnl = m_own.fees = m_own.funding = {};
}

void StrategyPerformance::onOrder(const domain::Order &order)
{
    const auto &request = order.request;
    if (order.state == domain::OrderState::PendingNew) {
        ++m_figures.orders;
        if (request.purpose == domain::OrderPurpose::ProtectiveStop)
            return;
        m_sent = cappedSum(m_sent, request.quantity);
        m_filledOf[request.clientId] = {};
        return;
    }
    const auto known = m_filledOf.find(request.clientId);
    if (known == m_filledOf.end())
        return;
    m_filled = cappedSum(m_filled, order.filled - known->second);
    known->second = order.filled;
    if (domain::isTerminal(order.state))
        m_filledOf.erase(known);
}

void StrategyPerformance::onFill(const domain::Fill &fill)
{
    ++m_figures.fills;
    m_figures.turnover = cappedSum(m_figures.turnover, cappedProduct(fill.price, fill.quantity));
    domain::applyFill(m_own, fill.side, fill.price, fill.quantity, fill.fee, fill.time);
}

std::optional<PerformanceFigures> StrategyPerformance::sample(Decimal mark)
{
    if (!m_own.isFlat() && mark.isZero())
        return std::nullopt;
    m_figures.realizedPnl = m_own.realizedPnl;
    m_figures.unrealizedPnl = domain::unrealizedPnl(m_own, mark);
    m_figures.fees = m_own.fees;
    m_figures.netPnl = m_figures.realizedPnl + m_figures.unrealizedPnl - m_figures.fees;
    m_peak = std::max(m_peak, m_figures.netPnl);
    m_figures.maxDrawdown = std::max(m_figures.maxDrawdown, m_peak - m_figures.netPnl);
    if (m_sent.isPositive())
        m_figures.fillRatio = base::divide(m_filled, m_sent, base::Rounding::HalfEven);
    if (m_lastNet) {
        const double change = (m_figures.netPnl - *m_lastNet).toDouble();
        const double fromMean = change - m_mean;
        m_mean += fromMean / double(++m_figures.samples);
        m_squares += fromMean * (change - m_mean);
    }
    m_lastNet = m_figures.netPnl;
    m_figures.sharpe = sharpe();
    const bool tells = m_figures.orders > 0 || m_figures.fills > 0 || !m_own.isFlat();
    auto comparable = m_figures;
    if (m_told)
        comparable.samples = m_told->samples, comparable.sharpe = m_told->sharpe; // minutes without trades alone are no news
    if (!tells || (m_told && comparable == *m_told))
        return std::nullopt;
    m_told = m_figures;
    return m_told;
}

std::optional<Decimal> StrategyPerformance::sharpe() const
{
    if (m_figures.samples < kSharpeSamples || m_squares <= 0)
        return std::nullopt;
    constexpr double kMinutesOfYear = 525'600;
    const double deviation = std::sqrt(m_squares / double(m_figures.samples - 1));
    const auto ratio = Decimal::fromDouble(m_mean / deviation * std::sqrt(kMinutesOfYear), base::Rounding::HalfEven);
    return ratio ? std::optional(base::roundToStep(*ratio, Decimal::fromRaw(10'000), base::Rounding::HalfEven)) : std::nullopt;
}

} // namespace qcat::trading
