#include "token.h"

#include "audit_beside.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/http_api/token_book.h>
#include <qcat/runtime/data_folder.h>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

int sayProblem(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    return kFinding;
}

int add(const std::string &file, const std::string &name, const std::string &word)
{
    const auto role = api::roleNamed(word);
    if (!role) {
        fmt::print(stderr, "a role is viewer, operator, approver or admin; not '{}'\n", word);
        return kUsage;
    }
    const auto secret = http_api::addToken(file, name, *role);
    if (!secret)
        return sayProblem(secret.error());
    fmt::print("{}\n", *secret);
    fmt::print(stderr, "the token of {} ({}); it is shown this once only\n", name, word);
    return kGood;
}

int list(const std::string &file)
{
    const auto book = http_api::loadTokenBook(file);
    if (!book)
        return sayProblem(book.error());
    if (book->empty())
        fmt::print(stderr, "no tokens beside that of the data folder\n");
    for (const auto &token : *book)
        fmt::print("{:<9} {}\n", api::kRoleNames[std::size_t(token.role)], token.name);
    return kGood;
}

} // namespace

int runToken(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"data-dir", "tokens-file"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    if (!parseVerb(parser, arguments, 1, 3))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto what = words[0].toStdString();
    domain::AppConfig app;
    app.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    auto file = parser.value(QStringLiteral("tokens-file")).toStdString();
    if (file.empty())
        file = runtime::DataFolder::tokensIn(runtime::DataFolder::pathFor(app)).string();
    if (what == "list" && words.size() == 1)
        return list(file);
    // a file elsewhere may be another folder's
    const bool isTheFolders = !parser.isSet(QStringLiteral("tokens-file")) || parser.isSet(QStringLiteral("data-dir"));
    const auto record = [&](const char *action, const std::string &target) {
        if (isTheFolders)
            auditBeside(app, action, target);
    };
    if (what == "add" && words.size() == 3) {
        const int code = add(file, words[1].toStdString(), words[2].toStdString());
        if (code == kGood)
            record("token.add", fmt::format("{} ({})", words[1].toStdString(), words[2].toStdString()));
        return code;
    }
    if (what == "remove" && words.size() == 2) {
        if (const auto removed = http_api::removeToken(file, words[1].toStdString()); !removed)
            return sayProblem(removed.error());
        record("token.remove", words[1].toStdString());
        return kGood;
    }
    fmt::print(stderr, "usage: qcat token add NAME viewer|operator|approver|admin | list | remove NAME\n");
    return kUsage;
}

} // namespace qcat::app
