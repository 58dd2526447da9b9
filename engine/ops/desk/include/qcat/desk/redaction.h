#pragma once

#include <qcat/domain/health.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::ops
{

// Takes the values of passwords, secrets, tokens, signatures and Authorization headers and the userinfo of URLs out of
// a text, before it is stored, shown or exported. Rather too much than too little.
std::string redacted(std::string_view text);

// The same, and wherever they stand the secrets that it is told: a password in the middle of a command's output has no telling name beside it.
// Shorter ones than six characters are left alone: they would blacken half of the text.
class Redactor
{
public:
    explicit Redactor(std::vector<std::string> secrets = {});
    std::string operator()(std::string_view text) const;
    domain::Finding operator()(domain::Finding finding) const;
    // Whether one of the secrets that it was told stands in it.
    bool findsSecretIn(std::string_view bytes) const;

private:
    std::vector<std::string> m_secrets; // longest first: one may hold another
};

struct BoundedText {
    std::string text;
    bool truncated = false;
};
// At most `limit` bytes: the beginning and the end, with a line between them that says how much is missing. Never cuts
// a UTF-8 character.
BoundedText bounded(std::string text, std::size_t limit);

} // namespace qcat::ops
