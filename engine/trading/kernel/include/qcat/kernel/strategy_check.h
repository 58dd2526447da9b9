#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>

namespace qcat::trading
{

// Whether there is a strategy of this kind and whether it takes these parameters: every mistake in one sentence each, with the nearest
// known word. "strategy.unknown_kind", "strategy.bad_parameter".
base::Status checkStrategy(const domain::StrategyInstanceConfig &config);

} // namespace qcat::trading
