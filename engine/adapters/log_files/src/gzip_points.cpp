#include <qcat/log_files/gzip_points.h>

#include "packer.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kWindow = 32 << 10;
constexpr std::uint64_t kSpan = 4 << 20; // unpacked bytes between two points: what a look anywhere costs
constexpr std::size_t kPacked = 256 << 10;
constexpr std::size_t kUnpacked = 256 << 10;
constexpr std::size_t kTrailer = 8; // checksum and size behind a member
constexpr int kGzip = 15 + 16;
constexpr int kRaw = -15;

class Descriptor
{
public:
    explicit Descriptor(const std::string &file) : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    operator int() const { return m_descriptor; }

private:
    const int m_descriptor;
};

// zlib over a file, from any byte of it.
class Inflater
{
public:
    Inflater(int descriptor, std::uint64_t packedAt, int mode) : m_descriptor(descriptor), m_next(packedAt), m_in(kPacked)
    {
        ::inflateInit2(&m_stream, mode);
    }
    ~Inflater() { ::inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    z_stream &stream() { return m_stream; }
    // Where the next byte for zlib lies.
    std::uint64_t at() const { return m_next - m_stream.avail_in; }
    // False: there are no more.
    bool fill()
    {
        if (m_stream.avail_in > 0)
            return true;
        const auto got = ::pread(m_descriptor, m_in.data(), m_in.size(), off_t(m_next));
        if (got <= 0)
            return false;
        m_next += std::uint64_t(got);
        m_stream.next_in = m_in.data();
        m_stream.avail_in = uInt(got);
        return true;
    }
    void skip(std::size_t bytes)
    {
        while (bytes > 0 && fill()) {
            const auto now = std::min<std::size_t>(bytes, m_stream.avail_in);
            m_stream.next_in += now;
            m_stream.avail_in -= uInt(now);
            bytes -= now;
        }
    }
    void beginMember(int mode) { ::inflateReset2(&m_stream, mode); }

private:
    const int m_descriptor;
    std::uint64_t m_next;
    std::vector<Bytef> m_in;
    z_stream m_stream = {};
};

base::Error damaged(const std::string &file, const std::string &why)
{
    return base::Error{"log.damaged", fmt::format("{} is damaged: {}", file, why)}.with("file", file).with("detail", why);
}

} // namespace

base::Result<GzipPoints> GzipPoints::build(const std::string &file, const Give &give)
{
    const Descriptor descriptor(file);
    if (descriptor < 0) {
        const std::string why = std::strerror(errno);
        return base::Error{"log.unreadable", fmt::format("{} cannot be read: {}", file, why)}.with("file", file).with("detail", why);
    }
    GzipPoints points;
    Inflater inflater(descriptor, 0, kGzip);
    auto &stream = inflater.stream();
    std::string out(kUnpacked, '\0'), window;
    bool isBetween = true; // a member may begin
    const auto end = [&](const std::string &why) -> base::Result<GzipPoints> {
        if (points.m_size == 0)
            return damaged(file, why);
        points.m_problem = damaged(file, why);
        return std::move(points);
    };
    while (inflater.fill()) {
        if (isBetween && (points.m_points.empty() || points.m_size - points.m_points.back().unpacked >= kSpan))
            points.m_points.push_back({points.m_size, inflater.at(), 0, {}});
        isBetween = false;
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = uInt(out.size());
        const int result = ::inflate(&stream, Z_BLOCK);
        const std::string_view got(out.data(), out.size() - stream.avail_out);
        points.m_size += got.size();
        window.append(got.substr(got.size() - std::min(got.size(), kWindow)));
        window.erase(0, window.size() - std::min(window.size(), kWindow));
        if (!got.empty() && !give(got))
            return base::Error{"log.cancelled", "the look at the log was cancelled"};
        if (result == Z_STREAM_END) { // another one may follow: files that were put behind each other
            inflater.beginMember(kGzip);
            isBetween = true;
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            return end(stream.msg ? stream.msg : "no gzip");
        } else if ((stream.data_type & 128) && !(stream.data_type & 64) && points.m_size - points.m_points.back().unpacked >= kSpan) {
            points.m_points.push_back({points.m_size, inflater.at(), stream.data_type & 7, window});
        }
    }
    return isBetween ? base::Result<GzipPoints>(std::move(points)) : end("it ends before its end");
}

base::Result<GzipPoints::Piece> GzipPoints::pieceAt(int descriptor, std::uint64_t offset) const
{
    if (offset >= m_size)
        return Piece{m_size, {}};
    const auto point = std::prev(std::ranges::upper_bound(m_points, offset, {}, &Point::unpacked));
    const auto end = std::next(point) == m_points.end() ? m_size : std::next(point)->unpacked;
    Piece piece{point->unpacked, std::string(std::size_t(end - point->unpacked), '\0')};
    bool isRaw = !point->window.empty();
    Inflater inflater(descriptor, point->packed - (point->bits > 0 ? 1 : 0), isRaw ? kRaw : kGzip);
    auto &stream = inflater.stream();
    if (point->bits > 0 && inflater.fill()) {
        ::inflatePrime(&stream, point->bits, *stream.next_in >> (8 - point->bits));
        inflater.skip(1);
    }
    if (isRaw)
        ::inflateSetDictionary(&stream, reinterpret_cast<const Bytef *>(point->window.data()), uInt(point->window.size()));
    stream.next_out = reinterpret_cast<Bytef *>(piece.bytes.data());
    stream.avail_out = uInt(piece.bytes.size());
    while (stream.avail_out > 0) {
        const int result = inflater.fill() ? ::inflate(&stream, Z_NO_FLUSH) : Z_DATA_ERROR;
        if (result == Z_STREAM_END) {
            if (isRaw)
                inflater.skip(kTrailer);
            isRaw = false;
            inflater.beginMember(kGzip);
        } else if (result != Z_OK) {
            return base::Error{"log.damaged", "a compressed log is not what it was when it was opened"};
        }
    }
    return piece;
}

void GzipPoints::save(Packer &to) const
{
    to.put(m_size);
    to.put(std::uint64_t(m_points.size()));
    for (const auto &point : m_points) {
        to.put(point.unpacked);
        to.put(point.packed);
        to.put(point.bits);
        to.put(point.window);
    }
}

std::optional<GzipPoints> GzipPoints::load(Unpacker &from)
{
    GzipPoints points;
    std::uint64_t count = 0;
    if (!from.take(points.m_size) || !from.take(count))
        return std::nullopt;
    for (; count > 0; --count) {
        auto &point = points.m_points.emplace_back();
        if (!from.take(point.unpacked) || !from.take(point.packed) || !from.take(point.bits) || !from.take(point.window))
            return std::nullopt;
    }
    return points;
}

std::size_t GzipPoints::memory() const
{
    std::size_t bytes = sizeof *this + m_points.capacity() * sizeof(Point);
    for (const auto &point : m_points)
        bytes += point.window.capacity();
    return bytes;
}

} // namespace qcat::log_files
