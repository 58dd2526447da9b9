#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qcat::log_files
{

// What a log that is still written has gained, through renaming, truncation, copytruncate, deletion and a link that points elsewhere:
// every byte that could be read once and none twice. Never waits; used by one thread.
class LogFollower
{
public:
    struct Gain {
        // Begun: what follows is from the beginning of a file that has (or of the same one, truncated) taken the place of the one before.
        enum class Kind { Bytes, Begun, Gone } kind = Kind::Bytes;
        std::string bytes; // ends anywhere, in the midst of a character too
        std::uint64_t source = 0; // one file from its beginning to its end; an old one may still gain when a new one has begun
    };
    static constexpr std::size_t kMost = 4 << 20; // bytes of one look

    // From `offset` of what the name stands for now; one that does not exist yet is waited for.
    LogFollower(std::string file, std::uint64_t offset);
    ~LogFollower();
    LogFollower(const LogFollower &) = delete;
    LogFollower &operator=(const LogFollower &) = delete;

    // Empty: nothing new. "log.unreadable" when a file is there that may not be read; it is tried again.
    base::Result<std::vector<Gain>> look(base::SteadyTime now);
    // A file that is read on: where its next byte comes from, and a path by which it can be opened again whatever its name is now.
    struct Source {
        std::uint64_t source = 0;
        std::uint64_t offset = 0;
        std::string path;
    };
    // Those of the last look; the one that the name stood for is the last, unless it is gone.
    std::vector<Source> sources() const;
    // More waits than one look gives.
    bool hasMore() const { return m_hasMore; }
    // Readable when it is time to look; besides, look every kPatience, for what no descriptor tells (network folders, links). -1: none.
    int wakeDescriptor() const { return m_wake; }
    static constexpr base::Duration kPatience = std::chrono::milliseconds(250);

private:
    struct Open {
        std::uint64_t source = 0;
        int descriptor = -1;
        std::uint64_t device = 0, inode = 0;
        std::uint64_t offset = 0;
        std::string tail; // the last bytes before `offset`: another text there is another file, though the number is the same
        base::SteadyTime quietSince{};
    };
    static constexpr std::size_t kTail = 64;
    // A writer that was not told of the rotation goes on in the old file for a while.
    static constexpr base::Duration kLinger = std::chrono::seconds(10);

    base::Status open(std::uint64_t offset);
    void readOn(Open &file, std::vector<Gain> &gains, base::SteadyTime now);
    bool isAnother(Open &file) const;
    void watch();
    void drain() const;

    const std::string m_file;
    std::optional<std::uint64_t> m_firstOffset;
    std::optional<Open> m_open;
    std::vector<Open> m_left; // renamed or deleted, and perhaps still written; oldest first
    std::uint64_t m_sources = 0;
    bool m_isGoneSaid = false;
    bool m_hasMore = false;
    int m_wake = -1;
    int m_watched = -1; // of the file itself
};

} // namespace qcat::log_files
