#include <qcat/log_files/file_parts.h>

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/line_header.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kWindow = 64 * 1024;
constexpr std::uint64_t kFarthest = 1024 * 1024; // then a line will do: a file without headers has none anywhere

} // namespace

base::Result<FileParts> FileParts::open(const std::string &file, std::uint64_t begin, std::uint64_t end, std::uint64_t partSize)
{
    if (const auto source = ByteSource::openPart(file, begin, end); !source)
        return source.error();
    return FileParts(file, begin, end, partSize);
}

base::Result<FileParts> FileParts::open(const std::string &file, std::uint64_t partSize)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    return open(file, 0, problem ? 0 : size, partSize);
}

FileParts::FileParts(std::string file, std::uint64_t begin, std::uint64_t end, std::uint64_t partSize)
    : m_file(std::move(file)), m_begin(begin), m_end(end), m_partSize(partSize), m_count(std::size_t((end - begin + partSize - 1) / partSize))
{
}

ByteRange FileParts::part(std::size_t index) const
{
    return {beginOf(index), index + 1 == m_count ? m_end : beginOf(index + 1)};
}

// The first line that begins a message, at or behind the place where the part would begin; the same for whoever asks.
std::uint64_t FileParts::beginOf(std::size_t index) const
{
    if (index == 0)
        return m_begin;
    const auto from = m_begin + index * m_partSize - 1; // a line break here lets the part begin at its very place
    const auto source = ByteSource::openPart(m_file, from, m_end);
    if (!source)
        return m_end;
    std::string window;
    std::uint64_t windowAt = from;
    std::uint64_t firstLine = m_end;
    bool isEnded = false;
    std::size_t line = std::string::npos; // where one begins in the window
    while (true) {
        const auto lineBreak = window.find('\n', line == std::string::npos ? 0 : line);
        if (lineBreak == std::string::npos && !isEnded) {
            if (line != std::string::npos && window.size() - line > kWindow) { // a long line: its head tells
                LineHeader header;
                if (readHeader(std::string_view(window).substr(line), header))
                    return windowAt + line;
            }
            if (line == std::string::npos) {
                windowAt += window.size();
                window.clear();
            }
            const auto had = window.size();
            window.resize(had + kWindow);
            const auto got = (*source)->read(window.data() + had, kWindow);
            window.resize(had + (got ? *got : 0));
            isEnded = !got || *got == 0;
            continue;
        }
        if (line != std::string::npos) {
            LineHeader header;
            if (readHeader(std::string_view(window).substr(line, lineBreak == std::string::npos ? lineBreak : lineBreak - line), header))
                return windowAt + line;
            if (windowAt + line - from > kFarthest)
                return firstLine;
        }
        if (lineBreak == std::string::npos)
            return firstLine;
        line = lineBreak + 1;
        firstLine = std::min(firstLine, windowAt + line);
    }
}

void inParts(std::size_t count, unsigned threads, const std::function<void(std::size_t)> &work, const std::function<bool(std::size_t)> &take)
{
    const auto workers = std::min<std::size_t>(std::max(1u, threads), count);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<char> isDone(count, 0);
    std::size_t next = 0, taken = 0;
    bool isOver = false;
    const auto run = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [&] { return isOver || next == count || next < taken + 2 * workers; });
            if (isOver || next == count)
                return;
            const auto mine = next++;
            lock.unlock();
            work(mine);
            lock.lock();
            isDone[mine] = 1;
            changed.notify_all();
        }
    };
    std::vector<std::thread> running;
    for (std::size_t i = 0; i < workers; ++i)
        running.emplace_back(run);
    for (std::size_t part = 0; part < count && !isOver; ++part) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return isDone[part] != 0; });
        lock.unlock();
        const bool goesOn = take(part);
        lock.lock();
        taken = part + 1;
        isOver = !goesOn;
        changed.notify_all();
    }
    for (auto &thread : running)
        thread.join();
}

} // namespace qcat::log_files
