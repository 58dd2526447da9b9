#pragma once

#include <qcat/base/result.h>
#include <qcat/trading_ports/journal.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::journal
{

// One file of a journal.
//   header: "QCATJRNL", version u32, length u32, CRC-32 u32, payload: place of the segment, its first sequence, the
//   journal's header record: length u32, CRC-32 u32, payload
inline constexpr std::string_view kMagic = "QCATJRNL";
inline constexpr std::size_t kFrame = 8; // length and CRC before a payload
inline constexpr std::uint32_t kMaxPayload = 16u << 20;

struct SegmentHeader {
    std::uint32_t place = 1; // 1, 2, 3 ...
    std::uint64_t firstSequence = 1;
    trading::JournalHeader journal;
};

std::filesystem::path segmentPath(const std::filesystem::path &folder, std::uint32_t place);
// In their order. The Error says where a number is missing.
base::Result<std::vector<std::filesystem::path>> findSegments(const std::filesystem::path &folder);

std::string encodeSegmentHeader(const SegmentHeader &header);
// Puts length and CRC before the payload that begins at `start` + kFrame.
void frame(std::string &bytes, std::size_t start);

// A segment's content, walked record by record.
class Segment
{
public:
    enum class Next { Record, End, Torn };

    static base::Result<Segment> load(const std::filesystem::path &path);

    const std::filesystem::path &path() const { return m_path; }
    const SegmentHeader &header() const { return m_header; }
    // Behind the record read last.
    std::uint64_t offset() const { return m_offset; }
    std::uint64_t nextSequence() const { return m_nextSequence; }
    // What lies behind offset() and is not zero: of a torn record.
    std::uint64_t tornBytes() const;

    // Torn: what is left is the beginning of a record that was never finished. Damage with whole records behind it is
    // an Error.
    base::Result<Next> next(trading::JournalRecord &into);
    base::Error corrupt(const std::string &why) const;

private:
    Segment(std::filesystem::path path, std::string bytes) : m_path(std::move(path)), m_bytes(std::move(bytes)) {}
    base::Status readHeader();
    std::string_view payloadAt(std::uint64_t offset) const;
    bool hasRecordBehind(std::uint64_t offset) const;

    std::filesystem::path m_path;
    std::string m_bytes;
    SegmentHeader m_header;
    std::uint64_t m_offset = 0;
    std::uint64_t m_nextSequence = 1;
};

} // namespace qcat::journal
