#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace qcat::store_spool
{

// A file descriptor that closes itself.
class File
{
public:
    File() = default;
    explicit File(int descriptor) : m_descriptor(descriptor) {}
    File(File &&other) noexcept;
    File &operator=(File &&other) noexcept;
    ~File();

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

// "spool.write_failed" with the file and what the system says (errno).
base::Error fileError(std::string_view doing, const std::filesystem::path &path);

base::Result<File> openFile(const std::filesystem::path &path, int flags);
base::Status writeAt(const File &file, const std::filesystem::path &path, std::int64_t offset, std::string_view bytes);
// What is there, up to `size` bytes from `offset`.
base::Result<std::string> readAt(const File &file, const std::filesystem::path &path, std::int64_t offset,
                                 std::size_t size);
// Replaces the file's content at once and durably: a reader finds the old or the new one, also after a power cut.
base::Status replaceFile(const std::filesystem::path &path, std::string_view bytes);

} // namespace qcat::store_spool
