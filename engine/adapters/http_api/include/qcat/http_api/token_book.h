#pragma once

#include <qcat/api/role.h>
#include <qcat/base/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::http_api
{

// A token of somebody else than this machine's own console: who it is and what it may do. Kept as its SHA-256: the file gives none away.
struct BookedToken
{
    std::string name;
    api::Role role = api::Role::Viewer;
    std::string sha256;
    bool operator==(const BookedToken &) const = default;
};

// The tokens file, one a line: "role name sha256". No file: none. "token.bad_line" with the line, "token.unsafe", "token.unreadable".
base::Result<std::vector<BookedToken>> loadTokenBook(const std::string &path);
// The new token, told this once only. "token.bad_name", "token.name_taken".
base::Result<std::string> addToken(const std::string &path, const std::string &name, api::Role role);
// "token.unknown".
base::Status removeToken(const std::string &path, const std::string &name);

// Whose token it is.
std::optional<BookedToken> bearerOf(const std::vector<BookedToken> &book, std::string_view token);

} // namespace qcat::http_api
