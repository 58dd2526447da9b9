#include "open_segment.h"

#include <string>

namespace qcat::journal
{

using base::Status;

namespace
{

constexpr std::uint64_t kFillStep = 1u << 20;

const std::string &zeros()
{
    static const std::string block(kFillStep, '\0');
    return block;
}

} // namespace

base::Result<OpenSegment> OpenSegment::begin(const std::filesystem::path &folder, SegmentHeader header,
                                             domain::FsyncPolicy policy)
{
    const auto path = segmentPath(folder, header.place);
    auto file = File::create(path.string() + ".new");
    if (!file)
        return file.error();
    OpenSegment segment(std::move(file).value(), std::move(header));
    if (auto status = segment.write(encodeSegmentHeader(segment.m_header)); !status)
        return status.error();
    const bool durable = policy != domain::FsyncPolicy::Never;
    if (auto status = durable ? segment.sync() : Status{}; !status)
        return status.error();
    if (auto status = segment.m_file.rename(path); !status)
        return status.error();
    if (auto status = durable ? syncFolder(folder) : Status{}; !status)
        return status.error();
    return segment;
}

base::Result<OpenSegment> OpenSegment::resume(const Segment &last)
{
    auto file = File::openExisting(last.path());
    if (!file)
        return file.error();
    if (auto status = file->truncate(last.offset()); !status)
        return status.error();
    OpenSegment segment(std::move(file).value(), last.header());
    segment.m_written = segment.m_filled = last.offset();
    return segment;
}

Status OpenSegment::write(std::string_view bytes)
{
    if (auto status = fillAhead(m_written + bytes.size()); !status)
        return status;
    if (auto status = m_file.writeAt(m_written, bytes); !status)
        return status;
    m_written += bytes.size();
    m_unsynced += bytes.size();
    return {};
}

// A sync of bytes that lie within the file already is twice as fast as one that makes the file longer, and a full disk
// shows itself before the record is begun.
Status OpenSegment::fillAhead(std::uint64_t end)
{
    while (m_filled < end) {
        if (auto status = m_file.writeAt(m_filled, zeros()); !status)
            return status;
        m_filled += kFillStep;
    }
    return {};
}

Status OpenSegment::sync()
{
    if (m_unsynced == 0)
        return {};
    m_unsynced = 0;
    return m_file.syncData();
}

Status OpenSegment::finish()
{
    m_filled = m_written;
    return m_file.truncate(m_written);
}

} // namespace qcat::journal
