#pragma once

#include <qcat/base/result.h>
#include <qcat/log_files/time_range.h>

#include <cstdint>
#include <functional>
#include <string>

namespace qcat::log_files
{

// A plain file in parts of about one size that begin where a message begins, for threads that work side by side.
class FileParts
{
public:
    // "log.unreadable", "log.packed".
    static base::Result<FileParts> open(const std::string &file, std::uint64_t begin, std::uint64_t end, std::uint64_t partSize);
    // The whole of it.
    static base::Result<FileParts> open(const std::string &file, std::uint64_t partSize);

    std::size_t count() const { return m_count; }
    // May be empty: a message covers it that began before. Any thread.
    ByteRange part(std::size_t index) const;

private:
    FileParts(std::string file, std::uint64_t begin, std::uint64_t end, std::uint64_t partSize);
    std::uint64_t beginOf(std::size_t index) const;

    std::string m_file;
    std::uint64_t m_begin, m_end, m_partSize;
    std::size_t m_count;
};

// Runs `work(part)` for 0 … count-1 on so many threads and `take(part)` on the caller's, in the order of the parts, each after its
// work; nobody works further ahead of what was taken than twice the threads, so what waits is bounded. False from `take` ends it.
void inParts(std::size_t count, unsigned threads, const std::function<void(std::size_t)> &work, const std::function<bool(std::size_t)> &take);

} // namespace qcat::log_files
