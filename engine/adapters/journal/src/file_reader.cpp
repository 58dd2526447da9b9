#include "file_reader.h"

namespace qcat::journal
{

FileReader::FileReader(std::vector<std::filesystem::path> paths, Segment first)
    : m_paths(std::move(paths)), m_current(std::move(first)), m_header(m_current.header().journal)
{
}

base::Result<FileReader> FileReader::open(const std::filesystem::path &folder)
{
    auto paths = findSegments(folder);
    if (!paths)
        return paths.error();
    auto first = Segment::load(paths->front());
    if (!first)
        return first.error();
    if (first->header().place != 1 || first->header().firstSequence != 1)
        return first->corrupt("the journal begins with segment " + std::to_string(first->header().place) +
                              ", the ones before are missing");
    return FileReader(std::move(paths).value(), std::move(first).value());
}

base::Result<bool> FileReader::next(trading::JournalRecord &into)
{
    while (true) {
        const auto got = m_current.next(into);
        if (!got)
            return got.error();
        if (*got == Segment::Next::Record)
            return true;
        if (m_index + 1 == m_paths.size())
            return false;
        if (*got == Segment::Next::Torn)
            return m_current.corrupt("a record is damaged, and another segment follows it");
        if (const auto opened = openNextSegment(); !opened)
            return opened.error();
    }
}

base::Status FileReader::openNextSegment()
{
    auto segment = Segment::load(m_paths[m_index + 1]);
    if (!segment)
        return segment.error();
    if (segment->header().place != m_current.header().place + 1 ||
        segment->header().firstSequence != m_current.nextSequence())
        return segment->corrupt("it should begin with record " + std::to_string(m_current.nextSequence()) +
                                " but begins with " + std::to_string(segment->header().firstSequence) +
                                ": a segment is missing or was cut");
    if (segment->header().journal != m_header)
        return segment->corrupt("it belongs to another journal");
    m_current = std::move(segment).value();
    ++m_index;
    return {};
}

} // namespace qcat::journal
