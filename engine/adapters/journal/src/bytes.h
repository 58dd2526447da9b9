#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace qcat::journal
{

// Appends values to a string of bytes that keeps its capacity.
class ByteWriter
{
public:
    explicit ByteWriter(std::string &into) : m_bytes(into) {}

    void byte(std::uint8_t value) { m_bytes.push_back(char(value)); }
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(std::uint8_t(value | 0x80));
            value >>= 7;
        }
        byte(std::uint8_t(value));
    }
    // Small in size where the value is near zero on either side.
    void signedNumber(std::int64_t value) { number((std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63)); }
    // As the way from another value; wraps, so that every pair is exact.
    void difference(std::uint64_t value, std::uint64_t from) { signedNumber(std::int64_t(value - from)); }
    void decimal(base::Decimal value) { signedNumber(value.raw()); }
    void time(base::WallTime value) { signedNumber(value.ns); }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes.append(value);
    }
    template <typename Enum>
    void word(Enum value)
    {
        byte(std::uint8_t(value));
    }

private:
    std::string &m_bytes;
};

// Takes values from bytes. The first that is not there or cannot be makes everything after it zero and ok() false:
// asked once at the end.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty(); }
    std::size_t left() const { return m_rest.size(); }

    std::uint8_t byte()
    {
        if (m_rest.empty())
            return fail();
        const auto value = std::uint8_t(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= std::uint64_t(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        return fail();
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
    }
    std::uint64_t difference(std::uint64_t from) { return from + std::uint64_t(signedNumber()); }
    base::Decimal decimal() { return base::Decimal::fromRaw(signedNumber()); }
    base::WallTime time() { return {signedNumber()}; }
    std::string text()
    {
        const std::uint64_t size = number();
        if (size > m_rest.size())
            return fail(), std::string();
        std::string value(m_rest.substr(0, size));
        m_rest.remove_prefix(size);
        return value;
    }
    bool flag() { return word<std::uint8_t>(1) != 0; }
    template <typename Enum>
    Enum word(Enum last)
    {
        const std::uint8_t value = byte();
        if (value > std::uint8_t(last))
            fail();
        return m_ok ? Enum(value) : Enum{};
    }
    // How many of something follow that takes at least `least` bytes each.
    std::size_t count(std::size_t least)
    {
        const std::uint64_t value = number();
        if (value > m_rest.size() / least)
            return fail();
        return std::size_t(value);
    }

private:
    std::uint8_t fail()
    {
        m_ok = false;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace qcat::journal
