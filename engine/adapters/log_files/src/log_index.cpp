#include <qcat/log_files/log_index.h>

#include "packer.h"
#include "varint.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace qcat::log_files
{

namespace
{

constexpr std::int64_t kUsPerMs = 1'000;
constexpr std::int64_t kMsPerMinute = 60'000;
constexpr std::size_t kWord = 64;

std::int64_t floorOf(std::int64_t value, std::int64_t unit)
{
    return (value >= 0 ? value : value - unit + 1) / unit;
}

} // namespace

void LogIndex::append(std::string_view bytes)
{
    if (m_openLength > 0 && !bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto part = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
        if (m_openHead.size() < kHead)
            m_openHead += part.substr(0, kHead - m_openHead.size());
        m_openLength += part.size();
        if (end == std::string_view::npos)
            return;
        const auto head = std::exchange(m_openHead, {});
        addLine(head, std::exchange(m_openLength, 0));
        bytes.remove_prefix(part.size());
    }
    while (!bytes.empty()) {
        const auto *const found = static_cast<const char *>(std::memchr(bytes.data(), '\n', bytes.size()));
        if (!found) {
            m_openHead = bytes.substr(0, kHead);
            m_openLength = bytes.size();
            return;
        }
        const auto length = std::size_t(found - bytes.data()) + 1;
        addLine(bytes.substr(0, std::min(length - 1, kHead)), length);
        bytes.remove_prefix(length);
    }
}

void LogIndex::seal()
{
    if (m_openLength == 0)
        return;
    const auto head = std::exchange(m_openHead, {});
    addLine(head, std::exchange(m_openLength, 0));
}

void LogIndex::addLine(std::string_view head, std::uint64_t length)
{
    if (m_chunks.empty() || m_chunks.back().lines == kLinesOfChunk) {
        m_chunks.emplace_back().firstLine = m_lines;
        m_chunks.back().facts.reserve(kLinesOfChunk * 3);
    }
    Chunk &chunk = m_chunks.back();
    const auto index = chunk.lines++;
    if (index % kStride == 0)
        chunk.places.push_back({m_end, chunk.ms, std::uint32_t(chunk.facts.size())});
    if (index % kWord == 0)
        for (auto &plane : chunk.planes)
            plane.push_back(0);
    putVarint(chunk.facts, length);
    if (LineHeader header; readHeader(head, header)) {
        const auto ms = floorOf(header.time.us, kUsPerMs);
        putVarint(chunk.facts, zigzag(ms - chunk.ms));
        chunk.ms = ms;
        const auto bit = std::uint64_t(1) << (index % kWord);
        for (std::size_t plane = 0; plane < kHeaderPlane; ++plane)
            if (std::size_t(header.level) >> plane & 1)
                chunk.planes[plane].back() |= bit;
        chunk.planes[kHeaderPlane].back() |= bit;
        count({ms * kUsPerMs}, header.level);
    }
    ++m_lines;
    m_end += length;
}

void LogIndex::count(CivilTime time, Level level)
{
    const auto ms = time.us / kUsPerMs;
    m_isOrdered = m_isOrdered && ms >= m_lastMs;
    m_firstMs = std::min(m_firstMs, ms);
    m_lastMs = std::max(m_lastMs, ms);
    if (const auto minute = floorOf(ms, kMsPerMinute); minute != m_minute || !m_counts) {
        m_minute = minute;
        m_counts = &m_histogram[{minute * kMsPerMinute * kUsPerMs}];
    }
    ++(*m_counts)[std::size_t(level)];
}

std::optional<CivilTime> LogIndex::firstTime() const
{
    return m_histogram.empty() ? std::nullopt : std::optional(CivilTime{m_firstMs * kUsPerMs});
}

std::optional<CivilTime> LogIndex::lastTime() const
{
    return m_histogram.empty() ? std::nullopt : std::optional(CivilTime{m_lastMs * kUsPerMs});
}

void LogIndex::append(LogIndex &&next)
{
    for (auto &chunk : next.m_chunks) {
        chunk.firstLine += m_lines;
        chunk.facts.shrink_to_fit();
        m_chunks.push_back(std::move(chunk));
    }
    m_lines += next.m_lines;
    m_end = next.m_end;
    m_openHead = std::move(next.m_openHead);
    m_openLength = next.m_openLength;
    m_isOrdered = m_isOrdered && next.m_isOrdered && next.m_firstMs >= m_lastMs;
    m_firstMs = std::min(m_firstMs, next.m_firstMs);
    m_lastMs = std::max(m_lastMs, next.m_lastMs);
    for (const auto &[minute, counts] : next.m_histogram)
        for (std::size_t level = 0; level < kLevels; ++level)
            m_histogram[minute][level] += counts[level];
    m_counts = nullptr;
}

void LogIndex::save(Packer &to) const
{
    to.put(m_lines);
    to.put(m_begin);
    to.put(m_end);
    to.put(m_firstMs);
    to.put(m_lastMs);
    to.put(m_isOrdered);
    to.put(std::uint64_t(m_chunks.size()));
    for (const auto &chunk : m_chunks) {
        to.put(chunk.firstLine);
        to.put(chunk.lines);
        to.put(chunk.ms);
        to.put(chunk.facts);
        for (const auto &plane : chunk.planes)
            to.put(plane);
        to.put(chunk.places);
    }
    to.put(std::uint64_t(m_histogram.size()));
    for (const auto &[minute, counts] : m_histogram) {
        to.put(minute.us);
        to.put(counts);
    }
}

std::optional<LogIndex> LogIndex::load(Unpacker &from)
{
    LogIndex index;
    std::uint64_t count = 0;
    if (!from.take(index.m_lines) || !from.take(index.m_begin) || !from.take(index.m_end) || !from.take(index.m_firstMs) ||
        !from.take(index.m_lastMs) || !from.take(index.m_isOrdered) || !from.take(count))
        return std::nullopt;
    std::uint64_t lines = 0;
    for (; count > 0; --count) {
        auto &chunk = index.m_chunks.emplace_back();
        bool isWhole = from.take(chunk.firstLine) && from.take(chunk.lines) && from.take(chunk.ms) && from.take(chunk.facts);
        for (auto &plane : chunk.planes)
            isWhole = isWhole && from.take(plane) && plane.size() == (chunk.lines + kWord - 1) / kWord;
        if (!isWhole || !from.take(chunk.places) || chunk.places.size() != (chunk.lines + kStride - 1) / kStride || chunk.firstLine != lines)
            return std::nullopt;
        lines += chunk.lines;
    }
    if (lines != index.m_lines || !from.take(count))
        return std::nullopt;
    for (; count > 0; --count) {
        std::int64_t minute = 0;
        LevelCounts counts{};
        if (!from.take(minute) || !from.take(counts))
            return std::nullopt;
        index.m_histogram[{minute}] = counts;
    }
    return index;
}

std::size_t LogIndex::memory() const
{
    std::size_t bytes = sizeof *this + m_chunks.capacity() * sizeof(Chunk) + m_histogram.size() * (sizeof(LevelCounts) + 64);
    for (const auto &chunk : m_chunks) {
        bytes += chunk.facts.capacity() + chunk.places.capacity() * sizeof(Place);
        for (const auto &plane : chunk.planes)
            bytes += plane.capacity() * sizeof(std::uint64_t);
    }
    return bytes;
}

const LogIndex::Chunk &LogIndex::chunkOf(std::uint64_t number) const
{
    const auto behind = std::ranges::upper_bound(m_chunks, number, {}, &Chunk::firstLine);
    return *std::prev(behind);
}

LineFacts LogIndex::line(std::uint64_t number) const
{
    const Chunk &chunk = chunkOf(number);
    const auto index = std::size_t(number - chunk.firstLine);
    const Place &place = chunk.places[index / kStride];
    const std::uint8_t *facts = chunk.facts.data() + place.facts;
    const auto isHeader = [&](std::size_t at) { return chunk.planes[kHeaderPlane][at / kWord] >> (at % kWord) & 1; };
    LineFacts line;
    line.offset = place.offset;
    auto ms = place.ms;
    for (auto at = index / kStride * kStride;; ++at) {
        line.length = takeVarint(facts);
        if (isHeader(at))
            ms += unzigzag(takeVarint(facts));
        if (at == index)
            break;
        line.offset += line.length;
    }
    line.isHeader = isHeader(index);
    const auto header = line.isHeader ? number : headerOf(number);
    if (header == number && !line.isHeader)
        return line;
    if (header < chunk.firstLine) {
        const auto before = this->line(header);
        line.time = before.time;
        line.level = before.level;
        return line;
    }
    line.time.us = ms * kUsPerMs;
    line.level = levelAt(chunk, std::size_t(header - chunk.firstLine));
    return line;
}

Level LogIndex::levelAt(const Chunk &chunk, std::size_t index)
{
    std::size_t level = 0;
    for (std::size_t plane = 0; plane < kHeaderPlane; ++plane)
        level |= (chunk.planes[plane][index / kWord] >> (index % kWord) & 1) << plane;
    return Level(level);
}

std::uint64_t LogIndex::lineAt(std::uint64_t offset) const
{
    if (offset < m_begin || offset >= m_end)
        return m_lines;
    const Chunk &chunk = *std::prev(std::ranges::upper_bound(m_chunks, offset, {}, [](const Chunk &c) { return c.places.front().offset; }));
    const auto place = std::prev(std::ranges::upper_bound(chunk.places, offset, {}, &Place::offset));
    const std::uint8_t *facts = chunk.facts.data() + place->facts;
    auto index = std::size_t(place - chunk.places.begin()) * kStride;
    for (auto end = place->offset; index < chunk.lines; ++index) {
        end += takeVarint(facts);
        if (offset < end)
            break;
        if (chunk.planes[kHeaderPlane][index / kWord] >> (index % kWord) & 1)
            takeVarint(facts);
    }
    return chunk.firstLine + index;
}

std::uint64_t LogIndex::headerOf(std::uint64_t number) const
{
    const Chunk *chunk = &chunkOf(number);
    auto index = std::size_t(number - chunk->firstLine);
    while (true) {
        auto word = index / kWord;
        auto bits = chunk->planes[kHeaderPlane][word] & (~std::uint64_t(0) >> (kWord - 1 - index % kWord));
        while (bits == 0 && word > 0)
            bits = chunk->planes[kHeaderPlane][--word];
        if (bits != 0)
            return chunk->firstLine + word * kWord + std::size_t(std::bit_width(bits)) - 1;
        if (chunk == m_chunks.data())
            return number;
        --chunk;
        index = chunk->lines - 1;
    }
}

std::uint64_t LogIndex::messageEnd(std::uint64_t number) const
{
    auto end = m_lines;
    eachMessage({}, number + 1, m_lines, [&](std::uint64_t next) {
        end = next;
        return false;
    });
    return end;
}

std::uint64_t LogIndex::firstAt(CivilTime time) const
{
    std::uint64_t low = 0, high = m_lines;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (line(middle).time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The lines of a word that begin a message of these levels; no level: of any.
std::uint64_t LogIndex::chosen(const Chunk &chunk, std::bitset<kLevels> levels, std::size_t word)
{
    const auto headers = chunk.planes[kHeaderPlane][word];
    if (levels.none() || headers == 0)
        return headers;
    std::uint64_t matching = 0;
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (!levels.test(level))
            continue;
        auto same = headers;
        for (std::size_t plane = 0; plane < kHeaderPlane; ++plane)
            same &= level >> plane & 1 ? chunk.planes[plane][word] : ~chunk.planes[plane][word];
        matching |= same;
    }
    return matching;
}

void LogIndex::eachMessage(std::bitset<kLevels> levels, std::uint64_t from, std::uint64_t to, const GiveLine &give) const
{
    if (from >= std::min(to, m_lines))
        return;
    for (const Chunk *chunk = &chunkOf(from); chunk != m_chunks.data() + m_chunks.size() && chunk->firstLine < to; ++chunk) {
        const auto first = from > chunk->firstLine ? std::size_t(from - chunk->firstLine) : 0;
        for (auto word = first / kWord; word < chunk->planes[kHeaderPlane].size(); ++word) {
            auto bits = chosen(*chunk, levels, word);
            if (word == first / kWord)
                bits &= ~std::uint64_t(0) << first % kWord;
            for (; bits != 0; bits &= bits - 1) {
                const auto line = chunk->firstLine + word * kWord + std::size_t(std::countr_zero(bits));
                if (line >= to || !give(line))
                    return;
            }
        }
    }
}

void LogIndex::eachHeader(std::uint64_t from, std::uint64_t to, const GiveHeader &give) const
{
    to = std::min(to, m_lines);
    if (from >= to)
        return;
    for (const Chunk *chunk = &chunkOf(from); chunk != m_chunks.data() + m_chunks.size() && chunk->firstLine < to; ++chunk) {
        const auto first = from > chunk->firstLine ? std::size_t(from - chunk->firstLine) : 0;
        const Place &place = chunk->places[first / kStride];
        const std::uint8_t *facts = chunk->facts.data() + place.facts;
        auto ms = place.ms;
        for (auto index = first / kStride * kStride; index < chunk->lines && chunk->firstLine + index < to; ++index) {
            takeVarint(facts);
            if (!(chunk->planes[kHeaderPlane][index / kWord] >> (index % kWord) & 1))
                continue;
            ms += unzigzag(takeVarint(facts));
            if (index >= first)
                give(chunk->firstLine + index, {ms * kUsPerMs}, levelAt(*chunk, index));
        }
    }
}

std::uint64_t LogIndex::countMessages(std::bitset<kLevels> levels) const
{
    std::uint64_t count = 0;
    for (const auto &chunk : m_chunks)
        for (std::size_t word = 0; word < chunk.planes[kHeaderPlane].size(); ++word)
            count += std::uint64_t(std::popcount(chosen(chunk, levels, word)));
    return count;
}

} // namespace qcat::log_files
