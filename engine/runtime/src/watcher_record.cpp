#include "watcher_record.h"

#include <qcat/base/log.h>
#include <qcat/ops_store/last_exposure.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <algorithm>
#include <charconv>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kEvery = 1s;
constexpr base::Duration kExposureEvery = 5s;
constexpr int kNewest = 50; // silences of qcat
constexpr int kNewestMessages = 500;

std::string noteOf(const domain::IncidentId &incident)
{
    return "watcher/" + incident.value;
}

std::size_t numberIn(const std::string &text)
{
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<ops::AckWord> wordsFor(const domain::IncidentId &incident, const std::vector<ops::AckWord> &all)
{
    std::vector<ops::AckWord> some;
    std::ranges::copy_if(all, std::back_inserter(some), [&](const auto &word) { return word.incident == incident; });
    return some;
}

} // namespace

WatcherRecord::WatcherRecord(const std::filesystem::path &dataFolder, ops::OutboxStore &notes, notify::Pager &pager, ops::IncidentDesk &desk,
                             const ops::ExposureSource &exposure, const base::Clock &clock, base::Executor &executor)
    : m_store(dataFolder / ops_store::kWatcherStoreFile), m_exposureFile(dataFolder / ops_store::kLastExposureFile), m_notes(notes), m_pager(pager),
      m_desk(desk), m_exposure(exposure), m_clock(clock), m_executor(executor)
{
}

void WatcherRecord::start()
{
    if (auto notes = m_notes.loadNotes())
        m_taken = std::move(*notes);
    look();
}

void WatcherRecord::look()
{
    if (isChanged())
        if (const auto taken = takeUp(); !taken) {
            log::error("desk", "what qguard wrote cannot be taken up: {}", taken.error().message);
            m_seen = {}; // once more
        }
    leaveExposure();
    m_executor.postAfter(kEvery, [this, weak = std::weak_ptr(m_alive)] {
        if (weak.lock())
            look();
    });
}

bool WatcherRecord::isChanged()
{
    decltype(m_seen) written{};
    std::error_code none;
    written[0] = std::filesystem::last_write_time(m_store, none);
    if (none)
        return false;
    written[1] = std::filesystem::last_write_time(m_store.string() + "-wal", none); // mostly not there
    return std::exchange(m_seen, written) != written;
}

base::Status WatcherRecord::takeUp()
{
    auto store = ops_store::SqliteOpsStore::openToRead(m_store.string());
    if (!store)
        return store.error();
    const auto incidents = (*store)->loadIncidents(kNewest);
    const auto pages = (*store)->outbox()->loadPages(kNewest);
    const auto deliveries = (*store)->outbox()->loadDeliveries(kNewestMessages);
    const auto words = (*store)->outbox()->loadWords().valueOr({}); // none in a file that an earlier version has written
    if (!incidents || !pages || !deliveries)
        return !incidents ? incidents.error() : !pages ? pages.error() : deliveries.error();
    for (const auto &incident : *incidents) {
        auto &taken = m_taken[noteOf(incident.id)];
        const auto firstNew = numberIn(taken);
        if (incident.timeline.size() <= firstNew)
            continue;
        const auto page = std::ranges::find(*pages, incident.id, &ops::Page::incident);
        std::vector<domain::Delivery> sent;
        std::ranges::copy_if(*deliveries, std::back_inserter(sent), [&](const auto &one) { return one.incident == incident.id; });
        if (page != pages->end())
            if (auto owed = m_pager.takeUp(*page, std::move(sent), wordsFor(incident.id, words)); !owed)
                return owed;
        m_desk.takeUp(incident, firstNew);
        taken = std::to_string(incident.timeline.size());
        if (auto noted = m_notes.saveNote(noteOf(incident.id), taken); !noted)
            return noted;
    }
    return {};
}

void WatcherRecord::leaveExposure()
{
    const auto now = m_clock.steadyNow();
    if (m_exposureAt != base::SteadyTime() && now - m_exposureAt < kExposureEvery)
        return;
    m_exposureAt = now;
    const auto exposure = m_exposure.exposure();
    if (!exposure.known)
        return; // the last known one stays
    if (const auto left = ops_store::writeLastExposure(m_exposureFile.string(), exposure); !left)
        log::warning("desk", "the exposure is not left for qguard: {}", left.error().message);
}

} // namespace qcat::runtime
