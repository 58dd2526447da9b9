#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <sys/stat.h>

#include <filesystem>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;
namespace fs = std::filesystem;

namespace
{

bool isSame(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

} // namespace

bool writesLog(const std::string &file)
{
    struct stat there = {};
    if (::stat(file.c_str(), &there) != 0)
        return false;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator("/proc/self/fd", error)) {
        struct stat open = {};
        if (::stat(entry.path().c_str(), &open) == 0 && isSame(open, there))
            return true;
    }
    return false;
}

ops::Check logWriter(std::string file, std::int64_t largest)
{
    return [file = fs::absolute(file).lexically_normal().string(), largest](const base::CallLimits &) -> ops::CheckResult {
        if (!writesLog(file))
            return {found(code::kLogWriterLost, Health::Crit,
                          fmt::format("what is written to the log does not arrive in {}: it was moved away", file),
                          {{"file", file}})};
        std::error_code error;
        const auto bytes = double(fs::file_size(file, error));
        const auto size = ops::bytesText(bytes);
        const std::vector<domain::Measured> measured = {{"log_size", bytes, "bytes"}};
        if (bytes > double(largest)) {
            const auto limit = ops::bytesText(double(largest));
            return {found(code::kLogTooLarge, Health::Crit, fmt::format("{} has {}; it should be rotated below {}", file, size, limit),
                          {{"file", file}, {"size", size}, {"limit", limit}}),
                    measured};
        }
        return {found(code::kLogWritten, Health::Ok, fmt::format("{} is written, {}", file, size), {{"file", file}, {"size", size}}),
                measured};
    };
}

} // namespace qcat::surroundings
