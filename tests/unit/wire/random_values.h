#pragma once

#include "fields.h"

#include <random>

// Fills every member that the codec knows of with a random value, so that a round trip tells members that are lost or
// mixed up.
class RandomValues
{
public:
    RandomValues(unsigned seed, qcat::base::SteadyTime now) : m_random(seed), m_now(now) {}

    void fill(bool &value) { value = m_random() % 2 == 1; }
    void fill(double &value) { value = double(m_random() % 1'000'000) / 64.0; }
    void fill(std::string &value)
    {
        static const std::vector<std::string> samples = {
            "", "plain", "数据库连接失败", "quote \" and \\ and \n newline", "\x01\x1f", "</script>"};
        value = samples[m_random() % samples.size()] + std::to_string(m_random() % 1000);
    }
    void fill(qcat::api::FileContent &value)
    {
        value.bytes.resize(m_random() % 20);
        for (auto &byte : value.bytes)
            byte = char(m_random());
    }
    void fill(qcat::base::Decimal &value) { value = qcat::base::Decimal::fromRaw(big()); }
    void fill(qcat::base::WallTime &value) { value.ns = big(); }
    void fill(qcat::base::Duration &value) { value = qcat::base::Duration(big()); }
    // Ages cross in whole milliseconds.
    void fill(qcat::base::SteadyTime &value)
    {
        value = m_now + std::chrono::milliseconds(-std::int64_t(m_random() % 100'000));
    }
    void fill(std::map<std::string, std::string> &value)
    {
        for (auto i = m_random() % 3; i > 0; --i)
            fill(value["key" + std::to_string(i)]);
    }
    template <std::integral Int>
    void fill(Int &value)
    {
        value = Int(big());
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum &value)
    {
        value = Enum(m_random() % 2); // every enumeration has two words at least
    }
    template <typename Id>
    requires requires(Id &id) { id.value; } &&(!qcat::wire::HasFields<Id>)void fill(Id &id)
    {
        fill(id.value);
    }
    template <typename T>
    void fill(std::optional<T> &value)
    {
        if (m_random() % 2 == 1)
            fill(value.emplace());
    }
    template <typename T>
    void fill(std::shared_ptr<const T> &value)
    {
        auto made = std::make_shared<T>();
        fill(*made);
        value = made;
    }
    template <typename T, std::size_t N>
    void fill(std::array<T, N> &values)
    {
        for (auto &value : values)
            fill(value);
    }
    template <typename T>
    void fill(std::vector<T> &values)
    {
        values.resize(m_random() % 4);
        for (auto &value : values)
            fill(value);
    }
    template <qcat::wire::HasFields T>
    void fill(T &value)
    {
        auto one = [this](const char *, auto &member) { fill(member); };
        qcat::wire::Fields<T>::visit(one, value);
    }
    template <typename Variant, std::size_t Index>
    Variant alternative()
    {
        Variant body;
        fill(body.template emplace<Index>());
        return body;
    }

private:
    // Anything from -2^61 to 2^62.
    std::int64_t big() { return std::int64_t((std::uint64_t(m_random()) << 31) ^ m_random()) - (1ll << 61); }

    std::mt19937 m_random;
    const qcat::base::SteadyTime m_now;
};
