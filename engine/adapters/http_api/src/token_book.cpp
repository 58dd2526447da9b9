#include <qcat/http_api/token_book.h>

#include "secret_file.h"

#include <qcat/secrets/random_secret.h>

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <unistd.h>

#include <algorithm>
#include <sstream>

namespace qcat::http_api
{

namespace
{

constexpr std::size_t kLargest = 64u << 10;
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kHashLength = 64;

bool isName(std::string_view name)
{
    const auto isGood = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '@' || c >= 0x80; };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, isGood);
}

base::Status write(const std::string &path, const std::vector<BookedToken> &book)
{
    std::string text;
    for (const auto &token : book)
        text += fmt::format("{} {} {}\n", api::kRoleNames[std::size_t(token.role)], token.name, token.sha256);
    return writeSecretFile(path, text, Existing::Replace);
}

} // namespace

base::Result<std::vector<BookedToken>> loadTokenBook(const std::string &path)
{
    std::vector<BookedToken> book;
    if (::access(path.c_str(), F_OK) != 0)
        return book;
    const auto text = readSecretFile(path, kLargest);
    if (!text)
        return text.error();
    std::istringstream lines(*text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        std::istringstream words(line);
        std::string role, more;
        BookedToken token;
        words >> role >> token.name >> token.sha256;
        const auto known = api::roleNamed(role);
        if (!known || !isName(token.name) || token.sha256.size() != kHashLength || words >> more)
            return base::Error{"token.bad_line", fmt::format("{}:{}: write \"viewer|operator|approver|admin NAME SHA256\"", path, number)}
                .with("path", path)
                .with("line", std::to_string(number));
        token.role = *known;
        book.push_back(std::move(token));
    }
    return book;
}

base::Result<std::string> addToken(const std::string &path, const std::string &name, api::Role role)
{
    if (!isName(name))
        return base::Error{"token.bad_name", "a name has 1 to 64 letters, digits, and - _ . @"};
    auto book = loadTokenBook(path);
    if (!book)
        return book.error();
    if (std::ranges::find(*book, name, &BookedToken::name) != book->end())
        return base::Error{"token.name_taken", fmt::format("{} has a token already: remove it first", name)}.with("name", name);
    auto secret = secrets::randomSecret();
    if (!secret)
        return secret;
    book->push_back({name, role, sha256Hex(*secret)});
    if (auto written = write(path, *book); !written)
        return written.error();
    return secret;
}

base::Status removeToken(const std::string &path, const std::string &name)
{
    auto book = loadTokenBook(path);
    if (!book)
        return book.error();
    if (std::erase_if(*book, [&](const auto &token) { return token.name == name; }) == 0)
        return base::Error{"token.unknown", fmt::format("there is no token of {}", name)}.with("name", name);
    return write(path, *book);
}

std::optional<BookedToken> bearerOf(const std::vector<BookedToken> &book, std::string_view token)
{
    const auto hash = sha256Hex(token);
    for (const auto &booked : book)
        if (CRYPTO_memcmp(booked.sha256.data(), hash.data(), kHashLength) == 0)
            return booked;
    return std::nullopt;
}

} // namespace qcat::http_api
