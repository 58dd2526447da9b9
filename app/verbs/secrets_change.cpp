#include "secrets_change.h"

#include "../rotation/doors.h"
#include "audit_beside.h"
#include "secrets_known.h"
#include "verbs.h"

#include <qcat/runtime/small_file.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace qcat::app
{

namespace
{

constexpr std::size_t kLongest = 4096; // as passwordNow() reads it

// Nothing that is typed stands on the screen.
class Hidden
{
public:
    Hidden() : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        auto quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Hidden()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Hidden(const Hidden &) = delete;
    Hidden &operator=(const Hidden &) = delete;

private:
    termios m_before = {};
    const bool m_isTerminal;
};

std::optional<Secret> known(const domain::Config &config, const std::string &name)
{
    const auto all = secretsOf(config);
    const auto at = std::ranges::find(all, name, &Secret::name);
    if (at != all.end())
        return *at;
    std::string names;
    for (const auto &secret : all)
        names += (names.empty() ? "" : ", ") + secret.name;
    fmt::print(stderr, "there is no secret \"{}\"; there are {}\n", name, names);
    return std::nullopt;
}

int refuse(const std::string &why)
{
    fmt::print(stderr, "{}\n", why);
    return kFinding;
}

base::Status login(const domain::Config &config, const Secret &secret, const std::string &password)
{
    if (secret.name == "database")
        return rotation::databaseDoor(config.database).login(password);
    if (secret.name == "redis")
        return rotation::redisDoor(config.redis).login(password);
    if (secret.name == "redis.diag") {
        auto redis = config.redis;
        redis.user = redis.diagUser;
        return rotation::redisDoor(redis).login(password);
    }
    auto database = config.database;
    database.user = config.backup.adminUser.empty() ? database.user : config.backup.adminUser;
    return rotation::databaseDoor(database).login(password);
}

bool isLogin(const std::string &name)
{
    return name == "database" || name == "redis" || name == "redis.diag" || name == "backup.admin";
}

std::string configured(const domain::Config &config, const std::string &name)
{
    return name == "database" ? config.database.password : name == "redis" ? config.redis.password : name == "redis.diag" ? config.redis.diagPassword : "";
}

} // namespace

int setSecret(const domain::Config &config, const std::string &name)
{
    const auto secret = known(config, name);
    if (!secret)
        return kUsage;
    if (secret->file.empty())
        return refuse(fmt::format("{} stands in the configuration itself: name a file for it there, then it can be replaced while the engine runs", name));
    if (secret->name == "token")
        return refuse("the engine makes its token itself: stop it, delete the file, start it; other people get theirs with qcat token add");
    std::error_code ignored;
    if (secret->isKey && std::filesystem::exists(secret->file, ignored))
        return refuse(fmt::format("{} seals the backups that are there: another key in its place would lock them; name a new file in backup.encryption.key_file", secret->file));
    std::string content;
    {
        const Hidden hidden;
        if (::isatty(STDIN_FILENO) == 1)
            fmt::print(stderr, "{} (it is not shown): ", name);
        std::getline(std::cin, content);
    }
    if (!content.empty() && content.back() == '\r')
        content.pop_back();
    if (content.empty() || content.size() > kLongest)
        return refuse(fmt::format("a secret is 1 to {} bytes in one line; nothing was changed", kLongest));
    if (const auto written = runtime::writeSmallFile(secret->file, content + '\n'); !written)
        return refuse(written.error().message);
    auditBeside(config.app, "secrets.set", name);
    fmt::print("{}: {} has the new one; qcat secrets test {} says whether it is taken\n", name, secret->file, name);
    return kGood;
}

int testSecret(const domain::Config &config, const std::string &name)
{
    const auto secret = known(config, name);
    if (!secret)
        return kUsage;
    if (const auto standing = standingOf(*secret, {}); !secret->file.empty() && !standing.problem.empty())
        return refuse(fmt::format("{}: {}", name, standing.problem));
    if (!isLogin(name)) {
        fmt::print("{}: it can be read{}\n", name, name.starts_with("alerting.") ? "; qcat alert test CHANNEL says whether its provider takes it" : "");
        return kGood;
    }
    const auto password = secrets::passwordNow(configured(config, name), secret->file);
    if (!password)
        return refuse(password.error().message);
    if (const auto taken = login(config, *secret, *password); !taken)
        return refuse(fmt::format("{}: it is not taken: {}", name, taken.error().message));
    fmt::print("{}: the server takes it\n", name);
    return kGood;
}

} // namespace qcat::app
