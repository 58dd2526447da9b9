#pragma once

#include <qcat/base/assert.h>
#include <qcat/base/error.h>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace qcat::base
{

// A value or the Error that took its place. Shaped after std::expected, which C++20 in g++ 12 lacks; an ignored Result does not
// compile without a warning. Reading the side that is not there is a bug (QCAT_ASSERT), never a silent default.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    const T &value() const & { return checked(), std::get<0>(m_state); }
    T &value() & { return checked(), std::get<0>(m_state); }
    T value() && { return checked(), std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const
    {
        QCAT_ASSERT(!hasValue());
        return std::get<1>(m_state);
    }
    T valueOr(T fallback) const { return hasValue() ? value() : std::move(fallback); }

    // f: T -> Result<U>
    template <typename F>
    auto andThen(F &&f) const -> std::invoke_result_t<F, const T &>
    {
        if (hasValue())
            return std::forward<F>(f)(value());
        return error();
    }
    // f: T -> U
    template <typename F>
    auto map(F &&f) const -> Result<std::invoke_result_t<F, const T &>>
    {
        if (hasValue())
            return std::forward<F>(f)(value());
        return error();
    }

private:
    void checked() const { QCAT_ASSERT(hasValue()); }

    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool hasValue() const { return !m_error; }
    explicit operator bool() const { return hasValue(); }
    const Error &error() const
    {
        QCAT_ASSERT(m_error.has_value());
        return *m_error;
    }
    template <typename F>
    auto andThen(F &&f) const -> std::invoke_result_t<F>
    {
        if (hasValue())
            return std::forward<F>(f)();
        return error();
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

} // namespace qcat::base
