#pragma once

#include "file_search.h"
#include "line_order.h"
#include "line_set.h"
#include "mailbox.h"
#include "minutes.h"
#include "open_sources.h"
#include "wanted.h"

#include <qcat/base/clock.h>
#include <qcat/base/memory_ledger.h>
#include <qcat/log_files/index_file.h>
#include <qcat/log_files/sidecars.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

namespace qcat::log_reader
{

// One opened source: a thread that owns what is known of its files, answers questions and follows them, and a second one for the looks
// through whole files, whose findings come back piece by piece.
class Session
{
public:
    Session(api::LogSource source, api::LogReader::Changed changed, std::shared_ptr<base::Executor> executor, const base::Clock &clock, const log_files::Sidecars &sidecars, base::MemoryHolder *memory);
    ~Session(); // waits for its threads
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // Nothing is told or answered any more; the threads end soon. On the executor's thread.
    void stop();
    // Its threads have nothing left to do. Any thread.
    bool isOver() const { return m_isOver; }

    // On the executor's thread; see api::LogView.
    void setFilter(api::LogFilter filter, std::function<void(base::Status)> accepted);
    void lines(std::uint64_t row, std::size_t count, api::LogView::LinesArrived arrived);
    void rowAtTime(std::int64_t us, api::LogView::RowArrived arrived);
    void rowOfLine(std::uint64_t number, api::LogView::RowArrived arrived);
    void nextOf(api::LogLevels levels, std::uint64_t row, bool isForward, api::LogView::RowArrived arrived);
    void save(std::string file, api::LogView::Done saved);
    void patterns(api::LogView::PatternsArrived arrived);

private:
    struct File {
        OpenSource opened;
        log_files::LogIndex index;
        bool isCut = false;
    };
    // What the present filter shows; without one every line is.
    struct Shown {
        std::shared_ptr<const Wanted> wanted;
        LineSet matches; // the lines of what is wanted
        LineSet lines;   // and those around them
        Minutes minutes;
        std::uint64_t messages = 0;
        std::uint64_t number = 0;
        bool isFiltering = false;
        base::CancelToken cancel;
        std::vector<std::uint64_t> seen; // lines of each file that the search goes through
    };
    struct Saving;
    // The newest state on its way; it takes the place of one that has not arrived.
    struct Outbox {
        std::mutex mutex;
        api::LogState newest;
        bool isPosted = false;
    };

    // session.cpp: the threads
    void run();
    void work();
    void wait(bool isAtOnce);
    void beginIndexing();
    void takeIndex(std::size_t file, base::Result<log_files::LogIndex> index, base::Status damage);
    void becomeReady();
    void publish(bool isAtOnce = false);
    void countMemory();
    api::LogState state() const;
    std::vector<api::LogLine> tail() const;
    template <typename T>
    void answer(const std::function<void(T)> &to, T value);
    void postJob(Mailbox::Work job);

    // session_follow.cpp
    bool follow();
    void take(std::size_t follower, const log_files::LogFollower::Gain &gain);
    void beginFile(std::size_t follower, std::uint64_t source);
    void append(std::size_t file, std::string_view bytes);
    std::size_t fileOf(std::size_t follower, std::uint64_t source);

    // session_filter.cpp
    void use(std::shared_ptr<const Wanted> wanted);
    void filterByIndex(std::size_t file, std::uint64_t from, std::uint64_t to);
    void beginSearch();
    void takePlaces(std::uint64_t filter, std::size_t file, const std::vector<log_files::MessagePlace> &places);
    void endSearch(std::uint64_t filter);
    void filterTail(std::size_t file, std::uint64_t firstNew);
    std::vector<log_files::MessagePlace> placesAmong(std::size_t file, std::uint64_t from, std::uint64_t to) const;
    void addMessage(std::size_t file, std::uint64_t line, log_files::CivilTime time, log_files::Level level);
    void showLines(std::size_t file, std::uint64_t from, std::uint64_t to);

    // session_questions.cpp
    std::uint64_t rows() const;
    std::uint64_t numberOf(std::uint64_t row) const;
    std::uint64_t numberBehind(std::uint64_t number) const; // of the next row, which there is
    std::uint64_t rowBefore(std::uint64_t number) const;
    api::LogLine lineAt(std::uint64_t number) const;
    log_files::LineFacts factsOf(std::uint64_t number) const;
    std::optional<std::uint64_t> nextNumber(api::LogLevels levels, std::uint64_t number, bool isForward) const;
    void saveOn(const std::shared_ptr<Saving> &saving);

    const api::LogSource m_source;
    const api::LogReader::Changed m_changed;
    const std::shared_ptr<base::Executor> m_executor;
    const base::Clock &m_clock;
    const log_files::Sidecars &m_sidecars;
    base::MemoryHolder *const m_memory; // may be null
    const std::shared_ptr<bool> m_isHeard = std::make_shared<bool>(true); // of the executor's thread
    const std::shared_ptr<Outbox> m_outbox = std::make_shared<Outbox>();
    std::atomic_bool m_isStopping = false;
    std::atomic_bool m_isOver = false;
    base::CancelToken m_cancel;

    // of the session's thread
    std::vector<File> m_files;
    std::map<std::pair<std::size_t, std::uint64_t>, std::size_t> m_followedBy; // a follower and its source: the file that it is
    LineOrder m_order;
    Minutes m_minutes;
    std::uint64_t m_messages = 0;
    Shown m_shown;
    std::vector<api::LogLine> m_preview;
    std::size_t m_unread = 0; // files that are not indexed yet
    bool m_isReady = false;
    bool m_isMerged = false;
    bool m_isChanged = true;
    std::uint64_t m_bytesTotal = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_arrivals = 0; // since the last state
    std::uint64_t m_coalesced = 0;
    base::SteadyTime m_published;
    std::int64_t m_held = 0; // bytes of the indexes, as they were counted last
    std::vector<std::function<void()>> m_whenReady; // questions that came too early
    std::atomic_uint64_t m_bytesRead = 0;

    Mailbox m_mail;
    std::mutex m_jobsMutex;
    std::condition_variable m_jobsArrived;
    std::deque<Mailbox::Work> m_jobs;
    std::thread m_worker;
    std::thread m_thread;
};

template <typename T>
void Session::answer(const std::function<void(T)> &to, T value)
{
    m_executor->post([isHeard = m_isHeard, to, value = std::move(value)] {
        if (*isHeard && to)
            to(value);
    });
}

} // namespace qcat::log_reader
