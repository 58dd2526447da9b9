#pragma once

#include "file.h"
#include "segment.h"

#include <qcat/domain/config.h>

#include <string_view>

namespace qcat::journal
{

// The segment that is being written: where its records end and how far the file is filled with zeros ahead of them.
class OpenSegment
{
public:
    // Appears under its name only with its whole header, so that a crash leaves either nothing or a segment.
    static base::Result<OpenSegment> begin(const std::filesystem::path &folder, SegmentHeader header,
                                           domain::FsyncPolicy policy);
    // Goes on behind the last whole record of a segment and cuts off what stands there.
    static base::Result<OpenSegment> resume(const Segment &last);

    std::filesystem::path folder() const { return m_file.path().parent_path(); }
    const SegmentHeader &header() const { return m_header; }
    std::uint64_t size() const { return m_written; }
    std::uint64_t unsynced() const { return m_unsynced; }

    base::Status write(std::string_view bytes);
    base::Status sync();
    // Takes the zeros away: nothing more is written here.
    base::Status finish();

private:
    OpenSegment(File file, SegmentHeader header) : m_file(std::move(file)), m_header(std::move(header)) {}
    base::Status fillAhead(std::uint64_t end);

    File m_file;
    SegmentHeader m_header;
    std::uint64_t m_written = 0;
    std::uint64_t m_filled = 0;
    std::uint64_t m_unsynced = 0; // bytes
};

} // namespace qcat::journal
