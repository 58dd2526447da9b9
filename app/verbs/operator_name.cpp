#include "operator_name.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace qcat::app
{

std::string operatorName()
{
    if (const char *const behind = std::getenv("SUDO_USER"); behind && *behind)
        return behind;
    if (const char *const login = ::getlogin())
        return login;
    const passwd *const user = ::getpwuid(::getuid());
    return user ? user->pw_name : "command line";
}

} // namespace qcat::app
