#include <qcat/store_spool/spool_log.h>

#include "file.h"
#include "segment.h"
#include "spool_cursor.h"

#include <qcat/base/log.h>
#include <qcat/store_spool/record_codec.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <unistd.h>

namespace qcat::store_spool
{

namespace fs = std::filesystem;

namespace
{

constexpr auto kHeaderBytes = std::int64_t(kSegmentHeaderSize);
constexpr std::size_t kReadChunk = kFrameHeaderSize + kMaxPayload; // holds one frame at least

struct Segment {
    fs::path path;
    std::int64_t endBytes = kHeaderBytes; // behind the last whole frame
};

std::vector<fs::path> segmentFiles(const fs::path &folder)
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".spool")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void removeFile(const fs::path &path)
{
    std::error_code error;
    if (!fs::remove(path, error) && error)
        log::warning("spool", "cannot remove {}: {}", path.string(), error.message());
}

} // namespace

class SpoolLog::Impl
{
public:
    explicit Impl(const SpoolLogOptions &options) : m_options(options) {}

    base::Status recover();
    base::Status append(trading::StoreRecord record);
    base::Result<std::vector<trading::StoreRecord>> peek(std::size_t maxRecords);
    base::Status take(std::size_t records);
    SpoolBacklog backlog() const;
    std::int64_t capacityBytes() const { return m_options.capacityBytes; }

private:
    base::Status recoverSegment(const fs::path &path, bool isLast);
    base::Status takeOver(const fs::path &path, const SegmentContent &content, std::int64_t pendingBytes);
    base::Status startSegment();
    base::Status closeTail();
    base::Status makeRoom(std::int64_t frameBytes);
    base::Status peekSegment(const Segment &segment, std::int64_t offset, std::size_t maxRecords,
                             std::vector<trading::StoreRecord> &into);
    std::optional<Segment> segmentAt(std::size_t ordinal) const;
    void passRead(std::vector<fs::path> &finished);

    const SpoolLogOptions m_options;

    // --- the appending thread
    Stamp m_newest;  // on disk or written; epochs begin with 1, so this is below every record
    Stamp m_counted; // the last record that was offered, for the ordinal of the next
    File m_tail;
    Segment m_tailSegment;
    std::string m_frame; // keeps its capacity

    // --- the reading thread
    struct Peeked {
        std::int64_t frameBytes = 0;
        Stamp stamp;
    };
    std::vector<Peeked> m_peeked;
    Stamp m_written;
    std::int64_t m_readOffset = kHeaderBytes; // of the oldest record, in the oldest segment

    // --- both
    mutable std::mutex m_mutex;
    std::deque<Segment> m_segments; // oldest first; the last one is appended to
    std::uint64_t m_readIndex = 0;  // of the oldest record
    std::uint64_t m_endIndex = 0;   // behind the newest record
    std::int64_t m_pendingBytes = 0;
};

// --- recovery

base::Status SpoolLog::Impl::recover()
{
    std::error_code error;
    fs::create_directories(m_options.folder, error);
    if (error)
        return base::Error{
            std::string(trading::store_codes::kSpoolWriteFailed),
            fmt::format("cannot make the spool folder {}: {}", m_options.folder.string(), error.message())};
    const auto cursor = loadCursor(m_options.folder);
    const auto files = segmentFiles(m_options.folder);
    if (cursor) {
        m_newest = m_written = cursor->written;
        m_readIndex = m_endIndex = cursor->nextIndex;
    } else if (!files.empty()) {
        m_readIndex = m_endIndex = firstIndexOf(files.front());
    }
    for (const fs::path &file : files)
        if (auto recovered = recoverSegment(file, file == files.back()); !recovered)
            return recovered;
    return startSegment();
}

base::Status SpoolLog::Impl::recoverSegment(const fs::path &path, bool isLast)
{
    std::int64_t pendingBytes = 0;
    const auto content =
        readSegment(path, isLast, [&](std::uint64_t index, std::int64_t frameBytes, std::string_view payload) {
            pendingBytes += index < m_readIndex ? 0 : frameBytes;
            return decode(payload).andThen([&](const trading::StoreRecord &record) {
                m_newest = std::max(m_newest, stampOf(record));
                return base::Status();
            });
        });
    if (!content)
        return content.error();
    if (pendingBytes > 0)
        return takeOver(path, *content, pendingBytes);
    removeFile(path); // all in the store, or nothing but a torn beginning
    return {};
}

