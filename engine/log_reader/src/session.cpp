#include "session.h"

#include "file_lines.h"
#include "merged_order.h"

#include <qcat/log_files/gzip_points.h>
#include <qcat/log_files/packed_log.h>

#include <algorithm>
#include <poll.h>
#include <pthread.h>
#include <ranges>

namespace qcat::log_reader
{

using namespace log_files;
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kBetweenStates = 16ms;
constexpr std::uint64_t kTail = 120; // more than a screen has
constexpr std::chrono::milliseconds kBetweenReports = 50ms; // of how far the reading is

} // namespace

Session::Session(api::LogSource source, api::LogReader::Changed changed, std::shared_ptr<base::Executor> executor, const base::Clock &clock, const log_files::Sidecars &sidecars,
                 base::MemoryHolder *memory)
    : m_source(std::move(source)), m_changed(std::move(changed)), m_executor(std::move(executor)), m_clock(clock), m_sidecars(sidecars),
      m_memory(memory)
{
    m_worker = std::thread([this] { work(); });
    m_thread = std::thread([this] { run(); });
    pthread_setname_np(m_worker.native_handle(), "log-look");
    pthread_setname_np(m_thread.native_handle(), "log-view");
}

Session::~Session()
{
    m_thread.join();
    m_worker.join();
}

void Session::stop()
{
    *m_isHeard = false;
    m_cancel.cancel();
    m_isStopping = true;
    m_mail.post([this] { m_shown.cancel.cancel(); });
    const std::lock_guard lock(m_jobsMutex);
    m_jobsArrived.notify_all();
}

