#include "session.h"

#include <algorithm>
#include <ranges>

namespace qcat::log_reader
{

using namespace log_files;

// True: more waits.
bool Session::follow()
{
    bool hasMore = false;
    const auto now = m_clock.steadyNow();
    for (std::size_t i = 0; i < m_files.size(); ++i) { // files may come while it goes on
        auto *const follower = m_files[i].opened.follower.get();
        if (!follower)
            continue;
        const auto gains = follower->look(now);
        if (!gains) {
            m_files[i].opened.problem = gains.error();
            continue;
        }
        for (const auto &gain : *gains)
            take(i, gain);
        hasMore = hasMore || follower->hasMore();
    }
    return hasMore;
}

// `follower`: the file that has the follower; what it tells of may be another one by now.
void Session::take(std::size_t follower, const LogFollower::Gain &gain)
{
    switch (gain.kind) {
    case LogFollower::Gain::Kind::Begun:
        beginFile(follower, gain.source);
        break;
    case LogFollower::Gain::Kind::Gone:
        m_files[follower].opened.problem =
            base::Error{"log.gone", m_files[follower].opened.name + " is not there (any more); waiting for it"}.with("file", m_files[follower].opened.name);
        break;
    case LogFollower::Gain::Kind::Bytes:
        append(fileOf(follower, gain.source), gain.bytes);
        break;
    }
    m_isChanged = true;
}

// What the name stands for from now on; the follower stays with the file that it began with.
void Session::beginFile(std::size_t follower, std::uint64_t source)
{
    auto &first = m_files[follower];
    first.opened.problem.reset();
    const auto sources = first.opened.follower->sources();
    const auto found = std::ranges::find(sources, source, &LogFollower::Source::source);
    if (found == sources.end())
        return;
    auto file = LogFile::open(found->path, first.opened.name);
    OpenSource opened;
    opened.name = first.opened.name;
    opened.followed = source;
    if (file)
        opened.file = *file;
    else
        opened.problem = file.error();
    for (auto &other : m_files) // the same file once more: it was cut, and what stood there is no longer
        if (opened.file && other.opened.file && other.opened.file->inode() == opened.file->inode() && other.opened.file->device() == opened.file->device()) {
            other.isCut = other.index.lines() > 0;
            if (other.isCut && !other.opened.problem)
                other.opened.problem = base::Error{"log.cut", other.opened.name + " was cut: what stood in it is gone"}.with("file", other.opened.name);
        }
    m_files.push_back({std::move(opened), LogIndex(), false});
    m_followedBy[{follower, source}] = m_files.size() - 1;
}

std::size_t Session::fileOf(std::size_t follower, std::uint64_t source)
{
    const auto found = m_followedBy.find({follower, source});
    return found == m_followedBy.end() ? follower : found->second;
}

void Session::append(std::size_t number, std::string_view bytes)
{
    auto &file = m_files[number];
    const auto before = file.index.lines();
    file.index.append(bytes);
    const auto added = file.index.lines() - before;
    ++m_arrivals;
    if (added == 0)
        return;
    m_received += added;
    m_order.append(number, before, added);
    file.index.eachHeader(before, before + added, [&](std::uint64_t, CivilTime time, Level level) {
        m_minutes.add(time, level);
        ++m_messages;
    });
    if (m_shown.wanted && !m_shown.isFiltering)
        filterTail(number, before);
}

} // namespace qcat::log_reader
