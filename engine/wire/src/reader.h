#pragma once

#include "fields.h"
#include "type_names.h"

#include <qcat/base/result.h>
#include <qcat/domain/names.h>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::wire
{

using Json = nlohmann::json;

// Reads values out of a parsed document and keeps the first thing that is wrong, with its path.
class Reader
{
public:
    explicit Reader(base::SteadyTime now) : m_now(now) {}

    bool hasFailed() const { return m_error.has_value(); }
    const base::Error &error() const { return *m_error; }

    void read(const Json &json, bool &value);
    void read(const Json &json, double &value);
    void read(const Json &json, std::string &value);
    void read(const Json &json, api::FileContent &value);
    void read(const Json &json, base::Decimal &value);
    void read(const Json &json, base::SteadyTime &value);
    void read(const Json &json, api::BookState &value);
    void read(const Json &json, std::map<std::string, std::string> &values);
    void read(const Json &json, base::WallTime &value) { read(json, value.ns); }
    void read(const Json &json, base::Duration &value)
    {
        std::int64_t ns = 0;
        read(json, ns);
        value = base::Duration(ns);
    }
    template <std::integral Int>
    void read(const Json &json, Int &value)
    {
        const bool fits = json.is_number_unsigned()  ? std::in_range<Int>(json.get<std::uint64_t>())
                          : json.is_number_integer() ? std::in_range<Int>(json.get<std::int64_t>())
                                                     : false;
        if (!fits)
            return fail(fmt::format("must be a whole number from {} to {}", std::numeric_limits<Int>::min(),
                                    std::numeric_limits<Int>::max()));
        value = json.get<Int>();
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void read(const Json &json, Enum &value)
    {
        const auto found =
            json.is_string() ? domain::fromName<Enum>(json.get_ref<const std::string &>()) : std::nullopt;
        if (!found)
            return fail("is not one of the words that are known here");
        value = *found;
    }
    template <typename Id>
    requires requires(Id &id) { id.value; } &&(!HasFields<Id>)void read(const Json &json, Id &id)
    {
        read(json, id.value);
    }
    template <typename T>
    void read(const Json &json, std::optional<T> &value)
    {
        if (!json.is_null())
            read(json, value.emplace());
    }
    template <typename T>
    void read(const Json &json, std::shared_ptr<const T> &value)
    {
        auto made = std::make_shared<T>();
        read(json, *made);
        value = std::move(made);
    }
    template <typename T, std::size_t N>
    void read(const Json &json, std::array<T, N> &values)
    {
        if (!json.is_array() || json.size() != N)
            return fail(fmt::format("must be a list of {}", N));
        for (std::size_t i = 0; i < N && !hasFailed(); ++i)
            within(fmt::format("[{}]", i), [&] { read(json[i], values[i]); });
    }
    template <typename T>
    void read(const Json &json, std::vector<T> &values)
    {
        if (!json.is_array())
            return fail("must be a list");
        values.reserve(json.size());
        for (std::size_t i = 0; i < json.size() && !hasFailed(); ++i)
            within(fmt::format("[{}]", i), [&] { read(json[i], values.emplace_back()); });
    }
    template <HasFields T>
    void read(const Json &json, T &value)
    {
        readFields(json, value, 0);
    }
    // An object with "type" and the alternative's fields; `others` counts the keys that the caller reads itself.
    template <typename... Ts>
    void readBody(const Json &json, std::variant<Ts...> &body, std::size_t others)
    {
        std::string type;
        readMember(json, "type", type);
        const auto &names = TypeNames<std::variant<Ts...>>::all;
        std::size_t index = 0;
        while (index < names.size() && names[index] != type)
            ++index;
        if (!hasFailed() && index == names.size())
            return within("type", [&] { fail("names nothing that is known here"); });
        std::size_t i = 0;
        ((i++ == index && !hasFailed() ? readFields(json, body.template emplace<Ts>(), others + 1) : void()), ...);
    }
    template <typename T>
    void readMember(const Json &json, const char *key, T &value)
    {
        if (hasFailed())
            return;
        if (!json.is_object())
            return fail("must be an object");
        const auto found = json.find(key);
        within(key, [&] { found == json.end() ? fail("is missing") : read(*found, value); });
    }
    void fail(std::string_view what);

private:
    template <typename F>
    void within(std::string step, F work)
    {
        m_path.push_back(std::move(step));
        work();
        m_path.pop_back();
    }
    template <HasFields T>
    void readFields(const Json &json, T &value, std::size_t others)
    {
        std::size_t known = others;
        auto readOne = [&](const char *key, auto &member) {
            ++known;
            readMember(json, key, member);
        };
        Fields<T>::visit(readOne, value);
        if (hasFailed())
            return;
        if (!json.is_object())
            return fail("must be an object");
        if (json.size() != known)
            fail("holds a key that is not known here");
    }

    const base::SteadyTime m_now;
    std::vector<std::string> m_path;
    std::optional<base::Error> m_error;
};

// Bounded and well-formed, or why not.
base::Result<Json> parseBounded(std::string_view text, std::size_t largest);
base::Error tooLarge(std::size_t size, std::size_t largest);

} // namespace qcat::wire
