#include "access.h"

#include "verb_parser.h"
#include "verbs.h"

#include <qcat/http_api/access_use.h>
#include <qcat/http_api/token_book.h>
#include <qcat/runtime/data_folder.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using Json = nlohmann::ordered_json;
using http_api::AccessUse;
using http_api::BookedToken;

namespace
{

base::WallTime lastUse(const AccessUse &use, const std::string &name)
{
    const auto found = use.lastUse.find(name);
    return found == use.lastUse.end() ? base::WallTime() : found->second;
}

Json timeOrNull(base::WallTime time)
{
    return time.isValid() ? Json(base::toIso(time)) : Json();
}

int sayJson(const std::vector<BookedToken> &book, const AccessUse &use)
{
    Json tokens = Json::array();
    for (const auto &token : book)
        tokens.push_back({{"name", token.name}, {"role", api::kRoleNames[std::size_t(token.role)]}, {"last_use", timeOrNull(lastUse(use, token.name))}});
    fmt::print("{}\n", Json{{"tokens", tokens}, {"failed", use.failed}, {"last_failed", timeOrNull(use.lastFailed)}}.dump(2));
    return kGood;
}

int say(const std::vector<BookedToken> &book, const AccessUse &use)
{
    for (const auto &token : book) {
        const auto last = lastUse(use, token.name);
        fmt::print("{:<9} {:<24} {}\n", api::kRoleNames[std::size_t(token.role)], token.name.empty() ? "(this machine)" : token.name,
                   last.isValid() ? "last used " + base::toIso(last) : "never used");
    }
    if (use.failed == 0)
        fmt::print("nobody came with a token that is none\n");
    else
        fmt::print("{} requests came with a token that is none, the last one {}\n", use.failed, base::toIso(use.lastFailed));
    return kGood;
}

} // namespace

int runAccess(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"data-dir", "tokens-file"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    domain::AppConfig app;
    app.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    auto file = parser.value(QStringLiteral("tokens-file")).toStdString();
    if (file.empty())
        file = runtime::DataFolder::tokensIn(runtime::DataFolder::pathFor(app)).string();
    auto book = http_api::loadTokenBook(file);
    const auto use = http_api::loadAccessUse(http_api::accessUseFile(file));
    if (!book || !use) {
        fmt::print(stderr, "{}\n", !book ? book.error().message : use.error().message);
        return kFinding;
    }
    book->insert(book->begin(), BookedToken{"", api::Role::Admin, ""}); // the token of the data folder
    return parser.isSet(QStringLiteral("json")) ? sayJson(*book, *use) : say(*book, *use);
}

} // namespace qcat::app
