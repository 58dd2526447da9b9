#include "file_writer.h"

#include "file_reader.h"
#include "record_codec.h"

#include <qcat/journal/journal.h>

namespace qcat::journal
{

using base::Status;
using domain::FsyncPolicy;
using trading::KernelInput;

namespace
{

constexpr std::size_t kBufferLimit = 64u << 10;
constexpr std::uint64_t kBatchBytes = 1u << 20; // policy Batch syncs after so many

// Inputs that the feed or the clock would give again; all others happened once.
bool mayWait(const KernelInput &input)
{
    return std::holds_alternative<domain::MarketEvent>(input) || std::holds_alternative<trading::TimerTick>(input);
}

} // namespace

FileWriter::FileWriter(OpenSegment segment, std::uint64_t nextSequence, const domain::JournalConfig &config)
    : m_segment(std::move(segment)), m_config(config), m_nextSequence(nextSequence)
{
    m_buffer.reserve(2 * kBufferLimit);
}

// What fails here has no caller to tell; nothing that was promised is lost by it.
FileWriter::~FileWriter()
{
    if (const auto written = sync(); written)
        static_cast<void>(m_segment.finish().hasValue());
}

Status FileWriter::append(std::uint64_t sourcePosition, const KernelInput &input)
{
    if (m_failure)
        return *m_failure;
    buffer(sourcePosition, input);
    if (mayWait(input) && m_buffer.size() < kBufferLimit)
        return {};
    return checked(flush());
}

Status FileWriter::appendIntents(const std::vector<trading::OrderIntent> &intents)
{
    if (m_failure)
        return *m_failure;
    for (const auto &intent : intents)
        buffer(0, intent);
    if (auto status = checked(flush()); !status)
        return status;
    return m_config.fsync == FsyncPolicy::Intent ? checked(m_segment.sync()) : Status{};
}

Status FileWriter::sync()
{
    if (m_failure)
        return *m_failure;
    if (auto status = checked(flush()); !status)
        return status;
    return m_config.fsync == FsyncPolicy::Never ? Status{} : checked(m_segment.sync());
}

template <typename Body>
void FileWriter::buffer(std::uint64_t sourcePosition, const Body &body)
{
    const std::size_t start = m_buffer.size();
    m_buffer.append(kFrame, '\0');
    encodeRecord(m_nextSequence++, sourcePosition, body, m_buffer);
    frame(m_buffer, start);
}

Status FileWriter::flush()
{
    if (m_buffer.empty())
        return {};
    if (auto status = m_segment.write(m_buffer); !status)
        return status;
    m_buffer.clear();
    if (m_segment.size() >= std::uint64_t(m_config.segmentBytes))
        return rotate();
    if (m_config.fsync == FsyncPolicy::Batch && m_segment.unsynced() >= kBatchBytes)
        return m_segment.sync();
    return {};
}

Status FileWriter::rotate()
{
    if (auto status = m_config.fsync == FsyncPolicy::Never ? Status{} : m_segment.sync(); !status)
        return status;
    if (auto status = m_segment.finish(); !status)
        return status;
    SegmentHeader header = m_segment.header();
    ++header.place;
    header.firstSequence = m_nextSequence;
    auto next = OpenSegment::begin(m_segment.folder(), std::move(header), m_config.fsync);
    if (!next)
        return next.error();
    m_segment = std::move(next).value();
    return {};
}

Status FileWriter::checked(Status status)
{
    if (!status)
        m_failure = status.error();
    return status;
}

} // namespace qcat::journal
