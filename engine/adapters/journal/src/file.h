#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace qcat::journal
{

base::Error fileError(const char *code, const std::filesystem::path &path, const std::string &why);
base::Error fileError(const char *code, const std::filesystem::path &path, std::uint64_t offset,
                      const std::string &why);

// A file descriptor that writes at places and knows its name. Errors: "journal.write_failed" with the system's reason.
class File
{
public:
    File() = default;
    // Empty, whatever stood there.
    static base::Result<File> create(const std::filesystem::path &path);
    static base::Result<File> openExisting(const std::filesystem::path &path);
    File(File &&other) noexcept;
    File &operator=(File &&other) noexcept;
    ~File();

    const std::filesystem::path &path() const { return m_path; }
    base::Status writeAt(std::uint64_t offset, std::string_view bytes);
    base::Status truncate(std::uint64_t size);
    base::Status syncData();
    base::Status rename(const std::filesystem::path &to);

private:
    File(std::filesystem::path path, int descriptor);
    base::Error failed(const char *what) const;

    std::filesystem::path m_path;
    int m_descriptor = -1;
};

// Makes a file's name as durable as its content.
base::Status syncFolder(const std::filesystem::path &folder);
base::Result<std::string> readWhole(const std::filesystem::path &path);

} // namespace qcat::journal
