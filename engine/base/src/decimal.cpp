#include <qcat/base/decimal.h>

#include <cmath>

namespace qcat::base
{

namespace
{

__extension__ typedef __int128 Wide; // ISO C++ has no name for it

Wide divideRounded(Wide numerator, Wide denominator, Rounding rounding)
{
    const Wide quotient = numerator / denominator;
    const Wide rest = numerator % denominator;
    if (rest == 0 || rounding == Rounding::Down)
        return quotient;
    const Wide away = (numerator < 0) == (denominator < 0) ? 1 : -1;
    if (rounding == Rounding::Up)
        return quotient + away;
    const Wide twice = (rest < 0 ? -rest : rest) * 2;
    const Wide size = denominator < 0 ? -denominator : denominator;
    if (twice > size || (twice == size && quotient % 2 != 0))
        return quotient + away;
    return quotient;
}

std::optional<Decimal> narrowed(Wide raw)
{
    if (raw > INT64_MAX || raw < -Wide(INT64_MAX))
        return std::nullopt;
    return Decimal::fromRaw(std::int64_t(raw));
}

Error notANumber(std::string_view text, const char *why)
{
    return Error{"decimal.malformed", std::string("not a decimal number: '") + std::string(text.substr(0, 40)) + "': " + why}.with(
        "text", std::string(text.substr(0, 40)));
}

constexpr std::int64_t kPowers[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

} // namespace

Result<Decimal> Decimal::parse(std::string_view text)
{
    std::string_view rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative)
        rest.remove_prefix(1);
    if (rest.empty() || rest.size() > 32)
        return notANumber(text, "1 to 32 characters, please");
    Wide value = 0;
    int decimals = -1; // -1: the point was not seen yet
    bool digitSeen = false;
    for (const char c : rest) {
        if (c == '.') {
            if (decimals >= 0)
                return notANumber(text, "two decimal points");
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return notANumber(text, "only digits, one '.' and a leading '-'");
        digitSeen = true;
        if (decimals == kDigits) {
            if (c != '0')
                return notANumber(text, "at most 8 decimals");
            continue;
        }
        value = value * 10 + (c - '0');
        if (value > Wide(INT64_MAX))
            return notANumber(text, "out of range");
        if (decimals >= 0)
            ++decimals;
    }
    if (!digitSeen)
        return notANumber(text, "no digit");
    value *= kPowers[kDigits - (decimals < 0 ? 0 : decimals)];
    const auto result = narrowed(negative ? -value : value);
    if (!result)
        return notANumber(text, "out of range");
    return *result;
}

std::optional<Decimal> Decimal::fromDouble(double value, Rounding rounding)
{
    const double scaled = value * double(kOne);
    if (!std::isfinite(scaled) || std::abs(scaled) > 9.0e18)
        return std::nullopt;
    switch (rounding) {
    case Rounding::Down:
        return fromRaw(std::int64_t(std::trunc(scaled)));
    case Rounding::Up:
        return fromRaw(std::int64_t(scaled < 0 ? std::floor(scaled) : std::ceil(scaled)));
    case Rounding::HalfEven:
        break;
    }
    return fromRaw(std::int64_t(std::nearbyint(scaled)));
}

std::string Decimal::toString() const
{
    std::string text = toString(kDigits);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string Decimal::toString(int digits) const
{
    QCAT_ASSERT(digits >= 0 && digits <= kDigits);
    const Wide rounded = divideRounded(m_raw, kPowers[kDigits - digits], Rounding::HalfEven);
    const auto size = std::uint64_t(rounded < 0 ? -rounded : rounded);
    std::string text = rounded < 0 ? "-" : "";
    const auto power = std::uint64_t(kPowers[digits]);
    text += std::to_string(size / power);
    if (digits == 0)
        return text;
    const std::string fraction = std::to_string(size % power);
    text += '.';
    text.append(std::size_t(digits) - fraction.size(), '0');
    return text + fraction;
}

Decimal Decimal::operator+(Decimal other) const
{
    std::int64_t sum = 0;
    QCAT_ASSERT(!__builtin_add_overflow(m_raw, other.m_raw, &sum));
    return fromRaw(sum);
}

Decimal Decimal::operator-(Decimal other) const
{
    std::int64_t difference = 0;
    QCAT_ASSERT(!__builtin_sub_overflow(m_raw, other.m_raw, &difference));
    return fromRaw(difference);
}

std::optional<Decimal> tryMultiply(Decimal a, Decimal b, Rounding rounding)
{
    return narrowed(divideRounded(Wide(a.raw()) * b.raw(), Decimal::kOne, rounding));
}

Decimal multiply(Decimal a, Decimal b, Rounding rounding)
{
    const auto product = tryMultiply(a, b, rounding);
    QCAT_ASSERT(product.has_value());
    return *product;
}

Decimal divide(Decimal a, Decimal b, Rounding rounding)
{
    QCAT_ASSERT(!b.isZero());
    const auto quotient = narrowed(divideRounded(Wide(a.raw()) * Decimal::kOne, b.raw(), rounding));
    QCAT_ASSERT(quotient.has_value());
    return *quotient;
}

Decimal roundToStep(Decimal value, Decimal step, Rounding rounding)
{
    QCAT_ASSERT(step.isPositive());
    const auto rounded = narrowed(divideRounded(value.raw(), step.raw(), rounding) * step.raw());
    QCAT_ASSERT(rounded.has_value());
    return *rounded;
}

bool isMultipleOf(Decimal value, Decimal step)
{
    QCAT_ASSERT(step.isPositive());
    return value.raw() % step.raw() == 0;
}

} // namespace qcat::base
