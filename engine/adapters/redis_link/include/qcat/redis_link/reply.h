#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::redis_link
{

// One answer of the server.
struct Reply {
    enum class Kind : std::uint8_t { Nil, Integer, Text, Status, Error, Array };

    Kind kind = Kind::Nil;
    std::int64_t integer = 0;
    std::string text = {}; // of Text, Status and Error; any bytes
    std::vector<Reply> items = {};

    bool isNil() const { return kind == Kind::Nil; }
    bool isError() const { return kind == Kind::Error; }
    bool isText() const { return kind == Kind::Text || kind == Kind::Status; }
    bool isInteger() const { return kind == Kind::Integer; }
    bool isArray() const { return kind == Kind::Array; }
    bool operator==(const Reply &) const = default;
};

// What a reply may be at most; a larger one ends the connection.
struct ReplyLimits {
    std::size_t bytes = 16u << 20; // on the wire, of one reply
    std::size_t items = 200'000;   // in all its arrays together
};

} // namespace qcat::redis_link
