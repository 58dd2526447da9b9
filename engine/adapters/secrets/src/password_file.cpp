#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::secrets
{

namespace
{

constexpr std::size_t kLongest = 4096;
constexpr mode_t kTooOpen = S_IWGRP | S_IROTH | S_IWOTH;

base::Error unusable(const std::string &file, const std::string &detail)
{
    return {"secrets.password_file",
            fmt::format("the password file {} cannot be used: {}", file, detail),
            {{"file", file}, {"detail", detail}}};
}

class OpenFile
{
public:
    explicit OpenFile(const std::string &file) : m_fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    int fd() const { return m_fd; }

private:
    const int m_fd;
};

// Empty when all is well.
std::string objection(int fd)
{
    struct stat facts = {};
    if (::fstat(fd, &facts) != 0)
        return std::strerror(errno);
    if (!S_ISREG(facts.st_mode))
        return "not a regular file";
    if (facts.st_mode & kTooOpen)
        return fmt::format("its mode {:04o} lets others read or change it; allowed: 0600", facts.st_mode & 07777);
    return {};
}

} // namespace

base::Result<std::string> passwordNow(const std::string &configured, const std::string &file)
{
    if (file.empty())
        return configured;
    const OpenFile open(file);
    if (open.fd() < 0)
        return unusable(file, std::strerror(errno));
    if (const auto why = objection(open.fd()); !why.empty())
        return unusable(file, why);
    std::array<char, kLongest + 1> buffer;
    std::size_t size = 0;
    while (size < buffer.size()) {
        const auto got = ::read(open.fd(), buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return unusable(file, std::strerror(errno));
        if (got == 0)
            break;
        size += std::size_t(got);
    }
    std::string password(buffer.data(), size);
    if (password.ends_with('\n'))
        password.pop_back();
    if (password.ends_with('\r'))
        password.pop_back();
    if (password.empty())
        return unusable(file, "it is empty");
    if (size > kLongest)
        return unusable(file, fmt::format("it is longer than {} bytes", kLongest));
    if (password.find('\0') != std::string::npos)
        return unusable(file, "it is no text");
    return password;
}

} // namespace qcat::secrets
