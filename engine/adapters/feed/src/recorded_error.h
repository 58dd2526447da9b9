#pragma once

#include <qcat/base/error.h>

#include <cstdint>
#include <string>

namespace qcat::feed
{

// The same mistake with its place in front: "btc.gz line 17: field 'p': ...".
inline base::Error atRecordedLine(base::Error error, const std::string &path, std::uint64_t line)
{
    error.message = path + " line " + std::to_string(line) + ": " + error.message;
    return std::move(error).with("file", path).with("line", std::to_string(line));
}

} // namespace qcat::feed
