#pragma once

#include <string>
#include <string_view>

namespace qcat::api
{

// Who a command is from, as it is signed. "carol (token)": it came with carol's own token, which was checked. Every other name, "Anna" of
// the console or "Anna (ops)" of the command line, is what the asker says of himself at this machine's own door.
inline constexpr std::string_view kOwnToken = " (token)";

inline bool hasOwnToken(std::string_view signature)
{
    return signature.ends_with(kOwnToken);
}

inline std::string signedByToken(std::string_view name)
{
    return std::string(name).append(kOwnToken);
}

// What somebody says of himself is not taken for what only a checked token says.
inline std::string signedByWord(std::string_view name)
{
    while (hasOwnToken(name))
        name.remove_suffix(kOwnToken.size());
    return std::string(name);
}

} // namespace qcat::api
