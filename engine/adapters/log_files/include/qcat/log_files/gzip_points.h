#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::log_files
{

class Packer;
class Unpacker;

// Places of a gzip file from which it can be unpacked without what lies before them: one every few megabytes, with the 32 KiB that the
// next ones may refer to. A value; any thread may read.
class GzipPoints
{
public:
    // Unpacks the whole file once and gives what it holds; false from `give` ends it with "log.cancelled". A file that is cut has points
    // up to there, and says so in problem(). "log.unreadable", "log.damaged" where nothing can be unpacked.
    using Give = std::function<bool(std::string_view unpacked)>;
    static base::Result<GzipPoints> build(const std::string &file, const Give &give);

    // The piece that `offset` lies in, whole, and where it begins; empty behind the end.
    struct Piece {
        std::uint64_t begin = 0;
        std::string bytes;
    };
    base::Result<Piece> pieceAt(int descriptor, std::uint64_t offset) const;

    // For Sidecars; of those without a problem.
    void save(Packer &to) const;
    static std::optional<GzipPoints> load(Unpacker &from);

    std::uint64_t size() const { return m_size; }
    const base::Status &problem() const { return m_problem; }
    std::size_t memory() const;

private:
    struct Point {
        std::uint64_t unpacked = 0;
        std::uint64_t packed = 0; // the first whole byte
        int bits = 0;             // … and so many of the one before
        std::string window;       // empty: a member begins here
    };

    std::vector<Point> m_points;
    std::uint64_t m_size = 0;
    base::Status m_problem;
};

} // namespace qcat::log_files
