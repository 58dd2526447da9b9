#pragma once

#include <qcat/base/executor.h>
#include <qcat/base/result.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::api
{

// Log files as a window sees them: any number of lines of which it asks for those on the screen. Times are the log's own time of day,
// microseconds since 1970-01-01 of that calendar: of one meaning within a log, no zone is known.

enum class LogLevel : std::uint8_t { None, Trace, Debug, Info, Warning, Error, Critical };
inline constexpr std::size_t kLogLevels = 7;
using LogLevels = std::bitset<kLogLevels>;

struct LogSource
{
    std::vector<std::string> paths; // files and folders
    bool withRotated = false;       // and those that a file became when it was rotated: FILE.1, FILE.2.gz …
    bool isFollowed = true;         // what is written from now on is added
};

// Which messages are wanted; what is not set asks for nothing. A message is its first line and those behind it without a time.
struct LogFilter
{
    LogLevels levels;                    // none: any
    std::vector<std::string> categories; // none: any
    std::optional<std::int64_t> fromUs;
    std::optional<std::int64_t> toUs; // not this moment itself
    std::string text;                 // in any line of the message
    bool isRegex = false;
    bool ignoresCase = true;
    bool wholeWord = false;
    bool isInverted = false; // those without the text
    int context = 0;         // lines before and behind, 0 … 100
    bool isAll() const { return levels.none() && categories.empty() && !fromUs && !toUs && text.empty(); }
    bool operator==(const LogFilter &) const = default;
};

struct LogLine
{
    std::uint64_t row = 0;    // among those that the filter shows
    std::uint64_t number = 0; // among all, from 0
    std::size_t file = 0;     // of LogState::files
    std::uint64_t numberInFile = 0;
    LogLevel level = LogLevel::None; // of its message
    std::int64_t timeUs = 0;         // likewise; 0: none is known
    bool isHeader = false;           // begins a message
    bool isContext = false;          // shown for its neighbours
    bool isCut = false;              // far longer than any screen: its beginning
    bool isLost = false;             // the file was cut or damaged since: what stood here is gone
    std::string raw;                 // as it stands in the file, in UTF-8
    // The parts of a first line; of others the text alone. Of JSON lines the members that have no column stand behind the text.
    std::string time;
    std::string category;
    std::string text;
    bool operator==(const LogLine &) const = default;
};

struct LogFileFacts
{
    std::string name;
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::string encoding; // "UTF-8", "GB18030"
    bool isPacked = false;
    bool isFollowed = false;
    std::optional<base::Error> problem; // "log.unreadable", "log.damaged", "log.cut": what was there is no longer
    bool operator==(const LogFileFacts &) const = default;
};

struct LogMinute
{
    std::int64_t us = 0; // its beginning
    std::array<std::uint64_t, kLogLevels> messages{};
};

struct LogState
{
    enum class Phase { Reading, Ready }; // Reading: lines have no numbers yet; `tail` is what can be seen
    Phase phase = Phase::Reading;
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesTotal = 0;
    bool isFiltering = false; // rows grow, from the first file on
    std::uint64_t lines = 0;
    std::uint64_t rows = 0;     // lines that the filter shows
    std::uint64_t messages = 0; // that it wants
    std::uint64_t filter = 0;   // counts filters: rows of another one are no longer these
    bool isOrdered = true;      // false: some message is earlier than the one before it
    bool isMerged = false;      // files whose times overlap, put together by time
    std::uint64_t received = 0; // lines that came since it was opened
    std::uint64_t coalesced = 0; // arrivals that were put into one with others before they were shown
    std::vector<LogFileFacts> files;
    std::shared_ptr<const std::vector<LogMinute>> minutes; // of what the filter wants, oldest first; never null
    // Reading: the last lines of the newest file, or of one that is not followed the first. Then, of one that is followed, the last rows,
    // so that what comes is seen without a question.
    std::vector<LogLine> tail;
};

// Messages that differ in figures, numbers and names of things alone.
struct LogPattern
{
    std::string text; // "[ERROR] [order] rejected order=*"
    std::string sample;
    LogLevel level = LogLevel::None;
    std::uint64_t messages = 0;
    std::int64_t firstUs = 0;
    std::int64_t lastUs = 0;
};
struct LogPatterns
{
    std::vector<LogPattern> found; // the most frequent first, at most 20,000
    std::uint64_t messages = 0;
    std::uint64_t others = 0; // of patterns beyond those
};

// One opened source. Every question is answered once, on the executor that it was opened with, unless this is gone before; then its work
// is given up soon and nothing is answered any more. Main thread; waits for nothing.
class LogView
{
public:
    using LinesArrived = std::function<void(base::Result<std::vector<LogLine>>)>;
    using RowArrived = std::function<void(std::optional<std::uint64_t>)>;
    using Done = std::function<void(base::Result<std::uint64_t>)>;
    using PatternsArrived = std::function<void(LogPatterns)>;

    virtual ~LogView() = default;
    // Answered when it is in force, before its rows are all found; "log.bad_pattern". Then the one before stays.
    virtual void setFilter(LogFilter filter, std::function<void(base::Status)> accepted) = 0;
    // At most 2000; fewer at the end. "log.unreadable".
    virtual void lines(std::uint64_t row, std::size_t count, LinesArrived arrived) = 0;
    // The first row at or behind a moment; none: there is no later one.
    virtual void rowAtTime(std::int64_t us, RowArrived arrived) = 0;
    // The row of a line, or of the next one that is shown.
    virtual void rowOfLine(std::uint64_t number, RowArrived arrived) = 0;
    // The next row behind (or before) `row` that begins a message of these levels.
    virtual void nextOf(LogLevels levels, std::uint64_t row, bool isForward, RowArrived arrived) = 0;
    // Of what the filter wants, as the files are now: a look through all of them.
    virtual void patterns(PatternsArrived arrived) = 0;
    // Writes what is shown, as it stands in the files, to a new file; answers with the lines. "log.not_saved", "log.cancelled".
    virtual void save(std::string file, Done saved) = 0;
};

// Opens log files of this machine.
class LogReader
{
public:
    using Changed = std::function<void(const LogState &)>;

    virtual ~LogReader() = default;
    // The engine's own log; empty: it lies elsewhere.
    virtual std::string ownLog() const = 0;
    // Memory is short: whoever shows a log closes it until there is room. Any thread.
    virtual bool isMemoryScarce() const { return false; }
    // `changed` comes on the executor: at once, and then at most every 16 ms with the newest state alone.
    virtual std::unique_ptr<LogView> open(LogSource source, Changed changed, std::shared_ptr<base::Executor> executor) = 0;
};

} // namespace qcat::api