base::Status SpoolLog::Impl::takeOver(const fs::path &path, const SegmentContent &content, std::int64_t pendingBytes)
{
    const bool isFirst = m_segments.empty();
    if (isFirst ? content.firstIndex > m_readIndex : content.firstIndex != m_endIndex)
        return corruptSpool(path, 0,
                            fmt::format("it begins with record {} where {} is next", content.firstIndex, m_endIndex));
    if (content.isTorn) {
        log::warning("spool", "{} ended in the middle of a record and is cut at byte {}", path.string(),
                     content.validBytes);
        if (::truncate(path.c_str(), content.validBytes) != 0)
            return fileError("cut", path);
    }
    if (isFirst)
        m_readOffset = content.validBytes - pendingBytes;
    m_endIndex = content.firstIndex + content.records;
    m_pendingBytes += pendingBytes;
    m_segments.push_back({path, content.validBytes});
    return {};
}

// --- the appending thread

base::Status SpoolLog::Impl::startSegment()
{
    if (auto closed = closeTail(); !closed)
        return closed;
    const Segment fresh{segmentPath(m_options.folder, m_endIndex)};
    auto file = openFile(fresh.path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return file.error();
    if (auto written = writeAt(*file, fresh.path, 0, segmentHeader(m_endIndex)); !written)
        return written;
    m_tail = std::move(*file);
    m_tailSegment = fresh;
    std::lock_guard lock(m_mutex);
    m_segments.push_back(fresh);
    return {};
}

// Only the last segment may end in a torn record, so the one before is complete on the disk before it is left.
base::Status SpoolLog::Impl::closeTail()
{
    if (!m_tail.isOpen())
        return {};
    const bool complete =
        ::ftruncate(m_tail.descriptor(), m_tailSegment.endBytes) == 0 && ::fdatasync(m_tail.descriptor()) == 0;
    return complete ? base::Status() : fileError("complete", m_tailSegment.path);
}

base::Status SpoolLog::Impl::makeRoom(std::int64_t frameBytes)
{
    const SpoolBacklog waiting = backlog();
    if (waiting.bytes + frameBytes > m_options.capacityBytes) {
        auto text = fmt::format("the spool {} is full: {} records, {} of {} bytes wait for the store",
                                m_options.folder.string(), waiting.records, waiting.bytes, m_options.capacityBytes);
        return base::Error{std::string(trading::store_codes::kSpoolFull), std::move(text)};
    }
    const bool isNew = m_tailSegment.endBytes == kHeaderBytes;
    return isNew || m_tailSegment.endBytes + frameBytes <= m_options.segmentBytes ? base::Status() : startSegment();
}

base::Status SpoolLog::Impl::append(trading::StoreRecord record)
{
    QCAT_ASSERT(record.epoch.value > 0);
    const bool sameCause = m_counted.epoch == record.epoch.value && m_counted.sequence == record.sequence;
    record.ordinal = sameCause ? m_counted.ordinal + 1 : 0;
    const Stamp stamp = stampOf(record);
    if (stamp <= m_newest) {
        m_counted = stamp;
        return {};
    }
    m_frame.assign(kFrameHeaderSize, '\0');
    encode(record, m_frame);
    sealFrame(m_frame);
    const auto frameBytes = std::int64_t(m_frame.size());
    if (auto room = makeRoom(frameBytes); !room)
        return room;
    if (auto written = writeAt(m_tail, m_tailSegment.path, m_tailSegment.endBytes, m_frame); !written)
        return written; // what is there of the frame is overwritten by the next one, or cut off
    m_newest = m_counted = stamp;
    m_tailSegment.endBytes += frameBytes;
    std::lock_guard lock(m_mutex);
    m_segments.back().endBytes = m_tailSegment.endBytes;
    m_pendingBytes += frameBytes;
    ++m_endIndex;
    return {};
}

// --- the reading thread

base::Result<std::vector<trading::StoreRecord>> SpoolLog::Impl::peek(std::size_t maxRecords)
{
    m_peeked.clear();
    std::vector<trading::StoreRecord> records;
    std::int64_t offset = m_readOffset;
    for (std::size_t ordinal = 0; records.size() < maxRecords; ++ordinal, offset = kHeaderBytes) {
        const auto segment = segmentAt(ordinal);
        if (!segment)
            break;
        if (auto done = peekSegment(*segment, offset, maxRecords, records); !done)
            return done.error();
    }
    return records;
}

std::optional<Segment> SpoolLog::Impl::segmentAt(std::size_t ordinal) const
{
    std::lock_guard lock(m_mutex);
    return ordinal < m_segments.size() ? std::optional(m_segments[ordinal]) : std::nullopt;
}

base::Status SpoolLog::Impl::peekSegment(const Segment &segment, std::int64_t offset, std::size_t maxRecords,
                                         std::vector<trading::StoreRecord> &into)
{
    const auto file = openFile(segment.path, O_RDONLY);
    if (!file)
        return file.error();
    while (offset < segment.endBytes && into.size() < maxRecords) {
        const auto chunk =
            readAt(*file, segment.path, offset, std::min(kReadChunk, std::size_t(segment.endBytes - offset)));
        if (!chunk)
            return chunk.error();
        std::string_view rest = *chunk;
        std::string_view frame = firstFrame(rest);
        if (frame.empty())
            return corruptSpool(segment.path, offset, "length and checksum do not fit the record");
        for (; !frame.empty() && into.size() < maxRecords; frame = firstFrame(rest)) {
            auto record = decode(frame.substr(kFrameHeaderSize));
            if (!record)
                return corruptSpool(segment.path, offset, record.error().message);
            m_peeked.push_back({std::int64_t(frame.size()), stampOf(*record)});
            into.push_back(std::move(*record));
            offset += std::int64_t(frame.size());
            rest.remove_prefix(frame.size());
        }
    }
    return {};
}

base::Status SpoolLog::Impl::take(std::size_t records)
{
    QCAT_ASSERT(records <= m_peeked.size());
    for (std::size_t i = 0; i < records; ++i)
        m_written = std::max(m_written, m_peeked[i].stamp);
    if (auto saved = saveCursor(m_options.folder, {m_readIndex + records, m_written}); !saved)
        return saved;
    std::vector<fs::path> finished;
    {
        std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < records; ++i) {
            passRead(finished);
            m_readOffset += m_peeked[i].frameBytes;
            m_pendingBytes -= m_peeked[i].frameBytes;
        }
        m_readIndex += records;
        passRead(finished);
    }
    for (const fs::path &path : finished)
        removeFile(path);
    m_peeked.clear();
    return {};
}

