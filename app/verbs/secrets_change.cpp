#include "secrets_change.h"

#include "../rotation/doors.h"
#include "audit_beside.h"
#include "secrets_known.h"
#include "verbs.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/redis_link/redis_error.h>
#include <qcat/runtime/small_file.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <QString>
#include <QUtf8StringView>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <termios.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::app
{

namespace
{

constexpr std::size_t kLongest = 4095; // and its line's end: passwordNow() reads 4096
constexpr std::size_t kKeyDigits = 64; // as backup::readBackupKey() reads it
constexpr int kMostLinks = 40;         // that follow each other, as the kernel counts them

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
    fmt::print(stderr, "there is no secret \"{}\"; known: {}\n", name, names);
    return std::nullopt;
}

int refuse(const std::string &why)
{
    fmt::print(stderr, "{}\n", why);
    return kFinding;
}

// Somebody at a terminal ends it with the line; what is piped ends where it ends, so that a second line is seen.
std::string entered(const std::string &name)
{
    std::string content;
    if (::isatty(STDIN_FILENO) == 1) {
        const Hidden hidden;
        fmt::print(stderr, "{} (it is not shown): ", name);
        std::getline(std::cin, content);
    } else {
        content.resize(kLongest + 3); // its line's end, and one too many
        std::cin.read(content.data(), std::streamsize(content.size()));
        content.resize(std::size_t(std::cin.gcount()));
        if (content.ends_with('\n'))
            content.pop_back();
    }
    if (content.ends_with('\r'))
        content.pop_back();
    return content;
}

bool isBackupKey(std::string_view text)
{
    return text.size() == kKeyDigits && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Empty when `content` may be written. Says nothing of what it is.
std::string objection(const Secret &secret, const std::string &content)
{
    const QUtf8StringView text(content.data(), qsizetype(content.size()));
    if (content.size() > kLongest || content.find('\n') != std::string::npos)
        return fmt::format("a secret is 1 to {} bytes in one line", kLongest);
    if (content.find('\0') != std::string::npos || !text.isValidUtf8())
        return "a secret is text in UTF-8; this is none";
    if (text.toString().trimmed().isEmpty())
        return fmt::format("a secret is 1 to {} bytes in one line, and not blanks alone", kLongest);
    if (secret.isKey && !isBackupKey(content))
        return fmt::format("{} is {} hex digits; make one with: openssl rand -hex 32", secret.name, kKeyDigits);
    return {};
}

// Where a link leads, also to a file that is not there yet: what is written goes there, and the link stays.
base::Result<std::filesystem::path> placeOf(const std::string &named)
{
    std::filesystem::path file = named;
    std::error_code error;
    for (int links = 0; std::filesystem::is_symlink(file, error); ++links) {
        const auto next = std::filesystem::read_symlink(file, error);
        if (error || links == kMostLinks)
            return base::Error{"file.failed", fmt::format("{} is a link that leads nowhere", named)};
        struct stat link{};
        if (::lstat(file.c_str(), &link) != 0 || link.st_uid != ::geteuid()) // somebody else could lead root to any file
            return base::Error{"file.failed", fmt::format("{} is a link of another user: it is not followed; name the file itself in the configuration", file.string())};
        file = file.parent_path() / next; // an absolute one takes the place of the whole
    }
    return file;
}

// Backups may be sealed with it. A file that cannot be read may hold one.
bool holdsKey(const std::filesystem::path &file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return bool(error);
    const auto text = runtime::readSmallFile(file);
    return !text || isBackupKey(QString::fromUtf8(QByteArray::fromStdString(*text)).trimmed().toStdString());
}

bool isUnreached(const base::Error &error)
{
    return pg_link::isOutage(error.code) || redis_link::isOutage(error.code);
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
    const auto place = placeOf(secret->file);
    if (!place)
        return refuse(place.error().message);
    if (secret->isKey && holdsKey(*place))
        return refuse(fmt::format("{} holds the key that backups may be sealed with: another in its place would lock them; name a new file in backup.encryption.key_file", secret->file));
    const auto content = entered(name);
    if (const auto why = objection(*secret, content); !why.empty())
        return refuse(fmt::format("{}; nothing was changed", why));
    if (const auto written = runtime::writeSmallFile(*place, content + '\n'); !written)
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
    const auto taken = login(config, *secret, *password);
    if (!taken && isUnreached(taken.error())) {
        fmt::print(stderr, "{}: the password was not judged, because the server was not reached: {}\n", name, taken.error().message);
        return kUnreachable;
    }
    if (!taken)
        return refuse(fmt::format("{}: it is not taken: {}", name, taken.error().message));
    fmt::print("{}: the server takes it\n", name);
    return kGood;
}

} // namespace qcat::app
