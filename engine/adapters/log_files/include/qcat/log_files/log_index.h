#pragma once

#include <qcat/log_files/line_header.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::log_files
{

class Packer;
class Unpacker;

// What is known of one line without reading it again.
struct LineFacts {
    std::uint64_t offset = 0; // in the file
    std::uint64_t length = 0; // with its line break
    bool isHeader = false;    // begins a message
    CivilTime time;           // to the millisecond; of the message it belongs to, 0 where that is none
    Level level = Level::None; // likewise
};

// Where the lines of one file lie, with time and level, in some three bytes a line: views, filters, jumps and histograms work on this
// and read the file only for what they show. Grows at its end; a value, used by one thread at a time.
class LogIndex
{
public:
    using LevelCounts = std::array<std::uint64_t, kLevels>;

    // `offset`: of the first byte that append() will be given.
    explicit LogIndex(std::uint64_t offset = 0) : m_begin(offset), m_end(offset) {}

    // The bytes that follow those before. A line is one when its break has come; till then it is open.
    void append(std::string_view bytes);
    // There will be no more: what is open is a line without a break.
    void seal();
    // An index of what follows in the same file.
    void append(LogIndex &&next);

    // For Sidecars; of one that is sealed.
    void save(Packer &to) const;
    static std::optional<LogIndex> load(Unpacker &from);

    std::uint64_t lines() const { return m_lines; }
    std::uint64_t end() const { return m_end; } // offset behind the last line
    std::uint64_t openBytes() const { return m_openLength; }
    std::size_t memory() const;

    LineFacts line(std::uint64_t number) const;
    // The line that a byte of the file lies in; lines() where it lies behind them.
    std::uint64_t lineAt(std::uint64_t offset) const;
    // The first line of the message that `number` belongs to; `number` itself where none is before it.
    std::uint64_t headerOf(std::uint64_t number) const;
    // The first line behind that message.
    std::uint64_t messageEnd(std::uint64_t number) const;
    // The first message at or after a moment, by bisection: exact where isOrdered(). lines(): there is none.
    std::uint64_t firstAt(CivilTime time) const;

    // The first lines of messages of these levels among [from, to), in order, to `give`, which says false to end it.
    using GiveLine = std::function<bool(std::uint64_t line)>;
    void eachMessage(std::bitset<kLevels> levels, std::uint64_t from, std::uint64_t to, const GiveLine &give) const;
    // Every first line of a message among [from, to), with its time and level.
    using GiveHeader = std::function<void(std::uint64_t line, CivilTime time, Level level)>;
    void eachHeader(std::uint64_t from, std::uint64_t to, const GiveHeader &give) const;
    // The messages of these levels, counted.
    std::uint64_t countMessages(std::bitset<kLevels> levels) const;

    // How many messages of each level each minute has, by the minute's begin.
    const std::map<CivilTime, LevelCounts> &histogram() const { return m_histogram; }
    // The earliest and the latest message, to the millisecond.
    std::optional<CivilTime> firstTime() const;
    std::optional<CivilTime> lastTime() const;
    // False: a message is earlier than the one before it.
    bool isOrdered() const { return m_isOrdered; }

private:
    static constexpr std::size_t kLinesOfChunk = 1 << 16;
    static constexpr std::size_t kStride = 128; // lines between two places that can be gone to directly
    static constexpr std::size_t kHead = 512;   // of a line; its time and level lie there
    static constexpr std::size_t kPlanes = 4;   // a bit for each line: three of the level, and that a message begins there
    static constexpr std::size_t kHeaderPlane = 3;

    struct Place {
        std::uint64_t offset = 0;
        std::int64_t ms = 0; // of the last message before it in the same chunk, 0: there is none
        std::uint32_t facts = 0;
    };
    // Stands for itself, so that parts of a file can be indexed side by side.
    struct Chunk {
        std::uint64_t firstLine = 0;
        std::uint32_t lines = 0;
        std::int64_t ms = 0;             // of its last message
        std::vector<std::uint8_t> facts; // of each line its length, and of each that begins a message the time since the last one
        std::array<std::vector<std::uint64_t>, kPlanes> planes;
        std::vector<Place> places;
    };

    void addLine(std::string_view head, std::uint64_t length);
    void count(CivilTime time, Level level);
    static Level levelAt(const Chunk &chunk, std::size_t index);
    const Chunk &chunkOf(std::uint64_t number) const;
    static std::uint64_t chosen(const Chunk &chunk, std::bitset<kLevels> levels, std::size_t word);

    std::vector<Chunk> m_chunks;
    std::uint64_t m_lines = 0;
    std::uint64_t m_begin;
    std::uint64_t m_end;
    std::string m_openHead;
    std::uint64_t m_openLength = 0;
    std::int64_t m_firstMs = std::numeric_limits<std::int64_t>::max();
    std::int64_t m_lastMs = std::numeric_limits<std::int64_t>::min();
    bool m_isOrdered = true;
    std::map<CivilTime, LevelCounts> m_histogram;
    std::int64_t m_minute = std::numeric_limits<std::int64_t>::min(); // what m_counts belongs to
    LevelCounts *m_counts = nullptr; // into the map, whose nodes stay where they are
};

} // namespace qcat::log_files
