#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <memory>

namespace qcat::app::drill
{

// A disk in memory, mounted where nobody but this process and what it starts sees it. It goes with the object.
class SmallDisk
{
public:
    // Why none can be mounted here; empty when one can.
    static std::string unavailable();
    static base::Result<std::unique_ptr<SmallDisk>> mountAt(const std::filesystem::path &path, int mebibytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    // Takes that much of it at once.
    static base::Status take(const std::filesystem::path &file, int mebibytes);

private:
    explicit SmallDisk(std::filesystem::path path) : m_path(std::move(path)) {}
    const std::filesystem::path m_path;
};

} // namespace qcat::app::drill
