#include "operator_name.h"

#include <fmt/format.h>

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace qcat::app
{

namespace
{

std::string systemUser()
{
    if (const char *const behind = std::getenv("SUDO_USER"); behind && *behind)
        return behind;
    if (const char *const login = ::getlogin())
        return login;
    const passwd *const user = ::getpwuid(::getuid());
    return user ? user->pw_name : "command line";
}

} // namespace

std::string operatorName(const domain::AppConfig &app)
{
    const bool isNamed = app.operatorName != domain::AppConfig().operatorName;
    return isNamed ? fmt::format("{} ({})", app.operatorName, systemUser()) : systemUser();
}

} // namespace qcat::app
