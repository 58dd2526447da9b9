#pragma once

#include <qcat/api/history.h>
#include <qcat/domain/health.h>
#include <qcat/ops_ports/history_store.h>

#include <limits>
#include <map>
#include <memory>
#include <optional>

namespace qcat::history
{

class SeriesWindow;

// Remembers figures: as measured for some hours in memory, by the minute for days in a store. Bounded: more than `mostSeries` names are
// not taken (the first ones stay). One thread.
class HistoryBook
{
public:
    struct Limits
    {
        base::Duration window = std::chrono::hours(6); // in memory
        base::Duration interval = std::chrono::seconds(5); // between measurements
        base::Duration kept = std::chrono::hours(24 * 14); // in the store
        std::size_t mostSeries = 400;
    };

    // Without a store (null) only the window is there. The store outlives this.
    HistoryBook(Limits limits, ops::HistoryStore *store);
    ~HistoryBook();

    // Every `interval`. An Error is the store's; what it concerns is tried again with the next call.
    base::Status add(const std::vector<domain::Measured> &figures, base::WallTime now);
    base::Result<api::HistorySeries> answer(const api::HistoryQuery &query) const;
    std::vector<std::string> names() const;
    // Of the figures in memory.
    std::int64_t bytes() const;
    // From now on the window is as short as that asks for; what was in it comes from the store, by the minute. At least a minute of every
    // series stays.
    void limitTo(std::int64_t bytes);

private:
    base::Status keep(base::WallTime now);
    std::size_t mostPoints() const;
    std::optional<std::string> unitOf(const std::string &series) const;
    base::Result<api::HistorySeries> fromWindow(const SeriesWindow &window, const api::HistoryQuery &query) const;
    base::Result<api::HistorySeries> fromStore(const std::string &unit, const api::HistoryQuery &query) const;

    const Limits m_limits;
    ops::HistoryStore *const m_store;
    std::map<std::string, std::unique_ptr<SeriesWindow>> m_windows;
    std::int64_t m_mostBytes = std::numeric_limits<std::int64_t>::max();
    std::vector<ops::HistoryMinute> m_unsaved; // bounded
    base::WallTime m_forgotten; // when the store was last asked to forget
};

} // namespace qcat::history
