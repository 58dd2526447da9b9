#include "segment.h"

#include "bytes.h"
#include "file.h"
#include "header_codec.h"
#include "record_codec.h"

#include <qcat/journal/journal.h>

#include <zlib.h>

#include <algorithm>
#include <cstdio>

namespace qcat::journal
{

using base::Error;
using base::Status;

namespace
{

constexpr std::size_t kHeaderFrame = 20; // magic, version, length, CRC

std::uint32_t crcOf(std::string_view bytes)
{
    return std::uint32_t(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

void putU32(std::string &into, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        into[at + i] = char(value >> (8 * i));
}

std::uint32_t getU32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::uint32_t(std::uint8_t(bytes[at + i])) << (8 * i);
    return value;
}

} // namespace

std::filesystem::path segmentPath(const std::filesystem::path &folder, std::uint32_t place)
{
    char name[32];
    std::snprintf(name, sizeof name, "journal-%08u.qj", place);
    return folder / name;
}

base::Result<std::vector<std::filesystem::path>> findSegments(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed))
        if (it->path().extension() == ".qj")
            found.push_back(it->path());
    if (failed)
        return fileError("journal.cannot_read", folder, failed.message());
    if (found.empty())
        return fileError("journal.missing", folder, "there is no journal in this folder");
    std::sort(found.begin(), found.end());
    return found;
}

std::string encodeSegmentHeader(const SegmentHeader &header)
{
    std::string payload;
    ByteWriter out(payload);
    out.number(header.place);
    out.number(header.firstSequence);
    encodeHeader(header.journal, payload);
    std::string bytes(kHeaderFrame, '\0');
    std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
    putU32(bytes, 8, header.journal.version);
    putU32(bytes, 12, std::uint32_t(payload.size()));
    putU32(bytes, 16, crcOf(payload));
    return bytes + payload;
}

void frame(std::string &bytes, std::size_t start)
{
    const std::string_view payload = std::string_view(bytes).substr(start + kFrame);
    const std::uint32_t crc = crcOf(payload);
    putU32(bytes, start, std::uint32_t(payload.size()));
    putU32(bytes, start + 4, crc);
}

base::Result<Segment> Segment::load(const std::filesystem::path &path)
{
    auto bytes = readWhole(path);
    if (!bytes)
        return bytes.error();
    Segment segment(path, std::move(bytes).value());
    if (const auto status = segment.readHeader(); !status)
        return status.error();
    return segment;
}

Status Segment::readHeader()
{
    if (m_bytes.size() < kHeaderFrame || !std::string_view(m_bytes).starts_with(kMagic))
        return fileError("journal.not_a_journal", m_path, 0,
                         "a segment of a journal begins with " + std::string(kMagic));
    const std::uint32_t version = getU32(m_bytes, 8);
    if (version != kVersion)
        return fileError("journal.unknown_version", m_path,
                         "the journal is of version " + std::to_string(version) + ", this program reads version " +
                             std::to_string(kVersion));
    const std::uint32_t length = getU32(m_bytes, 12);
    const std::string_view payload = std::string_view(m_bytes).substr(kHeaderFrame, length);
    if (payload.size() != length || crcOf(payload) != getU32(m_bytes, 16))
        return corrupt("the header of the segment is damaged");
    ByteReader in(payload);
    m_header.place = std::uint32_t(in.number());
    m_header.firstSequence = in.number();
    m_header.journal.version = version;
    if (!in.ok() || !decodeHeader(payload.substr(payload.size() - in.left()), m_header.journal))
        return corrupt("the header of the segment cannot be read");
    m_offset = kHeaderFrame + length;
    m_nextSequence = m_header.firstSequence;
    return {};
}

base::Result<Segment::Next> Segment::next(trading::JournalRecord &into)
{
    const std::string_view rest = std::string_view(m_bytes).substr(m_offset);
    if (rest.find_first_not_of('\0') == std::string_view::npos)
        return Next::End;
    const std::string_view payload = payloadAt(m_offset);
    if (payload.empty()) {
        if (hasRecordBehind(m_offset + 1))
            return corrupt("record " + std::to_string(m_nextSequence) + " is damaged, and whole records follow it");
        return Next::Torn;
    }
    if (!decodeRecord(payload, into))
        return corrupt("record " + std::to_string(m_nextSequence) + " is of a kind that version " +
                       std::to_string(kVersion) + " does not have");
    if (into.sequence != m_nextSequence)
        return corrupt("expected record " + std::to_string(m_nextSequence) + ", found " +
                       std::to_string(into.sequence));
    m_offset += kFrame + payload.size();
    ++m_nextSequence;
    return Next::Record;
}

// Empty where no whole record stands.
std::string_view Segment::payloadAt(std::uint64_t offset) const
{
    if (m_bytes.size() < offset + kFrame)
        return {};
    const std::uint32_t length = getU32(m_bytes, offset);
    if (length == 0 || length > kMaxPayload || m_bytes.size() - offset - kFrame < length)
        return {};
    const std::string_view payload = std::string_view(m_bytes).substr(offset + kFrame, length);
    return crcOf(payload) == getU32(m_bytes, offset + 4) ? payload : std::string_view();
}

// A record that was being written when its writer died has nothing behind it. Damage has.
bool Segment::hasRecordBehind(std::uint64_t offset) const
{
    for (; offset + kFrame < m_bytes.size(); ++offset)
        if (!payloadAt(offset).empty())
            return true;
    return false;
}

std::uint64_t Segment::tornBytes() const
{
    const auto last = m_bytes.find_last_not_of('\0');
    return last == std::string::npos || last < m_offset ? 0 : last + 1 - m_offset;
}

Error Segment::corrupt(const std::string &why) const
{
    return fileError("journal.corrupt", m_path, m_offset, why);
}

} // namespace qcat::journal
