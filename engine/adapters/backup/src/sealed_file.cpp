#include "sealed_file.h"

#include "tool_stream.h"

#include <qcat/backup/codes.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qcat::backup
{

namespace fs = std::filesystem;

namespace
{

class Descriptor
{
public:
    Descriptor(const fs::path &file, int flags) : m_fd(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int fd() const { return m_fd; }

private:
    const int m_fd;
};

constexpr int kToRead = O_RDONLY;
constexpr int kToWrite = O_WRONLY | O_CREAT | O_TRUNC;

base::Error fileError(const fs::path &file)
{
    const std::string detail = std::strerror(errno);
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", file.string(), detail)}.with("folder", file.string()).with("detail", detail);
}

// From one descriptor through a Sealer or an Opener; `through` knows where it ends.
template <typename Through>
base::Status pass(int from, Through through, const base::CancelToken &cancel)
{
    const auto read = readAll(from, [&](const std::uint8_t *bytes, std::size_t size) -> base::Status {
        if (cancel.isCancelled())
            return base::Error{std::string(codes::kCancelled), "cancelled"};
        return through.write(bytes, size);
    });
    return read ? through.finish() : read;
}

TakeBytes into(int descriptor, const fs::path &file)
{
    return [descriptor, file](const std::uint8_t *bytes, std::size_t size) {
        return writeAll(descriptor, bytes, size) ? base::Status() : base::Status(fileError(file));
    };
}

} // namespace

base::Status sealFrom(int descriptor, const fs::path &sealed, const BackupKey &key, const std::string &name)
{
    const Descriptor to(sealed, kToWrite);
    return to.fd() < 0 ? base::Status(fileError(sealed)) : pass(descriptor, Sealer(key, name, into(to.fd(), sealed)), {});
}

base::Status openInto(int descriptor, const fs::path &sealed, const BackupKey &key, const std::string &name)
{
    const Descriptor from(sealed, kToRead);
    if (from.fd() < 0)
        return fileError(sealed);
    return pass(from.fd(), Opener(key, name, [&](const std::uint8_t *bytes, std::size_t size) { return writeAll(descriptor, bytes, size); }), {});
}

base::Status sealFile(const fs::path &plain, const fs::path &sealed, const BackupKey &key, const std::string &name, const base::CancelToken &cancel)
{
    const Descriptor from(plain, kToRead), to(sealed, kToWrite);
    if (from.fd() < 0 || to.fd() < 0)
        return fileError(from.fd() < 0 ? plain : sealed);
    return pass(from.fd(), Sealer(key, name, into(to.fd(), sealed)), cancel);
}

base::Status openSealedFile(const fs::path &sealed, const fs::path &plain, const BackupKey &key, const std::string &name, const base::CancelToken &cancel)
{
    const Descriptor from(sealed, kToRead), to(plain, kToWrite);
    if (from.fd() < 0 || to.fd() < 0)
        return fileError(from.fd() < 0 ? sealed : plain);
    return pass(from.fd(), Opener(key, name, into(to.fd(), plain)), cancel);
}

} // namespace qcat::backup
