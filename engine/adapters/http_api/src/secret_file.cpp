#include "secret_file.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace qcat::http_api
{

namespace
{

base::Error problem(std::string code, const std::string &path, std::string_view what)
{
    return base::Error{std::move(code), fmt::format("the token file {} {}", path, what)}.with("path", path);
}

std::string hex(const unsigned char *bytes, std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += fmt::format("{:02x}", bytes[i]);
    return text;
}

base::Result<std::string> readOpened(int fd, const std::string &path, std::size_t largest)
{
    struct stat info = {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return problem("token.unreadable", path, "is not a regular file");
    if ((info.st_mode & 077) != 0)
        return problem("token.unsafe", path, "can be read by others; set its mode to 0600 and make a new token");
    if (std::size_t(info.st_size) > largest)
        return problem("token.unreadable", path, fmt::format("is larger than {} bytes", largest));
    std::string text(std::size_t(info.st_size), '\0');
    const ssize_t got = ::read(fd, text.data(), text.size());
    text.resize(got > 0 ? std::size_t(got) : 0);
    return text;
}

} // namespace

std::string sha256Hex(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return hex(digest.data(), size);
}

namespace
{

// What root writes belongs to whom the file belonged to, or its folder: qcat runs as a user of its own.
bool handOver(int fd, const std::string &path)
{
    struct stat owner = {};
    if (::geteuid() != 0)
        return true;
    if (::stat(path.c_str(), &owner) != 0 && ::stat(std::filesystem::path(path).parent_path().c_str(), &owner) != 0)
        return true;
    return ::fchown(fd, owner.st_uid, owner.st_gid) == 0;
}

} // namespace

base::Status writeSecretFile(const std::string &path, const std::string &content, Existing existing)
{
    const std::string fresh = fmt::format("{}.{}", path, ::getpid());
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return problem("token.unwritable", path, fmt::format("cannot be made: {}", std::strerror(errno)));
    bool done = handOver(fd, path) && ::write(fd, content.data(), content.size()) == ssize_t(content.size()) && ::fsync(fd) == 0;
    ::close(fd);
    done = done && (existing == Existing::Keep ? ::link(fresh.c_str(), path.c_str()) : std::rename(fresh.c_str(), path.c_str())) == 0;
    const int error = errno;
    ::unlink(fresh.c_str());
    if (!done && !(existing == Existing::Keep && error == EEXIST))
        return problem("token.unwritable", path, fmt::format("cannot be made: {}", std::strerror(error)));
    return {};
}

base::Result<std::string> readSecretFile(const std::string &path, std::size_t largest)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return problem("token.unreadable", path, fmt::format("cannot be read: {}", std::strerror(errno)));
    auto text = readOpened(fd, path, largest);
    ::close(fd);
    return text;
}

} // namespace qcat::http_api
