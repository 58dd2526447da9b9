#include <qcat/log_files/index_file.h>

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/file_parts.h>

#include <mutex>
#include <optional>
#include <vector>

namespace qcat::log_files
{

namespace
{

constexpr std::uint64_t kPart = 16 << 20;
constexpr std::size_t kBlock = 256 << 10; // stays in a core's cache between the read and the look

base::Error cancelled()
{
    return base::Error{"log.cancelled", "the look at the log was cancelled"};
}

class Progress
{
public:
    explicit Progress(const IndexOptions &options) : m_options(options) {}
    // False: enough.
    bool read(std::size_t bytes)
    {
        if (m_options.progress) {
            const std::lock_guard lock(m_mutex);
            m_options.progress(m_bytes += bytes);
        }
        return !m_options.cancel.isCancelled();
    }

private:
    const IndexOptions &m_options;
    std::mutex m_mutex;
    std::uint64_t m_bytes = 0;
};

base::Status indexSource(ByteSource &source, LogIndex &index, Progress &progress)
{
    std::vector<char> block(kBlock);
    while (true) {
        const auto got = source.read(block.data(), block.size());
        if (!got)
            return got.error();
        if (*got == 0)
            return {};
        index.append(std::string_view(block.data(), *got));
        if (!progress.read(*got))
            return cancelled();
    }
}

base::Result<LogIndex> indexPacked(const std::string &file, const IndexOptions &options, Progress &progress)
{
    LogIndex index;
    auto points = GzipPoints::build(file, [&](std::string_view unpacked) {
        index.append(unpacked);
        return progress.read(unpacked.size());
    });
    if (!points)
        return points.error();
    if (options.points)
        *options.points = std::make_shared<const GzipPoints>(std::move(*points));
    else if (!points->problem())
        return points->problem().error();
    return index;
}

base::Result<LogIndex> indexPlain(const std::string &file, const FileParts &parts, const IndexOptions &options, Progress &progress)
{
    std::vector<std::optional<LogIndex>> indexes(parts.count());
    std::vector<std::optional<base::Error>> problems(parts.count());
    LogIndex whole;
    std::optional<base::Error> problem;
    inParts(
        parts.count(), options.threads,
        [&](std::size_t part) {
            const auto range = parts.part(part);
            auto source = ByteSource::openPart(file, range.begin, range.end);
            indexes[part].emplace(range.begin);
            const auto done = source ? indexSource(**source, *indexes[part], progress) : base::Status(source.error());
            if (!done)
                problems[part] = done.error();
        },
        [&](std::size_t part) {
            problem = std::move(problems[part]);
            if (!problem)
                whole.append(*std::exchange(indexes[part], std::nullopt));
            return !problem;
        });
    if (problem)
        return *problem;
    return whole;
}

} // namespace

base::Result<LogIndex> indexFile(const std::string &file, const IndexOptions &options)
{
    Progress progress(options);
    const auto parts = options.end ? FileParts::open(file, 0, *options.end, kPart) : FileParts::open(file, kPart);
    if (!parts && parts.error().code == "log.packed")
        return indexPacked(file, options, progress);
    if (!parts)
        return parts.error();
    return indexPlain(file, *parts, options, progress);
}

} // namespace qcat::log_files
