#include <qcat/runtime/small_file.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::runtime
{

namespace
{

base::Error failed(const char *what, const std::filesystem::path &file)
{
    const std::string reason = std::strerror(errno);
    return base::Error{"file.failed", std::string("cannot ") + what + " " + file.string() + ": " + reason}
        .with("file", file.string())
        .with("reason", reason);
}

bool isRoot()
{
    return ::geteuid() == 0;
}

} // namespace

base::Status writeSmallFile(const std::filesystem::path &file, const std::string &text)
{
    const std::filesystem::path draft = file.string() + ".new";
    const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failed("write", draft);
    if (struct stat folder = {}; isRoot() && ::stat(file.parent_path().c_str(), &folder) == 0 &&
                                 ::fchown(descriptor, folder.st_uid, folder.st_gid) != 0) {
        ::close(descriptor);
        return failed("hand over", draft);
    }
    const bool written =
        ::write(descriptor, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(descriptor) == 0;
    const bool closed = ::close(descriptor) == 0;
    if (!written || !closed)
        return failed("write", draft);
    if (::rename(draft.c_str(), file.c_str()) != 0)
        return failed("replace", file);
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) { // the new name is durable too
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

base::Status takePlaceOf(const std::filesystem::path &file, const std::filesystem::path &draft)
{
    struct stat present = {};
    if (::stat(file.c_str(), &present) != 0)
        return failed("replace", file);
    if ((isRoot() && ::chown(draft.c_str(), present.st_uid, present.st_gid) != 0) || ::chmod(draft.c_str(), present.st_mode & 07777) != 0)
        return failed("hand over", draft);
    return ::rename(draft.c_str(), file.c_str()) == 0 ? base::Status() : failed("replace", file);
}

base::Status makeOwnFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return base::Error{"file.failed", "cannot make " + folder.string() + ": " + error.message()}.with("file", folder.string()).with("reason", error.message());
    if (struct stat parent = {}; isRoot() && ::stat(folder.parent_path().c_str(), &parent) == 0 && ::chown(folder.c_str(), parent.st_uid, parent.st_gid) != 0)
        return failed("hand over", folder);
    return ::chmod(folder.c_str(), 0700) == 0 ? base::Status() : failed("protect", folder);
}

base::Result<std::string> readSmallFile(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failed("read", file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace qcat::runtime
