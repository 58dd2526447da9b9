#include "service_user.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::app
{

base::Status becomeOwnerOf(const std::filesystem::path &folder)
{
    struct stat info = {};
    if (::geteuid() != 0 || ::stat(folder.c_str(), &info) != 0 || info.st_uid == 0)
        return {};
    const auto *const user = ::getpwuid(info.st_uid);
    const auto group = user ? user->pw_gid : info.st_gid;
    const bool isDone = (user ? ::initgroups(user->pw_name, group) : ::setgroups(0, nullptr)) == 0 && ::setgid(group) == 0 && ::setuid(info.st_uid) == 0;
    if (!isDone)
        return base::Error{"user.kept", fmt::format("cannot go on as the owner of {}: {}", folder.string(), std::strerror(errno))};
    return {};
}

} // namespace qcat::app
