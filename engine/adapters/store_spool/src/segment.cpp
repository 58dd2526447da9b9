#include "segment.h"

#include "file.h"

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>
#include <zlib.h>

#include <charconv>
#include <cstring>
#include <fcntl.h>

namespace qcat::store_spool
{

namespace fs = std::filesystem;

namespace
{

constexpr std::string_view kMagic = "QCATSPL1";

std::uint32_t checksumOf(std::string_view payload)
{
    return std::uint32_t(::crc32(0, reinterpret_cast<const Bytef *>(payload.data()), uInt(payload.size())));
}

template <typename Number>
Number numberAt(std::string_view bytes, std::size_t offset)
{
    Number number;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

} // namespace

fs::path segmentPath(const fs::path &folder, std::uint64_t firstIndex)
{
    return folder / fmt::format("{:020}.spool", firstIndex);
}

std::uint64_t firstIndexOf(const fs::path &path)
{
    const std::string name = path.stem().string();
    std::uint64_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    return index;
}

std::string segmentHeader(std::uint64_t firstIndex)
{
    std::string header(kMagic);
    header.append(reinterpret_cast<const char *>(&firstIndex), sizeof firstIndex);
    return header;
}

void sealFrame(std::string &frame)
{
    const std::string_view payload = std::string_view(frame).substr(kFrameHeaderSize);
    const auto length = std::uint32_t(payload.size());
    const std::uint32_t checksum = checksumOf(payload);
    std::memcpy(frame.data(), &length, sizeof length);
    std::memcpy(frame.data() + sizeof length, &checksum, sizeof checksum);
}

std::string_view firstFrame(std::string_view bytes)
{
    if (bytes.size() < kFrameHeaderSize)
        return {};
    const auto length = numberAt<std::uint32_t>(bytes, 0);
    if (length == 0 || length > kMaxPayload || kFrameHeaderSize + length > bytes.size())
        return {};
    const std::string_view payload = bytes.substr(kFrameHeaderSize, length);
    return checksumOf(payload) == numberAt<std::uint32_t>(bytes, 4) ? bytes.substr(0, kFrameHeaderSize + length)
                                                                    : std::string_view();
}

namespace
{

// A crash or a power cut leaves the beginning of a frame, or zeros; damage has whole frames behind it.
bool isTornTail(std::string_view rest)
{
    for (std::size_t i = 1; i < rest.size(); ++i)
        if (!firstFrame(rest.substr(i)).empty())
            return false;
    return true;
}

} // namespace

base::Result<SegmentContent> readSegment(const fs::path &path, bool isLast, const OnFrame &onFrame)
{
    const auto file = openFile(path, O_RDONLY);
    if (!file)
        return file.error();
    const auto bytes = readAt(*file, path, 0, std::size_t(fs::file_size(path)));
    if (!bytes)
        return bytes.error();
    SegmentContent content;
    if (bytes->size() < kSegmentHeaderSize) {
        content.isTorn = true;
        return isLast ? base::Result<SegmentContent>(content) : corruptSpool(path, 0, "the header is not whole");
    }
    if (!bytes->starts_with(kMagic))
        return corruptSpool(path, 0, "it does not begin like a spool file of this version of QCAT");
    content.firstIndex = numberAt<std::uint64_t>(*bytes, kMagic.size());
    if (content.firstIndex != firstIndexOf(path))
        return corruptSpool(path, std::int64_t(kMagic.size()),
                            "the number of its first record is not the one in its name");
    std::string_view rest = std::string_view(*bytes).substr(kSegmentHeaderSize);
    content.validBytes = std::int64_t(kSegmentHeaderSize);
    while (!rest.empty()) {
        const std::string_view frame = firstFrame(rest);
        if (frame.empty()) {
            content.isTorn = isLast && isTornTail(rest);
            return content.isTorn ? base::Result<SegmentContent>(content)
                                  : corruptSpool(path, content.validBytes, "length and checksum do not fit the record");
        }
        const auto size = std::int64_t(frame.size());
        if (auto taken = onFrame(content.firstIndex + content.records, size, frame.substr(kFrameHeaderSize)); !taken)
            return corruptSpool(path, content.validBytes, taken.error().message);
        content.validBytes += size;
        ++content.records;
        rest.remove_prefix(frame.size());
    }
    return content;
}

base::Error corruptSpool(const fs::path &path, std::int64_t offset, std::string_view what)
{
    auto text = fmt::format(
        "spool file {} is damaged at byte {}: {}; move the folder away and start again: its records are made again "
        "from the journal",
        path.string(), offset, what);
    return {std::string(trading::store_codes::kSpoolCorrupt),
            std::move(text),
            {{"file", path.string()}, {"byte", std::to_string(offset)}}};
}

} // namespace qcat::store_spool