void Session::work()
{
    while (true) {
        Mailbox::Work job;
        {
            std::unique_lock lock(m_jobsMutex);
            m_jobsArrived.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
            if (m_isStopping)
                break;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

void Session::postJob(Mailbox::Work job)
{
    const std::lock_guard lock(m_jobsMutex);
    m_jobs.push_back(std::move(job));
    m_jobsArrived.notify_all();
}

void Session::run()
{
    beginIndexing();
    bool hasMore = false;
    while (!m_isStopping) {
        wait(hasMore);
        for (const auto &work : m_mail.take())
            work();
        hasMore = m_isReady && follow();
        publish();
    }
    m_shown.cancel.cancel();
    m_files.clear(); // this may stand about until the next log is opened
    countMemory();
    m_isOver = true;
}

void Session::countMemory()
{
    std::int64_t held = 0;
    for (const auto &file : m_files)
        held += std::int64_t(file.index.memory());
    if (m_memory)
        m_memory->changes(held - m_held);
    m_held = held;
}

// For mail, for what followed files gain, or until a state that was held back is due.
void Session::wait(bool isAtOnce)
{
    std::vector<pollfd> wakes{{m_mail.descriptor(), POLLIN, 0}};
    bool hasFollowers = false;
    for (const auto &file : m_files)
        if (m_isReady && file.opened.follower) {
            wakes.push_back({file.opened.follower->wakeDescriptor(), POLLIN, 0});
            hasFollowers = true;
        }
    auto patience = hasFollowers ? std::chrono::duration_cast<std::chrono::milliseconds>(LogFollower::kPatience) : 10s;
    if (m_isChanged)
        patience = kBetweenStates;
    else if (!m_isReady)
        patience = 50ms;
    ::poll(wakes.data(), wakes.size(), isAtOnce ? 0 : int(patience.count()));
}

void Session::beginIndexing()
{
    for (auto &opened : openSources(m_source, m_clock.steadyNow()))
        m_files.push_back({std::move(opened), log_files::LogIndex(), false});
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const auto &opened = m_files[i].opened;
        if (!opened.file)
            continue;
        ++m_unread;
        m_bytesTotal += opened.end.value_or(opened.file->sizeNow());
        postJob([this, i, file = opened.file, end = opened.end] {
            IndexOptions options;
            options.end = end;
            options.cancel = m_cancel;
            const auto before = m_bytesRead.load();
            options.progress = [&](std::uint64_t bytes) { m_bytesRead = before + bytes; };
            auto index = std::make_shared<base::Result<LogIndex>>(file->isPacked() ? indexPacked(*file, m_sidecars, options) : indexFile(file->path(), options));
            const auto points = file->points();
            m_mail.post([this, i, index, damage = points ? points->problem() : base::Status()] { takeIndex(i, std::move(*index), damage); });
        });
    }
    const auto readable = [](const File &file) { return file.opened.file != nullptr; };
    if (m_source.isFollowed) {
        const auto last = std::ranges::find_if(m_files | std::views::reverse, readable);
        if (last != m_files.rend())
            m_preview = glanceAt(*last->opened.file, true);
    } else if (const auto first = std::ranges::find_if(m_files, readable); first != m_files.end()) {
        m_preview = glanceAt(*first->opened.file, false);
    }
    if (m_unread == 0)
        becomeReady();
    publish(true);
}

void Session::takeIndex(std::size_t file, base::Result<LogIndex> index, base::Status damage)
{
    auto &mine = m_files[file];
    if (index) {
        mine.index = std::move(*index);
        if (!mine.opened.follower)
            mine.index.seal();
        if (!damage)
            mine.opened.problem = damage.error();
    } else if (index.error().code != "log.cancelled") {
        mine.opened.problem = index.error();
    }
    m_isChanged = true;
    if (--m_unread == 0)
        becomeReady();
}

void Session::becomeReady()
{
    std::vector<const LogIndex *> indexes;
    for (const auto &file : m_files)
        indexes.push_back(&file.index);
    m_isMerged = orderByTime(indexes, m_order);
    for (const auto &file : m_files) {
        m_minutes.add(file.index, {});
        m_messages += file.index.countMessages({});
    }
    m_isReady = true;
    m_preview.clear();
    m_isChanged = true;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        for (const auto &gain : std::exchange(m_files[i].opened.gains, {}))
            take(i, gain);
    for (const auto &question : std::exchange(m_whenReady, {}))
        question();
}

api::LogState Session::state() const
{
    api::LogState state;
    state.phase = m_isReady ? api::LogState::Phase::Ready : api::LogState::Phase::Reading;
    state.bytesRead = m_bytesRead;
    state.bytesTotal = m_bytesTotal;
    state.isFiltering = m_shown.isFiltering;
    state.lines = m_order.size();
    state.rows = m_isReady ? rows() : 0;
    state.messages = m_shown.wanted ? m_shown.messages : m_messages;
    state.filter = m_shown.number;
    state.isMerged = m_isMerged;
    state.received = m_received;
    state.coalesced = m_coalesced;
    for (const auto &file : m_files) {
        state.isOrdered = state.isOrdered && file.index.isOrdered();
        api::LogFileFacts facts;
        facts.name = file.opened.name;
        facts.lines = file.index.lines();
        facts.bytes = file.index.end() + file.index.openBytes();
        facts.isPacked = file.opened.file && file.opened.file->isPacked();
        facts.isFollowed = file.opened.follower != nullptr;
        facts.encoding = file.opened.file && file.opened.file->encoding() == TextEncoding::Gb18030 ? "GB18030" : "UTF-8";
        facts.problem = file.opened.problem;
        state.files.push_back(std::move(facts));
    }
    state.minutes = (m_shown.wanted ? m_shown.minutes : m_minutes).all();
    state.tail = m_isReady ? tail() : m_preview;
    return state;
}

// The last rows; none of a source that does not grow.
std::vector<api::LogLine> Session::tail() const
{
    std::vector<api::LogLine> lines;
    const auto all = rows();
    auto row = m_source.isFollowed && all > kTail ? all - kTail : 0;
    for (auto number = all > 0 ? numberOf(row) : 0; m_source.isFollowed && row < all; ++row) {
        lines.push_back(lineAt(number));
        lines.back().row = row;
        if (row + 1 < all)
            number = numberBehind(number);
    }
    return lines;
}

void Session::publish(bool isAtOnce)
{
    const auto now = m_clock.steadyNow();
    const auto due = m_published + (m_isReady ? kBetweenStates : kBetweenReports);
    const bool isWanted = m_isChanged || !m_isReady;
    if (!isAtOnce && (!isWanted || now < due))
        return;
    m_published = now;
    m_isChanged = false;
    if (m_arrivals > 1)
        m_coalesced += m_arrivals - 1;
    m_arrivals = 0;
    countMemory();
    auto standing = state(); // the window's thread may wait for the mutex, and not for this
    const std::lock_guard lock(m_outbox->mutex);
    m_outbox->newest = std::move(standing);
    if (std::exchange(m_outbox->isPosted, true))
        return;
    m_executor->post([isHeard = m_isHeard, outbox = m_outbox, changed = m_changed] {
        api::LogState newest;
        {
            const std::lock_guard taking(outbox->mutex);
            newest = std::move(outbox->newest);
            outbox->isPosted = false;
        }
        if (*isHeard)
            changed(newest);
    });
}

} // namespace qcat::log_reader
