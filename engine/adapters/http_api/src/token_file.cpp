#include <qcat/http_api/token_file.h>

#include <qcat/base/text.h>

#include <fmt/format.h>
#include <openssl/rand.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace qcat::http_api
{

namespace
{

constexpr std::size_t kShortest = 16;
constexpr std::size_t kLongest = 512;

base::Error problem(std::string code, const std::string &path, std::string_view what)
{
    return base::Error{std::move(code), fmt::format("the token file {} {}", path, what)}.with("path", path);
}

base::Result<std::string> newToken()
{
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return base::Error{"token.no_randomness", "the system gave no random bytes for a token"};
    std::string text;
    for (const unsigned char byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

// Written beside its place and linked to it, so that nobody ever reads half a token and a second instance cannot
// replace ours.
base::Status createFile(const std::string &path, const std::string &token)
{
    const std::string fresh = fmt::format("{}.{}", path, ::getpid());
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return problem("token.unwritable", path, fmt::format("cannot be made: {}", std::strerror(errno)));
    const std::string line = token + "\n";
    const bool written = ::write(fd, line.data(), line.size()) == ssize_t(line.size()) && ::fsync(fd) == 0;
    ::close(fd);
    const bool linked = written && ::link(fresh.c_str(), path.c_str()) == 0;
    const int error = errno;
    ::unlink(fresh.c_str());
    if (!linked && error != EEXIST)
        return problem("token.unwritable", path, fmt::format("cannot be made: {}", std::strerror(error)));
    return {};
}

base::Result<std::string> readOpened(int fd, const std::string &path)
{
    struct stat info = {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return problem("token.unreadable", path, "is not a regular file");
    if ((info.st_mode & 077) != 0)
        return problem("token.unsafe", path, "can be read by others; set its mode to 0600 and make a new token");
    std::string text(kLongest, '\0');
    const ssize_t got = ::read(fd, text.data(), text.size());
    text.resize(got > 0 ? std::size_t(got) : 0);
    std::string token(base::trimmed(text));
    if (token.size() < kShortest)
        return problem("token.unreadable", path, "holds no token (at least 16 characters in one line)");
    return token;
}

} // namespace

base::Result<std::string> loadToken(const std::string &path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return problem("token.unreadable", path, fmt::format("cannot be read: {}", std::strerror(errno)));
    auto token = readOpened(fd, path);
    ::close(fd);
    return token;
}

base::Result<std::string> loadOrCreateToken(const std::string &path)
{
    if (::access(path.c_str(), F_OK) != 0) {
        const auto token = newToken();
        if (!token)
            return token.error();
        if (const auto made = createFile(path, *token); !made)
            return made.error();
    }
    return loadToken(path);
}

} // namespace qcat::http_api
