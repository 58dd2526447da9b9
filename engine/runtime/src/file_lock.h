#pragma once

#include <qcat/base/result.h>

#include <filesystem>

namespace qcat::runtime
{

// An flock() on a file that holds the owner's pid; given back when the process ends, however it ends.
class FileLock
{
public:
    // "lock.taken" with arg pid where another process holds it; "lock.unusable" where the file cannot be written.
    static base::Result<FileLock> take(const std::filesystem::path &file);
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace qcat::runtime
