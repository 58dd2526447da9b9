#pragma once

#include <qcat/base/decimal.h>

#include <string_view>

namespace qcat::feed
{

// About what a symbol cost in 2024; 100 for one that is not known here.
base::Decimal usualPrice(std::string_view symbol);

} // namespace qcat::feed
