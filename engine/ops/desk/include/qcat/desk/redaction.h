#pragma once

#include <qcat/domain/health.h>

#include <string>
#include <string_view>

namespace qcat::ops
{

// Takes the values of passwords, secrets, tokens, signatures and Authorization headers and the userinfo of URLs out of
// a text, before it is stored, shown or exported. Rather too much than too little.
std::string redacted(std::string_view text);
domain::Finding redacted(domain::Finding finding);

struct BoundedText {
    std::string text;
    bool truncated = false;
};
// At most `limit` bytes: the beginning and the end, with a line between them that says how much is missing. Never cuts
// a UTF-8 character.
BoundedText bounded(std::string text, std::size_t limit);

} // namespace qcat::ops
