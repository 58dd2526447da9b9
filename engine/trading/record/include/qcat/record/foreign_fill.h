#pragma once

#include <qcat/domain/position.h>

#include <vector>

namespace qcat::trading
{

// Somebody else (the guard, a hand) traded on a position that strategies share. Those that it closed are told so, in the order of
// `parts`; when nothing is left of the net position, nothing is left of anybody's part. Of `fill` side, price, quantity and time count.
void shareForeignFill(const domain::Fill &fill, bool netIsFlat, const std::vector<domain::Position *> &parts);

} // namespace qcat::trading
