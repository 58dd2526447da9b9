#include <qcat/log_files/log_follower.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kBlock = 256 << 10;

} // namespace

LogFollower::LogFollower(std::string file, std::uint64_t offset)
    : m_file(std::move(file)), m_firstOffset(offset), m_wake(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    const auto folder = std::filesystem::path(m_file).parent_path();
    if (m_wake >= 0)
        ::inotify_add_watch(m_wake, folder.empty() ? "." : folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
}

LogFollower::~LogFollower()
{
    if (m_open)
        ::close(m_open->descriptor);
    for (const auto &left : m_left)
        ::close(left.descriptor);
    if (m_wake >= 0)
        ::close(m_wake);
}

base::Result<std::vector<LogFollower::Gain>> LogFollower::look(base::SteadyTime now)
{
    drain();
    std::vector<Gain> gains;
    m_hasMore = false;
    struct stat named = {};
    const bool isThere = ::stat(m_file.c_str(), &named) == 0; // before reading: what is written to the old one until now is read below
    for (auto &left : m_left)
        readOn(left, gains, now);
    std::erase_if(m_left, [&](const Open &left) {
        const bool isDone = now - left.quietSince >= kLinger;
        if (isDone)
            ::close(left.descriptor);
        return isDone;
    });
    if (m_open)
        readOn(*m_open, gains, now);
    if (m_hasMore)
        return gains;
    const bool isSame = m_open && isThere && m_open->device == named.st_dev && m_open->inode == named.st_ino;
    if (!isThere && !std::exchange(m_isGoneSaid, true))
        gains.push_back({Gain::Kind::Gone, {}, 0});
    if (isSame || !isThere)
        return gains;
    const bool isFirst = m_firstOffset.has_value();
    if (m_open) {
        m_open->quietSince = now;
        m_left.push_back(std::move(*m_open));
        m_open.reset();
    }
    // A file that came later is read from its beginning.
    if (auto opened = open(isFirst && !m_isGoneSaid ? *m_firstOffset : 0); !opened)
        return gains.empty() ? base::Result<std::vector<Gain>>(opened.error()) : gains;
    m_firstOffset.reset();
    if (!isFirst || m_isGoneSaid)
        gains.push_back({Gain::Kind::Begun, {}, m_open->source});
    m_isGoneSaid = false;
    readOn(*m_open, gains, now);
    return gains;
}

std::vector<LogFollower::Source> LogFollower::sources() const
{
    std::vector<Source> all;
    const auto add = [&](const Open &file) { all.push_back({file.source, file.offset, fmt::format("/proc/self/fd/{}", file.descriptor)}); };
    std::ranges::for_each(m_left, add);
    if (m_open)
        add(*m_open);
    return all;
}

base::Status LogFollower::open(std::uint64_t offset)
{
    const int descriptor = ::open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts = {};
    if (descriptor < 0 || ::fstat(descriptor, &facts) != 0 || S_ISDIR(facts.st_mode)) {
        const std::string why = descriptor < 0 ? std::strerror(errno) : "it is a folder";
        if (descriptor >= 0)
            ::close(descriptor);
        return base::Error{"log.unreadable", fmt::format("{} cannot be read: {}", m_file, why)}.with("file", m_file).with("detail", why);
    }
    Open opened{++m_sources, descriptor, facts.st_dev, facts.st_ino, std::min(offset, std::uint64_t(facts.st_size)), {}, {}};
    opened.tail.resize(std::min<std::uint64_t>(kTail, opened.offset));
    const auto got = ::pread(descriptor, opened.tail.data(), opened.tail.size(), off_t(opened.offset - opened.tail.size()));
    opened.tail.resize(std::size_t(std::max<ssize_t>(got, 0)));
    m_open = std::move(opened);
    watch();
    return {};
}

// Truncated since, and perhaps already longer again than it was.
bool LogFollower::isAnother(Open &file) const
{
    struct stat facts = {};
    if (::fstat(file.descriptor, &facts) != 0)
        return false;
    if (std::uint64_t(facts.st_size) < file.offset)
        return true;
    std::string tail(file.tail.size(), '\0');
    const auto got = ::pread(file.descriptor, tail.data(), tail.size(), off_t(file.offset - tail.size()));
    return got != ssize_t(tail.size()) || tail != file.tail;
}

void LogFollower::readOn(Open &file, std::vector<Gain> &gains, base::SteadyTime now)
{
    if (isAnother(file)) {
        file.offset = 0;
        file.tail.clear();
        file.source = ++m_sources;
        gains.push_back({Gain::Kind::Begun, {}, file.source});
    }
    std::string bytes;
    while (bytes.size() < kMost) {
        const auto had = bytes.size();
        bytes.resize(had + kBlock);
        const auto got = ::pread(file.descriptor, bytes.data() + had, kBlock, off_t(file.offset));
        bytes.resize(had + std::size_t(std::max<ssize_t>(got, 0)));
        if (got <= 0)
            break;
        file.offset += std::uint64_t(got);
    }
    m_hasMore = m_hasMore || bytes.size() >= kMost;
    if (bytes.empty())
        return;
    file.quietSince = now;
    file.tail = (file.tail + bytes.substr(bytes.size() - std::min(bytes.size(), kTail)));
    file.tail.erase(0, file.tail.size() - std::min(file.tail.size(), kTail));
    gains.push_back({Gain::Kind::Bytes, std::move(bytes), file.source});
}

void LogFollower::watch()
{
    if (m_wake < 0)
        return;
    if (m_watched >= 0)
        ::inotify_rm_watch(m_wake, m_watched);
    m_watched = ::inotify_add_watch(m_wake, m_file.c_str(), IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF);
}

void LogFollower::drain() const
{
    alignas(inotify_event) char events[4096];
    while (m_wake >= 0 && ::read(m_wake, events, sizeof events) > 0) {
    }
}

} // namespace qcat::log_files
