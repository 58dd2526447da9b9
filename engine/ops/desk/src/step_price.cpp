#include "step_price.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

constexpr double kNinetyNine = 2.326; // standard deviations below which 99 of 100 normal moves stay
constexpr double kDearer = 1.5;       // times the planned loss
constexpr double kWorthATalk = 1;     // of the quote asset: less than that changes no decision

} // namespace

std::optional<base::Duration> usualDuration(const std::vector<domain::RunbookRun> &runs, const std::string &runbook, const std::string &step)
{
    std::vector<base::Duration> taken;
    for (const auto &run : runs)
        for (const auto &done : run.steps)
            if (run.runbook.id == runbook && done.name == step && done.state == domain::StepState::Done)
                taken.push_back(done.finishedAt - done.startedAt);
    if (taken.empty())
        return std::nullopt;
    const auto middle = taken.begin() + std::ptrdiff_t(taken.size() / 2);
    std::ranges::nth_element(taken, middle);
    return *middle;
}

std::optional<double> lossAt99(const domain::Exposure &exposure, base::Duration duration, const DeskConfig::Volatility &volatility)
{
    if (exposure.legs.empty())
        return std::nullopt;
    const double seconds = std::chrono::duration<double>(std::max(duration, base::Duration::zero())).count();
    double loss = 0;
    for (const auto &leg : exposure.legs) {
        const auto perRootSecond = volatility(leg.symbol);
        if (!perRootSecond)
            return std::nullopt;
        loss += kNinetyNine * *perRootSecond * std::sqrt(seconds) * std::abs(leg.quantity.toDouble() * leg.markPrice.toDouble());
    }
    return loss;
}

std::optional<domain::Finding> priceFinding(const domain::Exposure &exposure, base::Duration duration, const DeskConfig::Volatility &volatility)
{
    if (exposure.legs.empty())
        return std::nullopt;
    const auto time = base::toShortText(duration);
    const auto loss = lossAt99(exposure, duration, volatility);
    if (!loss)
        return finding(code::kPriceUnknown, fmt::format("{}; what it may cost is not known: too few prices were seen", time), {{"duration", time}},
                       domain::Health::Warn);
    const auto amount = fmt::format("{:.2f}", *loss);
    return finding(code::kPrice, fmt::format("{}, p99 loss {}", time, amount), {{"duration", time}, {"loss", amount}});
}

bool isDearer(double planned, double now)
{
    return now > planned * kDearer && now - planned > kWorthATalk;
}

} // namespace qcat::ops
