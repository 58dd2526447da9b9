#pragma once

#include <qcat/base/result.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::base
{

enum class Rounding { Down, Up, HalfEven }; // towards zero, away from zero, to the nearest (ties to even)

// Prices, quantities and money: fixed point with 8 decimals in 64 bits, ±92 233 720 368.54775807. Sums that leave the range are a bug
// (BrokenInvariant); products are computed in 128 bits and say how they round. Never made from a double except through
// fromDouble(), whose caller states the rounding.
class Decimal
{
public:
    static constexpr int kDigits = 8;
    static constexpr std::int64_t kOne = 100'000'000;

    constexpr Decimal() = default;
    static constexpr Decimal fromRaw(std::int64_t raw) { return Decimal(raw); }
    static constexpr Decimal fromInt(std::int64_t whole) { return Decimal(whole * kOne); }
    static constexpr Decimal max() { return Decimal(INT64_MAX); }
    // Plain decimal notation, at most 8 decimals that are not zero; no exponent, no blanks, no thousands.
    static Result<Decimal> parse(std::string_view text);
    // For indicators: empty where the value is not finite or out of range.
    static std::optional<Decimal> fromDouble(double value, Rounding rounding);

    constexpr std::int64_t raw() const { return m_raw; }
    constexpr bool isZero() const { return m_raw == 0; }
    constexpr bool isPositive() const { return m_raw > 0; }
    constexpr bool isNegative() const { return m_raw < 0; }
    constexpr int sign() const { return (m_raw > 0) - (m_raw < 0); }
    constexpr Decimal abs() const { return Decimal(m_raw < 0 ? -m_raw : m_raw); }
    double toDouble() const { return double(m_raw) / double(kOne); }
    // Shortest exact text: "61800.2", "-0.5", "3".
    std::string toString() const;
    // With exactly `digits` decimals (0..8), rounded half to even.
    std::string toString(int digits) const;

    constexpr Decimal operator-() const { return Decimal(-m_raw); }
    Decimal operator+(Decimal other) const;
    Decimal operator-(Decimal other) const;
    Decimal &operator+=(Decimal other) { return *this = *this + other; }
    Decimal &operator-=(Decimal other) { return *this = *this - other; }
    constexpr auto operator<=>(const Decimal &) const = default;

private:
    explicit constexpr Decimal(std::int64_t raw) : m_raw(raw) {}

    std::int64_t m_raw = 0;
};

// a*b and a/b; BrokenInvariant when the result leaves the range (use the try form on values from outside) or b is zero.
Decimal multiply(Decimal a, Decimal b, Rounding rounding);
Decimal divide(Decimal a, Decimal b, Rounding rounding);
std::optional<Decimal> tryMultiply(Decimal a, Decimal b, Rounding rounding);

// Largest (Down) or smallest (Up) multiple of `step` not beyond `value`; step > 0. For negative values Down goes towards zero.
Decimal roundToStep(Decimal value, Decimal step, Rounding rounding);
bool isMultipleOf(Decimal value, Decimal step);

} // namespace qcat::base
