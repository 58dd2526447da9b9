#include <qcat/log_spdlog/log_writer.h>

#include "formatters.h"
#include "log_queue.h"
#include "log_tail.h"
#include "redactor.h"

#include <spdlog/sinks/basic_file_sink.h>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>

namespace qcat::log_spdlog
{

namespace
{

using FileSink = spdlog::sinks::basic_file_sink_st;

base::Error unwritable(const std::string &file, const std::string &why)
{
    return base::Error{"log.unwritable", fmt::format("the log file {} cannot be written: {}", file, why)}.with("file",
                                                                                                               file);
}

// Made by us first: for its mode (others may not read a log), and for an error in words.
base::Status prepareFile(const std::string &file)
{
    const auto folder = std::filesystem::path(file).parent_path();
    std::error_code failed;
    if (!folder.empty())
        std::filesystem::create_directories(folder, failed);
    const int fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0640);
    if (fd < 0)
        return unwritable(file, std::strerror(errno));
    struct stat info = {};
    const bool isFile = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    ::close(fd);
    return isFile ? base::Status() : base::Status(unwritable(file, "it is not a regular file"));
}

base::Result<std::unique_ptr<FileSink>> openSink(const LogOptions &options)
{
    if (const auto prepared = prepareFile(options.file); !prepared)
        return prepared.error();
    try {
        auto sink = std::make_unique<FileSink>(options.file);
        sink->set_formatter(makeFormatter(options.format));
        return sink;
    } catch (const spdlog::spdlog_ex &error) {
        return unwritable(options.file, error.what());
    }
}

} // namespace

struct LogWriter::Parts {
    Parts(LogOptions given, std::unique_ptr<FileSink> opened)
        : options(std::move(given)), level(options.level), redact(options.secrets), queue(options.capacity), sink(std::move(opened)),
          thread([this] { run(); })
    {
        pthread_setname_np(thread.native_handle(), "log");
    }
    ~Parts()
    {
        queue.close();
        thread.join();
    }

    void run()
    {
        for (auto lines = queue.takeAll(); !lines.empty(); lines = queue.takeAll()) {
            {
                std::lock_guard lock(sinkMutex);
                for (const auto &line : lines)
                    writeLine(line);
                noteDrops();
                sink->flush();
            }
            queue.noteWritten();
        }
    }

    // A full disk must not end the thread; the next line tries again.
    void writeLine(const LogLine &line)
    {
        const std::string text = redact(line.text);
        spdlog::details::log_msg message(line.time, {}, line.category, spdlogLevel(line.level), text);
        try {
            sink->log(message);
        } catch (const spdlog::spdlog_ex &) {
            ++unwritten;
        }
    }

    void noteDrops()
    {
        const auto dropped = queue.dropped() + unwritten;
        if (dropped == saidDropped)
            return;
        const auto text = fmt::format("{} lines were dropped because the disk did not keep up", dropped - saidDropped);
        saidDropped = dropped;
        writeLine({std::chrono::system_clock::now(), log::Level::Warning, "log", text});
    }

    const LogOptions options;
    std::atomic<log::Level> level;
    const Redactor redact;
    LogQueue queue;
    LogTail tail;
    std::mutex sinkMutex;
    std::unique_ptr<FileSink> sink;
    std::atomic_uint64_t unwritten = 0;
    std::uint64_t saidDropped = 0;
    std::thread thread;
};

base::Result<std::unique_ptr<LogWriter>> LogWriter::open(LogOptions options)
{
    auto sink = openSink(options);
    if (!sink)
        return sink.error();
    return std::unique_ptr<LogWriter>(new LogWriter(std::make_unique<Parts>(std::move(options), std::move(*sink))));
}

LogWriter::LogWriter(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

LogWriter::~LogWriter() = default;

void LogWriter::write(log::Level level, std::string_view category, std::string_view text)
{
    if (level < m_parts->level)
        return;
    LogLine line{std::chrono::system_clock::now(), level, std::string(category), std::string(text)};
    m_parts->tail.push(line);
    m_parts->queue.push(std::move(line));
}

void LogWriter::flush()
{
    m_parts->queue.waitUntilWritten();
}

base::Status LogWriter::reopen()
{
    auto sink = openSink(m_parts->options);
    if (!sink)
        return sink.error();
    std::lock_guard lock(m_parts->sinkMutex);
    m_parts->sink = std::move(*sink);
    return {};
}

void LogWriter::setLevel(log::Level level)
{
    m_parts->level = level;
}

std::uint64_t LogWriter::droppedLines() const
{
    return m_parts->queue.dropped() + m_parts->unwritten;
}

std::vector<std::string> LogWriter::newestLines() const
{
    const auto formatter = makeFormatter(LogFormat::Text);
    std::vector<std::string> lines;
    for (const auto &line : m_parts->tail.newest()) {
        const auto text = m_parts->redact(line.text);
        spdlog::memory_buf_t formatted;
        formatter->format({line.time, {}, line.category, spdlogLevel(line.level), text}, formatted);
        lines.push_back(fmt::to_string(formatted));
        while (!lines.back().empty() && lines.back().back() == '\n')
            lines.back().pop_back();
    }
    return lines;
}

void installAsSink(LogWriter &writer)
{
    log::installSink([&writer](log::Level level, std::string_view category, std::string_view text) {
        writer.write(level, category, text);
    });
}

} // namespace qcat::log_spdlog
