#pragma once

#include <qcat/base/result.h>
#include <qcat/log_files/text_encoding.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace qcat::log_files
{

class GzipPoints;

// One file held open, whatever becomes of its name: the same bytes for whoever reads, and for a reader of its own path(). Any thread.
class LogFile
{
public:
    // "log.unreadable".
    static base::Result<std::shared_ptr<LogFile>> open(const std::string &name);
    // The file behind another path, known by this name.
    static base::Result<std::shared_ptr<LogFile>> open(const std::string &path, const std::string &name);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    const std::string &name() const { return m_name; }
    // Opens the same file again while this is there.
    std::string path() const;
    bool isPacked() const { return m_isPacked; }
    std::uint64_t sizeNow() const; // of the file itself
    std::int64_t changedNs() const; // when it was last written, by the file system
    std::uint64_t device() const { return m_device; }
    std::uint64_t inode() const { return m_inode; }
    TextEncoding encoding() const { return m_encoding; }

    // At most `size` bytes from `offset` of what is unpacked; fewer at the end. Of a packed file only with its points.
    base::Result<std::string> read(std::uint64_t offset, std::size_t size) const;
    void setPoints(std::shared_ptr<const GzipPoints> points);
    std::shared_ptr<const GzipPoints> points() const;

private:
    LogFile(std::string name, int descriptor);

    const std::string m_name;
    const int m_descriptor;
    bool m_isPacked = false;
    std::uint64_t m_device = 0, m_inode = 0;
    TextEncoding m_encoding = TextEncoding::Utf8;
    mutable std::mutex m_mutex; // of what follows
    std::shared_ptr<const GzipPoints> m_points;
    mutable std::string m_unpacked; // the last piece: the next question is mostly for its neighbourhood
    mutable std::uint64_t m_unpackedAt = 0;
};

} // namespace qcat::log_files
