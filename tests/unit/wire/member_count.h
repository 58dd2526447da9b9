#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

// How many members an aggregate has, found by how many values can initialise it.
struct AnyValue {
    template <typename T>
    operator T() const; // never defined: only asked whether it would do
};

template <typename T, std::size_t... I>
constexpr bool initialisableWith(std::index_sequence<I...>)
{
    return requires
    {
        T{(static_cast<void>(I), AnyValue{})...};
    };
}

template <typename T, std::size_t N = 48>
constexpr std::size_t memberCount()
{
    if constexpr (initialisableWith<T>(std::make_index_sequence<N>{}))
        return N;
    else
        return memberCount<T, N - 1>();
}
