#pragma once

#include "parameters.h"
#include "strategy.h"

#include <optional>

namespace qcat::trading
{

// Exponential average over samples.
class MovingAverage
{
public:
    explicit MovingAverage(std::int64_t period) : m_weight(2.0 / (double(period) + 1.0)) {}

    void add(double sample) { m_value = m_value ? *m_value + m_weight * (sample - *m_value) : sample; }
    double value() const { return m_value.value_or(0); }

private:
    double m_weight;
    std::optional<double> m_value;
};

// Follows crossings of a fast and a slow average of the mid, sampled by event time. Enters with an immediate-or-cancel
// limit, protects every position with a stop that rests at the venue, leaves on the crossing back.
class Trend : public Strategy
{
public:
    static std::span<const ParameterSpec> parameters();

    explicit Trend(const Parameters &parameters);

    void onBook(StrategyContext &context) override;
    void onTimer(StrategyContext &context) override { protect(context); }
    void onOrder(StrategyContext &context, const domain::Order &order) override;
    void adopt(const domain::Order &order) override;
    std::string status() const override;

private:
    bool takeSample(const StrategyContext &context);
    void turn();
    void act(StrategyContext &context);
    void enter(StrategyContext &context);
    void leave(StrategyContext &context);
    void protect(StrategyContext &context);
    void placeStop(StrategyContext &context, base::Decimal quantity);
    bool isBusy(const StrategyContext &context) const;
    bool isPastStop(const StrategyContext &context) const;
    base::Decimal stopPrice(const StrategyContext &context) const;

    const base::Decimal m_quantity;
    const base::Duration m_sampleEvery;
    const std::int64_t m_warmUp;        // samples
    const double m_threshold;           // of the price, that the averages must be apart
    const base::Decimal m_stopDistance; // of the price
    const base::Decimal m_slippageTicks;
    MovingAverage m_fast;
    MovingAverage m_slow;
    std::int64_t m_samples = 0;
    base::WallTime m_nextSample;
    base::WallTime m_lastStopAt;
    int m_direction = 0; // +1 up, -1 down, 0 not known yet
    int m_followed = 0;  // the direction of the last crossing that was acted on
    domain::ClientOrderId m_entry;
    domain::ClientOrderId m_exit;
    domain::ClientOrderId m_stop;
};

} // namespace qcat::trading
