#pragma once

#include <qcat/desk/incident_desk.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::ops
{

// The middle one of how long this step took when it was done; empty: never yet.
std::optional<base::Duration> usualDuration(const std::vector<domain::RunbookRun> &runs, const std::string &runbook, const std::string &step);

// What the positions may lose while nobody acts on them for so long, in the quote asset: 99 of 100 times it is less. All of them are taken
// to move against us at once. Empty: nothing is open, or how a price moves is not known.
std::optional<double> lossAt99(const domain::Exposure &exposure, base::Duration duration, const DeskConfig::Volatility &volatility);

// "38 s, p99 loss 173 USDT" as a line of a plan; empty where nothing is at stake.
std::optional<domain::Finding> priceFinding(const domain::Exposure &exposure, base::Duration duration, const DeskConfig::Volatility &volatility);

// A loss that has grown so much is another decision.
bool isDearer(double planned, double now);

} // namespace qcat::ops
