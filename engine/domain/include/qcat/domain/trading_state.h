#pragma once

#include <cstdint>

namespace qcat::domain
{

// What the engine may do. Active: everything within limits. Reducing: only orders that reduce. Halted: no new orders at all except
// flattening; stops at the venue stay. ReadOnly: another engine commands this account.
enum class TradingState : std::uint8_t { Starting, Active, Reducing, Halted, ReadOnly };

} // namespace qcat::domain
