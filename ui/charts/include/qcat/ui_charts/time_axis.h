#pragma once

#include <qcat/base/time.h>

#include <vector>

namespace qcat::ui
{

// Round steps of a chart's axes; pixels and values, no painting.

// The times at which a grid line stands: whole multiples of a step from one second to one day, at most `most`, in local
// time.
std::vector<base::WallTime> timeSteps(base::WallTime from, base::WallTime to, int most);

// 1, 2 or 5 times a power of ten, such that at most `most` steps cover `range`; range > 0.
double valueStep(double range, int most);
// The same for bytes: 1 … 500 times a power of 1024, at least one byte.
double binaryStep(double range, int most);
// Decimals that tell such steps apart.
int decimalsOfStep(double step);

} // namespace qcat::ui