// Leaves a segment that is read to its end, unless it is the one that is appended to.
void SpoolLog::Impl::passRead(std::vector<fs::path> &finished)
{
    while (m_segments.size() > 1 && m_readOffset >= m_segments.front().endBytes) {
        finished.push_back(m_segments.front().path);
        m_segments.pop_front();
        m_readOffset = kHeaderBytes;
    }
}

SpoolBacklog SpoolLog::Impl::backlog() const
{
    std::lock_guard lock(m_mutex);
    return {std::int64_t(m_endIndex - m_readIndex), m_pendingBytes};
}

base::Result<std::unique_ptr<SpoolLog>> SpoolLog::open(const SpoolLogOptions &options)
{
    auto impl = std::make_unique<Impl>(options);
    if (auto recovered = impl->recover(); !recovered)
        return recovered.error();
    return std::unique_ptr<SpoolLog>(new SpoolLog(std::move(impl)));
}

SpoolLog::SpoolLog(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SpoolLog::~SpoolLog() = default;

base::Status SpoolLog::append(trading::StoreRecord record)
{
    return m_impl->append(std::move(record));
}

base::Result<std::vector<trading::StoreRecord>> SpoolLog::peek(std::size_t maxRecords)
{
    return m_impl->peek(maxRecords);
}

base::Status SpoolLog::take(std::size_t records)
{
    return m_impl->take(records);
}

SpoolBacklog SpoolLog::backlog() const
{
    return m_impl->backlog();
}

std::int64_t SpoolLog::capacityBytes() const
{
    return m_impl->capacityBytes();
}

} // namespace qcat::store_spool
