#pragma once

#include <qcat/trading_ports/journal.h>
#include <qcat/trading_ports/trading_store.h>

#include <map>
#include <optional>

namespace qcat::trading
{

// What a strategy did in one run, from its own orders and fills.
//
// Net PnL: realised + unrealised at the mark − fees; a position that an earlier run left is taken over at its entry price. Drawdown: the
// furthest that net PnL was below its own highest, at the ends of minutes. Fill ratio: quantity filled by quantity sent, protective stops
// left out. Sharpe ratio (W. F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21, 1994): mean by standard deviation of the
// minutes' changes of net PnL, the rate without risk taken as 0, × √525 600 for a year without closing times; empty below kSharpeSamples,
// where its error would be larger than itself.
class StrategyPerformance
{
public:
    static constexpr std::int64_t kSharpeSamples = 1440; // a day

    explicit StrategyPerformance(StrategyRegistration strategy) : m_strategy(std::move(strategy)) { m_own.key = m_strategy.position; }

    const StrategyRegistration &strategy() const { return m_strategy; }
    domain::Position &own() { return m_own; }

    void restore(const domain::Position &left);
    void onOrder(const domain::Order &order);
    void onFill(const domain::Fill &fill);
    // The end of a minute; `mark` is zero where there is none yet. What changed since the minute before, or nothing.
    std::optional<PerformanceFigures> sample(base::Decimal mark);

private:
    std::optional<base::Decimal> sharpe() const;

    const StrategyRegistration m_strategy;
    domain::Position m_own; // realised PnL and fees of this run
    std::map<domain::ClientOrderId, base::Decimal> m_filledOf; // of working orders of this run that are no stops
    base::Decimal m_sent;
    base::Decimal m_filled;
    PerformanceFigures m_figures;
    std::optional<PerformanceFigures> m_told;
    base::Decimal m_peak;
    std::optional<base::Decimal> m_lastNet;
    double m_mean = 0; // of the changes, and the sum of their squared distances from it (Welford)
    double m_squares = 0;
};

} // namespace qcat::trading
