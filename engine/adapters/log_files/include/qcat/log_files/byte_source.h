#pragma once

#include <qcat/base/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace qcat::log_files
{

// The bytes of one file from its beginning, unpacked where it is compressed (gzip, found by its first bytes, not by its
// name).
class ByteSource
{
public:
    // "log.unreadable" with the file and why: missing, a folder, no right.
    static base::Result<std::unique_ptr<ByteSource>> open(const std::string &file);
    // A part of a plain file, [begin, end). "log.packed" for a compressed one, which has no such places.
    static base::Result<std::unique_ptr<ByteSource>> openPart(const std::string &file, std::uint64_t begin, std::uint64_t end);
    // What is in hand already; of the caller, who keeps it.
    static std::unique_ptr<ByteSource> ofText(std::string_view text);
    virtual ~ByteSource() = default;

    // As many as there are, at most `size`; 0: the end. A compressed file that is cut gives what can be unpacked and
    // then "log.damaged".
    virtual base::Result<std::size_t> read(char *to, std::size_t size) = 0;
};

} // namespace qcat::log_files
