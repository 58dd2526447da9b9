#pragma once

#include <qcat/base/log.h>
#include <qcat/base/result.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace qcat::log_spdlog
{

enum class LogFormat { Text, JsonLines };

struct LogOptions {
    std::string file;
    log::Level level = log::Level::Info;
    LogFormat format = LogFormat::Text;
    std::vector<std::string> secrets; // values that never reach the file: passwords, tokens
    std::size_t capacity = 8192;      // lines that wait for the disk
};

// The log file: "2026-11-22 10:15:00.123456 [INFO] [store] text" in local time, or JSON lines in UTC. write() never
// waits for the disk: lines go through a bounded queue to a thread. When it is full the oldest line below Error makes
// room and is counted; errors are never dropped, so they alone may exceed the bound. Secrets are blackened before the
// file. Thread-safe.
class LogWriter
{
public:
    // "log.unwritable" with the file when it cannot be opened or its folder not be made.
    static base::Result<std::unique_ptr<LogWriter>> open(LogOptions options);
    ~LogWriter(); // writes what waits

    void write(log::Level level, std::string_view category, std::string_view text);
    // Everything up to here is in the file when it returns.
    void flush();
    // For SIGHUP after logrotate: the name is opened anew; if that fails the old file goes on.
    base::Status reopen();
    // From now on; lines that wait are written all the same.
    void setLevel(log::Level level);
    std::uint64_t droppedLines() const;
    // The newest lines, oldest first, as text and without secrets; also those that still wait for the disk. At most 300.
    std::vector<std::string> newestLines() const;

private:
    struct Parts;
    explicit LogWriter(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

// Makes the writer the sink of base/log.h. It must outlive every thread that logs.
void installAsSink(LogWriter &writer);
// Sends Qt's own messages (qWarning and the like) to base/log.h, under their category.
void installQtMessageHandler();

} // namespace qcat::log_spdlog
