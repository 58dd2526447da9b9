#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace qcat::drill_servers
{

// A control group in which somebody stands still for the disk nearly all the time: a reader whose real device gives it next to nothing. Whoever
// is taken into the group is told so by the kernel, and writes as fast as ever. Not thread-safe. The destructor ends the reader, puts the others
// back to where they were, and removes group and file.
class SlowDisk
{
public:
    // Why none can be made on this machine; empty when one can: it needs root, a block device, and control groups that can hold it back.
    static std::string unavailable(const std::filesystem::path &folder);
    // The reader reads a file of its own in this folder.
    static base::Result<std::unique_ptr<SlowDisk>> make(const std::filesystem::path &folder);
    ~SlowDisk();
    SlowDisk(const SlowDisk &) = delete;
    SlowDisk &operator=(const SlowDisk &) = delete;

    base::Status take(pid_t process);
    base::Status begin();
    void end();

private:
    struct Inside;
    explicit SlowDisk(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace qcat::drill_servers
