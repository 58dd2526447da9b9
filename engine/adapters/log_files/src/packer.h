#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace qcat::log_files
{

// Plain values one behind the other, as this machine has them: for what is kept beside a file on the same machine.
class Packer
{
public:
    template <typename T>
    void put(const T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto *const begin = reinterpret_cast<const std::uint8_t *>(&value);
        m_bytes.insert(m_bytes.end(), begin, begin + sizeof value);
    }
    template <typename T>
    void put(const std::vector<T> &values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        put(std::uint64_t(values.size()));
        const auto *const begin = reinterpret_cast<const std::uint8_t *>(values.data());
        m_bytes.insert(m_bytes.end(), begin, begin + values.size() * sizeof(T));
    }
    void put(const std::string &text) { put(std::vector<char>(text.begin(), text.end())); }
    const std::vector<std::uint8_t> &bytes() const { return m_bytes; }

private:
    std::vector<std::uint8_t> m_bytes;
};

// The way back; false where there is less than is asked for.
class Unpacker
{
public:
    explicit Unpacker(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    template <typename T>
    bool take(T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        if (m_bytes.size() < sizeof value)
            return false;
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes = m_bytes.subspan(sizeof value);
        return true;
    }
    template <typename T>
    bool take(std::vector<T> &values)
    {
        std::uint64_t count = 0;
        if (!take(count) || m_bytes.size() / sizeof(T) < count)
            return false;
        values.resize(std::size_t(count));
        if (count > 0)
            std::memcpy(values.data(), m_bytes.data(), values.size() * sizeof(T));
        m_bytes = m_bytes.subspan(values.size() * sizeof(T));
        return true;
    }
    bool take(std::string &text)
    {
        std::vector<char> characters;
        if (!take(characters))
            return false;
        text.assign(characters.begin(), characters.end());
        return true;
    }
    bool isAtEnd() const { return m_bytes.empty(); }

private:
    std::span<const std::uint8_t> m_bytes;
};

} // namespace qcat::log_files
